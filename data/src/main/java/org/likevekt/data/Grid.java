package org.likevekt.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** An immutable array of figures whose every axis is labelled by a {@link Classification}; row-major. */
public final class Grid {
    /** A figure for every combination of positions, one position for each axis. */
    @FunctionalInterface
    public interface Cell {
        /** The figure at these positions; the array is reused between calls and must not be kept. */
        double at(int[] position);
    }

    private final List<Classification> axes;
    private final double[] values;

    private Grid(List<Classification> axes, double[] values) {
        this.axes = axes;
        this.values = values;
    }

    /**
     * Makes a grid from row-major values, which are copied.
     *
     * @throws IllegalArgumentException when there are not as many values as the axes ask for
     */
    public static Grid of(List<Classification> axes, double[] values) {
        int cells = cells(axes);
        if (cells != values.length) {
            throw new IllegalArgumentException(
                    "Axes " + names(axes) + " have " + cells + " cells, not " + values.length);
        }
        return new Grid(List.copyOf(axes), values.clone());
    }

    /** Makes a grid by computing every cell in row-major order. */
    public static Grid of(Cell cell, Classification... axes) {
        List<Classification> labels = List.of(axes);
        double[] values = new double[cells(labels)];
        int[] position = new int[axes.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = cell.at(position);
            advance(position, labels);
        }
        return new Grid(labels, values);
    }

    /** The axes in order. */
    public List<Classification> axes() {
        return axes;
    }

    /** One axis, counted from 0. */
    public Classification axis(int axis) {
        return axes.get(axis);
    }

    /**
     * The figure at these positions, one for each axis.
     *
     * @throws IllegalArgumentException when the number of positions is wrong
     * @throws IndexOutOfBoundsException when a position is outside its axis
     */
    public double get(int... position) {
        checkRank(position.length);
        int offset = 0;
        for (int a = 0; a < position.length; a++) {
            offset = offset * axes.get(a).size()
                    + Objects.checkIndex(position[a], axes.get(a).size());
        }
        return values[offset];
    }

    /**
     * The figure at these codes, one for each axis.
     *
     * @throws IllegalArgumentException when a code is unknown (the message names the nearest) or their number is wrong
     */
    public double get(String... codes) {
        checkRank(codes.length);
        int[] position = new int[codes.length];
        for (int a = 0; a < codes.length; a++) {
            position[a] = axes.get(a).indexOf(codes[a]);
        }
        return get(position);
    }

    /**
     * The grid summed over some axes, counted from 0; the others remain in order.
     *
     * @throws IndexOutOfBoundsException when there is no such axis
     */
    public Grid sumOver(int... summed) {
        int[] kept = keptAxes(summed);
        List<Classification> keptAxes = Arrays.stream(kept).mapToObj(axes::get).toList();
        return new Grid(keptAxes, marginOf(kept));
    }

    /** The sum of all cells. */
    public double total() {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return total;
    }

    /** The smallest cell. */
    public double minimum() {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    /** A copy of the figures, row-major. */
    public double[] values() {
        return values.clone();
    }

    /** The codes of the cell at a row-major offset, for messages. */
    String label(int offset) {
        String[] codes = new String[axes.size()];
        int rest = offset;
        for (int a = axes.size() - 1; a >= 0; a--) {
            codes[a] = axes.get(a).code(rest % axes.get(a).size());
            rest /= axes.get(a).size();
        }
        return String.join(", ", codes);
    }

    /** The sums of the cells that share their positions on the kept axes, row-major over those axes. */
    private double[] marginOf(int[] kept) {
        double[] sums = new double[cells(Arrays.stream(kept).mapToObj(axes::get).toList())];
        int[] position = new int[axes.size()];
        for (double value : values) {
            sums[marginOffset(position, kept)] += value;
            advance(position, axes);
        }
        return sums;
    }

    private int marginOffset(int[] position, int[] kept) {
        int offset = 0;
        for (int axis : kept) {
            offset = axes.get(axis).cell(offset, position[axis]);
        }
        return offset;
    }

    /** For every cell in order, the row-major offset of its cell in the margin over the kept axes. */
    int[] marginOffsets(int[] kept) {
        int[] offsets = new int[values.length];
        int[] position = new int[axes.size()];
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = marginOffset(position, kept);
            advance(position, axes);
        }
        return offsets;
    }

    /** The same over groups of an axis, wherever a kept axis holds what the groups are made of. */
    int[] marginOffsets(int[] kept, RegionPartition groups) {
        int[] offsets = new int[values.length];
        int[] position = new int[axes.size()];
        for (int k = 0; k < offsets.length; k++) {
            for (int axis : kept) {
                boolean isGrouped = groups.parts().equals(axes.get(axis));
                Classification own = isGrouped ? groups.regions() : axes.get(axis);
                int at = isGrouped ? groups.regionOf(position[axis]) : position[axis];
                offsets[k] = own.cell(offsets[k], at);
            }
            advance(position, axes);
        }
        return offsets;
    }

    private int[] keptAxes(int[] summed) {
        List<Integer> kept = new ArrayList<>();
        for (int a = 0; a < axes.size(); a++) {
            kept.add(a);
        }
        for (int axis : summed) {
            kept.remove(Integer.valueOf(Objects.checkIndex(axis, axes.size())));
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private void checkRank(int given) {
        if (given != axes.size()) {
            throw new IllegalArgumentException("Grid over " + names(axes) + " wants " + axes.size() + " positions, not "
                    + given + ". Maybe one axis too many or too few");
        }
    }

    private static void advance(int[] position, List<Classification> axes) {
        for (int a = position.length - 1; a >= 0; a--) {
            if (++position[a] < axes.get(a).size()) {
                return;
            }
            position[a] = 0;
        }
    }

    private static int cells(List<Classification> axes) {
        return axes.stream().mapToInt(Classification::size).reduce(1, Math::multiplyExact);
    }

    private static List<String> names(List<Classification> axes) {
        return axes.stream().map(Classification::name).toList();
    }

    @Override
    public String toString() {
        return "Grid over " + names(axes) + ", total " + total();
    }
}
