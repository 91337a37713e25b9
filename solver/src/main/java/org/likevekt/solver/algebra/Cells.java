package org.likevekt.solver.algebra;

import java.util.List;

/** Maps points of an index space to cells of a symbol. */
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
}
