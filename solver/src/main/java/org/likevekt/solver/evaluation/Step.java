package org.likevekt.solver.evaluation;

import java.util.Arrays;

/** One pass over arrays of a pool; a compiled program is a list of steps. */
interface Step {
    /** Runs on a pool of arrays. */
    void run(double[][] pool, Mode mode);

    /** Sets an array to zero. */
    record Clear(int array) implements Step {
        @Override
        public void run(double[][] pool, Mode mode) {
            Arrays.fill(pool[array], 0);
        }
    }

    /** Copies cells of a symbol's array to where a formula reads them. */
    record Gather(int from, int to, int[] cells) implements Step {
        @Override
        public void run(double[][] pool, Mode mode) {
            double[] source = pool[from];
            double[] target = pool[to];
            for (int k = 0; k < cells.length; k++) {
                target[k] = source[cells[k]];
            }
        }
    }

    /** An operation on one or two arrays, point by point. */
    record Pointwise(Kernel kernel, int out, int a, int b, LoopNest loops) implements Step {
        @Override
        public void run(double[][] pool, Mode mode) {
            loops.run(kernel.inner(mode), pool[out], pool[a], pool[b]);
        }
    }

    /** out += factor a b, summed over the indices that out lacks; a factor array of -1 stands for ones. */
    record Contract(int out, double factor, int a, int b, LoopNest loops) implements Step {
        private static final double[] ONE = {1};

        @Override
        public void run(double[][] pool, Mode mode) {
            double f = mode == Mode.PATTERN ? Math.abs(factor) : factor;
            double[] left = a < 0 ? ONE : pool[a];
            double[] right = b < 0 ? ONE : pool[b];
            loops.run(
                    (n, o, oi, so, x, xi, sx, y, yi, sy) -> Kernel.contract(n, f, o, oi, so, x, xi, sx, y, yi, sy),
                    pool[out],
                    left,
                    right);
        }
    }
}
