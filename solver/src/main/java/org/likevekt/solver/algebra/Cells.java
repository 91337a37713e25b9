package org.likevekt.solver.algebra;

import java.util.ArrayList;
import java.util.List;

/** Maps points of an index space, and names, to cells of a symbol. */
public final class Cells {
    private Cells() {}

    /**
     * What one subscript adds to the position of a cell: one number for every value of an index, one in all for a fixed
     * element.
     *
     * @param dimension which of the symbol's sets the subscript stands for
     */
    public static int[] along(Symbol symbol, int dimension, Subscript subscript) {
        IndexSet set = symbol.sets().get(dimension);
        int stride = 1;
        for (int d = dimension + 1; d < symbol.sets().size(); d++) {
            stride *= symbol.sets().get(d).size();
        }
        int[] positions = subscript.positionsIn(set);
        for (int k = 0; k < positions.length; k++) {
            positions[k] *= stride;
        }
        return positions;
    }

    /** For every point of the space spanned by the subscripts, row-major, the cell of a symbol. */
    public static int[] of(Symbol symbol, List<? extends Subscript> subscripts) {
        int[] cells = {0};
        for (int d = 0; d < subscripts.size(); d++) {
            int[] added = along(symbol, d, subscripts.get(d));
            int[] longer = new int[cells.length * added.length];
            for (int k = 0; k < longer.length; k++) {
                longer[k] = cells[k / added.length] + added[k % added.length];
            }
            cells = longer;
        }
        return cells;
    }

    /** The labels in the brackets of a name such as {@code Y[BRD]}, none without; labels may have brackets of their own. */
    public static List<String> labels(String name) {
        int open = name.indexOf('[');
        List<String> labels = new ArrayList<>();
        if (open <= 0 || !name.endsWith("]")) {
            return labels;
        }
        int depth = 0;
        int from = open + 1;
        for (int k = from; k < name.length() - 1; k++) {
            char c = name.charAt(k);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                labels.add(name.substring(from, k));
                from = k + 1;
            }
        }
        labels.add(name.substring(from, name.length() - 1));
        return labels;
    }
}
