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

    private final Axes axes;
    private final double[] values;

    private Grid(Axes axes, double[] values) {
        this.axes = axes;
        this.values = values;
    }

    /**
     * Makes a grid from row-major values, which are copied.
     *
     * @throws IllegalArgumentException when there are not as many values as the axes ask for
     */
    public static Grid of(List<Classification> axes, double[] values) {
        Axes labels = new Axes(axes);
        if (labels.cells() != values.length) {
            throw new IllegalArgumentException(
                    labels + " have " + labels.cells() + " cells, not " + values.length + " values");
        }
        return new Grid(labels, values.clone());
    }

    /** Makes a grid by computing every cell in row-major order. */
    public static Grid of(Cell cell, Classification... axes) {
        Axes labels = new Axes(List.of(axes));
        double[] values = new double[labels.cells()];
        int[] position = new int[axes.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = cell.at(position);
            labels.advance(position);
        }
        return new Grid(labels, values);
    }

    /** The axes in order. */
    public List<Classification> axes() {
        return axes.axes();
    }

    /** One axis, counted from 0. */
    public Classification axis(int axis) {
        return axes().get(axis);
    }

    /**
     * The figure at these positions, one for each axis.
     *
     * @throws IllegalArgumentException when the number of positions is wrong
     * @throws IndexOutOfBoundsException when a position is outside its axis
     */
    public double get(int... position) {
        return values[axes.cell(position)];
    }

    /**
     * The figure at these codes, one for each axis.
     *
     * @throws IllegalArgumentException when a code is unknown (the message names the nearest) or their number is wrong
     */
    public double get(String... codes) {
        return values[axes.cell(List.of(codes))];
    }

    /**
     * The grid summed over some axes, counted from 0; the others remain in order.
     *
     * @throws IndexOutOfBoundsException when there is no such axis
     */
    public Grid sumOver(int... summed) {
        int[] kept = keptAxes(summed);
        return new Grid(margin(kept), marginOf(kept));
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

    /** The codes of a cell, for messages. */
    String label(int cell) {
        return String.join(", ", axes.codes(cell));
    }

    private Axes margin(int[] kept) {
        return new Axes(Arrays.stream(kept).mapToObj(this::axis).toList());
    }

    /** The sums of the cells that share their positions on the kept axes, row-major over those axes. */
    private double[] marginOf(int[] kept) {
        double[] sums = new double[margin(kept).cells()];
        int[] position = new int[axes.rank()];
        for (double value : values) {
            sums[marginOffset(position, kept)] += value;
            axes.advance(position);
        }
        return sums;
    }

    private int marginOffset(int[] position, int[] kept) {
        int offset = 0;
        for (int axis : kept) {
            offset = axis(axis).cell(offset, position[axis]);
        }
        return offset;
    }

    /** For every cell in order, the row-major offset of its cell in the margin over the kept axes. */
    int[] marginOffsets(int[] kept) {
        int[] offsets = new int[values.length];
        int[] position = new int[axes.rank()];
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = marginOffset(position, kept);
            axes.advance(position);
        }
        return offsets;
    }

    /** The same over groups of an axis, wherever a kept axis holds what the groups are made of. */
    int[] marginOffsets(int[] kept, RegionPartition groups) {
        int[] offsets = new int[values.length];
        int[] position = new int[axes.rank()];
        for (int k = 0; k < offsets.length; k++) {
            for (int axis : kept) {
                boolean isGrouped = groups.parts().equals(axis(axis));
                Classification own = isGrouped ? groups.regions() : axis(axis);
                int at = isGrouped ? groups.regionOf(position[axis]) : position[axis];
                offsets[k] = own.cell(offsets[k], at);
            }
            axes.advance(position);
        }
        return offsets;
    }

    private int[] keptAxes(int[] summed) {
        List<Integer> kept = new ArrayList<>();
        for (int a = 0; a < axes.rank(); a++) {
            kept.add(a);
        }
        for (int axis : summed) {
            kept.remove(Integer.valueOf(Objects.checkIndex(axis, axes.rank())));
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
        return "Grid over " + axes + ", total " + total();
    }
}
