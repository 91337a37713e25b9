package org.likevekt.solver.linear;

/**
 * A sparse matrix in single precision, for products that need few digits: memory sets the time of a product of millions of
 * entries, and this is two thirds of it. Vectors and sums stay in double precision.
 */
final class SingleMatrix {
    private final SparsityPattern pattern;
    private final float[] values;

    SingleMatrix(SparseMatrix matrix) {
        pattern = matrix.pattern();
        values = new float[matrix.values().length];
        for (int p = 0; p < values.length; p++) {
            values[p] = (float) matrix.values()[p];
        }
    }

    /** Sets the rows {@code from} to {@code to} of {@code y = A x}. */
    void multiplyRows(double[] x, double[] y, int from, int to) {
        int[] start = pattern.rowStarts();
        int[] column = pattern.columns();
        for (int i = from; i < to; i++) {
            y[i] = rowTimes(x, column, start[i], start[i + 1]);
        }
    }

    // Four running sums, as in the matrix in double precision.
    private double rowTimes(double[] x, int[] column, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int p = from;
        for (; p + 3 < to; p += 4) {
            s0 += values[p] * x[column[p]];
            s1 += values[p + 1] * x[column[p + 1]];
            s2 += values[p + 2] * x[column[p + 2]];
            s3 += values[p + 3] * x[column[p + 3]];
        }
        for (; p < to; p++) {
            s0 += values[p] * x[column[p]];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
