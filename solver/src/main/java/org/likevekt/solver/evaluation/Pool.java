package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sizes of the arrays that a compiled program works on; every evaluation allocates its own set. */
final class Pool {
    private final List<Integer> sizes = new ArrayList<>();
    private final Map<Integer, Double> constants = new TreeMap<>();

    /** Reserves an array and returns its number. */
    int reserve(int size) {
        sizes.add(size);
        return sizes.size() - 1;
    }

    /** Has an array filled with a constant when it is allocated. */
    void fill(int array, double value) {
        constants.put(array, value);
    }

    /** A fresh set of arrays. */
    double[][] allocate() {
        double[][] arrays = new double[sizes.size()][];
        for (int k = 0; k < arrays.length; k++) {
            arrays[k] = new double[sizes.get(k)];
        }
        constants.forEach((array, value) -> Arrays.fill(arrays[array], value));
        return arrays;
    }
}
