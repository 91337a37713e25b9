package org.likevekt.solver.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sizes of the arrays that a compiled program works on; every evaluation allocates its own set. */
final class Pool {
    private final int first;
    private final List<Integer> sizes = new ArrayList<>();
    private final Map<Integer, Double> constants = new TreeMap<>();
    private final BitSet variable = new BitSet();
    private final Map<Integer, Integer> bufferOf = new HashMap<>();
    private final List<Integer> bufferSizes = new ArrayList<>();

    /** An empty pool. */
    Pool() {
        this.first = 0;
    }

    /** A pool whose numbers go on where another's end, for a program that runs on the arrays of both. */
    Pool(Pool base) {
        this.first = base.next();
        this.variable.or(base.variable);
    }

    /** Reserves an array, which depends on unknowns or on parameters alone, and returns its number. */
    int reserve(int size, boolean dependsOnUnknowns) {
        int number = next();
        sizes.add(size);
        variable.set(number, dependsOnUnknowns);
        return number;
    }

    /** Reserves an array over a box in an order of its own: short axes outermost, so that innermost loops are long. */
    View reserve(List<View.Axis> box, boolean dependsOnUnknowns) {
        List<View.Axis> order = new ArrayList<>(box);
        order.sort(Comparator.comparing(axis -> axis.size() >= LoopNest.LONG));
        return View.dense(reserve(View.size(box), dependsOnUnknowns), order);
    }

    /** Number of the next array. */
    int next() {
        return first + sizes.size();
    }

    /** Whether what a view shows depends on unknowns. */
    boolean isVariable(View view) {
        return view.array() >= 0 && variable.get(view.array());
    }

    /** Has an array filled with a constant when it is allocated. */
    void fill(int array, double value) {
        constants.put(array, value);
    }

    /**
     * Lets arrays that only pass values on between some steps take turns in few buffers, which so stay in the cache.
     *
     * @param from number of the first array that may be shared
     */
    void share(List<Step> steps, int from) {
        Map<Integer, Integer> lastRead = new HashMap<>();
        for (int k = 0; k < steps.size(); k++) {
            for (View input : steps.get(k).inputs()) {
                lastRead.put(input.array(), k);
            }
        }
        Deque<Integer> free = new ArrayDeque<>();
        for (int k = 0; k < steps.size(); k++) {
            int out = steps.get(k).out().array();
            if (out >= from) {
                int size = sizes.get(out - first);
                if (free.isEmpty()) {
                    free.push(bufferSizes.size());
                    bufferSizes.add(size);
                }
                int buffer = free.pop();
                bufferSizes.set(buffer, Math.max(bufferSizes.get(buffer), size));
                bufferOf.put(out, buffer);
            }
            for (View input : steps.get(k).inputs()) {
                if (bufferOf.containsKey(input.array()) && lastRead.remove(input.array(), k)) {
                    free.push(bufferOf.get(input.array()));
                }
            }
        }
    }

    /** A fresh set of arrays. */
    double[][] allocate() {
        return extend(new double[0][]);
    }

    /** A fresh set of arrays behind those of the pool that this one goes on from. */
    double[][] extend(double[][] base) {
        double[][] buffers = new double[bufferSizes.size()][];
        Arrays.setAll(buffers, k -> new double[bufferSizes.get(k)]);
        double[][] arrays = Arrays.copyOf(base, first + sizes.size());
        for (int k = first; k < arrays.length; k++) {
            Integer buffer = bufferOf.get(k);
            arrays[k] = buffer == null ? new double[sizes.get(k - first)] : buffers[buffer];
        }
        constants.forEach((array, value) -> Arrays.fill(arrays[array], value));
        return arrays;
    }
}
