package org.likevekt.data;

import java.util.List;
import java.util.Objects;

/**
 * Some axes together, over which values lie row-major, the last axis fastest: a cell is the place of one value, a position
 * its place on one axis.
 *
 * @param axes the axes in order; none for a value that stands alone
 */
public record Axes(List<Classification> axes) {
    /** Copies the axes. */
    public Axes {
        axes = List.copyOf(axes);
    }

    /** The number of axes. */
    public int rank() {
        return axes.size();
    }

    /** The number of values, 1 over no axes. */
    public int cells() {
        int cells = 1;
        for (Classification axis : axes) {
            cells = Math.multiplyExact(cells, axis.size());
        }
        return cells;
    }

    /**
     * The cell at these positions, one for each axis.
     *
     * @throws IllegalArgumentException when their number is wrong
     * @throws IndexOutOfBoundsException when a position is outside its axis
     */
    public int cell(int... positions) {
        checkRank(positions.length);
        int cell = 0;
        for (int a = 0; a < positions.length; a++) {
            Classification axis = axes.get(a);
            cell = axis.cell(cell, Objects.checkIndex(positions[a], axis.size()));
        }
        return cell;
    }

    /**
     * The cell of these codes, one for each axis.
     *
     * @throws IllegalArgumentException when a code is unknown (the message names the nearest) or their number is wrong
     */
    public int cell(List<String> codes) {
        checkRank(codes.size());
        int cell = 0;
        for (int a = 0; a < codes.size(); a++) {
            cell = axes.get(a).cell(cell, axes.get(a).indexOf(codes.get(a)));
        }
        return cell;
    }

    /** The codes of a cell, one for each axis. */
    public List<String> codes(int cell) {
        String[] codes = new String[rank()];
        int rest = cell;
        for (int a = codes.length - 1; a >= 0; a--) {
            codes[a] = axes.get(a).code(axes.get(a).position(rest));
            rest = axes.get(a).before(rest);
        }
        return List.of(codes);
    }

    /** Goes from the positions of one cell to those of the next. */
    void advance(int[] positions) {
        for (int a = positions.length - 1; a >= 0; a--) {
            if (++positions[a] < axes.get(a).size()) {
                return;
            }
            positions[a] = 0;
        }
    }

    private void checkRank(int given) {
        if (given != rank()) {
            throw new IllegalArgumentException(
                    this + " want " + rank() + " positions, not " + given + ". Maybe one axis too many or too few");
        }
    }

    @Override
    public String toString() {
        return "axes " + axes.stream().map(Classification::name).toList();
    }
}
