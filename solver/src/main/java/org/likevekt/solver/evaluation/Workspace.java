package org.likevekt.solver.evaluation;

import java.util.List;
import org.likevekt.solver.linear.Parallelism;

/**
 * What steps run on.
 *
 * @param arrays by their numbers in the pool
 * @param mode what is computed
 * @param threads who shares long loops; changes no bit
 */
record Workspace(double[][] arrays, Mode mode, Parallelism threads) {
    /** The array of a view. */
    double[] of(View view) {
        return view.array() < 0 ? ONE : arrays[view.array()];
    }

    /** Runs steps in order. */
    void run(List<Step> steps) {
        for (Step step : steps) {
            step.run(this);
        }
    }

    private static final double[] ONE = {1};
}
