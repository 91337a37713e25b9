package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sizes of the arrays that a compiled program works on; every evaluation allocates its own set. */
final class Pool {
    private final int first;
    private final List<Integer> sizes = new ArrayList<>();
    private final Map<Integer, Double> constants = new TreeMap<>();
    private final BitSet variable = new BitSet();

    /** An empty pool. */
    Pool() {
        this.first = 0;
    }

    /** A pool whose numbers go on where another's end, for a program that runs on the arrays of both. */
    Pool(Pool base) {
        this.first = base.first + base.sizes.size();
        this.variable.or(base.variable);
    }

    /** Reserves an array, which depends on unknowns or on parameters alone, and returns its number. */
    int reserve(int size, boolean dependsOnUnknowns) {
        int number = first + sizes.size();
        sizes.add(size);
        variable.set(number, dependsOnUnknowns);
        return number;
    }

    /** Reserves a row-major array over a box. */
    View reserve(List<View.Axis> box, boolean dependsOnUnknowns) {
        return View.dense(reserve(View.size(box), dependsOnUnknowns), box);
    }

    /** Whether what a view shows depends on unknowns. */
    boolean isVariable(View view) {
        return view.array() >= 0 && variable.get(view.array());
    }

    /** Has an array filled with a constant when it is allocated. */
    void fill(int array, double value) {
        constants.put(array, value);
    }

    /** A fresh set of arrays. */
    double[][] allocate() {
        return extend(new double[0][]);
    }

    /** A fresh set of arrays behind those of the pool that this one goes on from. */
    double[][] extend(double[][] base) {
        double[][] arrays = Arrays.copyOf(base, first + sizes.size());
        for (int k = first; k < arrays.length; k++) {
            arrays[k] = new double[sizes.get(k - first)];
        }
        constants.forEach((array, value) -> Arrays.fill(arrays[array], value));
        return arrays;
    }
}
