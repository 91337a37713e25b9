package org.likevekt.model.checks;

import java.util.function.Supplier;

/** Keeps the largest deviation seen and where it was; a deviation that is not a number is the largest of all. */
final class LargestDeviation {
    /** Cells far smaller than the largest of their account count as this share of it, as in the solver's residuals. */
    private static final double SMALLEST_CELL = 1e-3;

    private double value;
    private String where = "";

    /** Takes note of a deviation. */
    void add(double deviation, Supplier<String> at) {
        double size = Math.abs(deviation);
        if (!(size <= value) && !Double.isNaN(value)) {
            value = size;
            where = at.get();
        }
    }

    /** Compares two figures relative to the second. */
    void compare(double found, double expected, Supplier<String> at) {
        add(found == expected ? 0 : (found - expected) / Math.abs(expected), at);
    }

    /** Compares the two sides of an account cell by cell, each relative to its size. */
    void compare(double[] found, double[] expected, Labels labels) {
        double largest = 0;
        for (double cell : expected) {
            largest = Math.max(largest, Math.abs(cell));
        }
        for (int k = 0; k < found.length; k++) {
            int cell = k;
            double size = Math.max(Math.abs(expected[k]), SMALLEST_CELL * largest);
            add(found[k] == expected[k] ? 0 : (found[k] - expected[k]) / size, () -> labels.of(cell));
        }
    }

    Law law(String name, String meaning, double limit) {
        return new Law(name, meaning, value, limit, value <= limit, where);
    }

    /** Names the cells of an account. */
    @FunctionalInterface
    interface Labels {
        /** Name of a cell by its position. */
        String of(int cell);
    }
}
