package org.likevekt.solver.algebra;

import java.util.List;

/** Maps points of an index space to cells of a symbol. */
public final class Cells {
    private Cells() {}

    /**
     * For every point of the space spanned by some indices, row-major, the cell of a symbol at given subscripts.
     *
     * @param space indices that the points range over; must hold every index among the subscripts
     */
    public static int[] of(Symbol symbol, List<Index> space, List<? extends Subscript> subscripts) {
        int[] cells = new int[space.stream().mapToInt(Index::size).reduce(1, Math::multiplyExact)];
        int stride = 1;
        for (int d = subscripts.size() - 1; d >= 0; d--) {
            IndexSet set = symbol.sets().get(d);
            if (subscripts.get(d) instanceof Index index) {
                addIndex(cells, space, index, index.set().positionsIn(set), stride);
            } else if (subscripts.get(d) instanceof Subscript.Element element) {
                int offset = stride * set.position(element.label());
                for (int k = 0; k < cells.length; k++) {
                    cells[k] += offset;
                }
            }
            stride *= set.size();
        }
        return cells;
    }

    private static void addIndex(int[] cells, List<Index> space, Index index, int[] positions, int stride) {
        int inner = 1;
        for (int d = space.indexOf(index) + 1; d < space.size(); d++) {
            inner *= space.get(d).size();
        }
        for (int k = 0; k < cells.length; k++) {
            cells[k] += stride * positions[(k / inner) % positions.length];
        }
    }
}
