package org.likevekt.solver.linear;

/**
 * The factors of a {@link DenseLu} in single precision, for preconditioners, which need few digits: half the memory to read and
 * twice the numbers in a vector register.
 */
final class SingleLu {
    private final float[][] rows;
    private final int[] rowAt;

    /** Rounds factors, given by their rows and the row of the matrix at each of them. */
    SingleLu(double[][] rows, int[] rowAt) {
        this.rows = new float[rows.length][rows.length];
        this.rowAt = rowAt;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                this.rows[i][j] = (float) rows[i][j];
            }
        }
    }

    /** Solves {@code A' x = b}; {@code y} is changed. */
    void solveTransposed(float[] y, float[] x) {
        int n = rows.length;
        for (int from = 0; from < n; from += 4) {
            int to = Math.min(n, from + 4);
            for (int j = from; j < to; j++) {
                y[j] /= rows[j][j];
                for (int i = j + 1; i < to; i++) {
                    y[i] -= rows[j][i] * y[j];
                }
            }
            subtract(y, from, to, to, n);
        }
        for (int to = n; to > 0; to -= 4) {
            int from = Math.max(0, to - 4);
            for (int j = to - 1; j >= from; j--) {
                for (int i = from; i < j; i++) {
                    y[i] -= rows[j][i] * y[j];
                }
            }
            subtract(y, from, to, 0, from);
        }
        for (int i = 0; i < n; i++) {
            x[rowAt[i]] = y[i];
        }
    }

    /** Takes what the unknowns from {@code first} to {@code end} contribute out of those from {@code from} to {@code to}. */
    private void subtract(float[] y, int first, int end, int from, int to) {
        if (end - first == 4) {
            oneByFour(
                    y,
                    rows[first],
                    rows[first + 1],
                    rows[first + 2],
                    rows[first + 3],
                    y[first],
                    y[first + 1],
                    y[first + 2],
                    y[first + 3],
                    from,
                    to);
            return;
        }
        for (int j = first; j < end; j++) {
            one(y, rows[j], y[j], from, to);
        }
    }

    private static void oneByFour(
            float[] c,
            float[] x0,
            float[] x1,
            float[] x2,
            float[] x3,
            float a0,
            float a1,
            float a2,
            float a3,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            c[j] = c[j] - a0 * x0[j] - a1 * x1[j] - a2 * x2[j] - a3 * x3[j];
        }
    }

    private static void one(float[] c, float[] x, float a, int from, int to) {
        for (int j = from; j < to; j++) {
            c[j] = c[j] - a * x[j];
        }
    }
}
