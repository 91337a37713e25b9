package org.likevekt.solver.linear;

import java.util.Arrays;

/**
 * Inner loops over rows stored as separate arrays.
 *
 * <p>HotSpot vectorises a loop only when all its arrays are indexed by the very same expression, which separate row
 * arrays give and one flat array with offsets does not (measured: 24 against 13 Gflop/s). Two rows by two is as large a
 * body as it will unroll and vectorise. Every element is updated by one product after the other in ascending order, so
 * a result does not depend on which kernel, tile or thread computed it. Products are not fused: a fused multiply-add is
 * 15 % faster where the processor has it and thousands of times slower where it has not.
 */
final class DenseKernels {
    /** Columns of a tile: a tile of 48 such rows stays in a 1 MB second-level cache. */
    static final int TILE = 512;

    private static final int SQUARE = 16;

    private DenseKernels() {}

    /** {@code c[j] -= a0 x0[j] + a1 x1[j]} for two rows c at once, j in [from, to). */
    private static void twoByTwo(
            double[] c,
            double[] d,
            double[] x0,
            double[] x1,
            double a0,
            double a1,
            double b0,
            double b1,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            double y0 = x0[j];
            double y1 = x1[j];
            c[j] = c[j] - a0 * y0 - a1 * y1;
            d[j] = d[j] - b0 * y0 - b1 * y1;
        }
    }

    private static void oneByFour(
            double[] c,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            double a0,
            double a1,
            double a2,
            double a3,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            c[j] = c[j] - a0 * x0[j] - a1 * x1[j] - a2 * x2[j] - a3 * x3[j];
        }
    }

    /** {@code c[j] -= a x[j]}, j in [from, to). */
    static void subtract(double[] c, double[] x, double a, int from, int to) {
        for (int j = from; j < to; j++) {
            c[j] = c[j] - a * x[j];
        }
    }

    /** {@code c[j] /= divisor}, j in [from, to). */
    static void divide(double[] c, double divisor, int from, int to) {
        for (int j = from; j < to; j++) {
            c[j] = c[j] / divisor;
        }
    }

    /** {@code c[j] -= sum over p < count of a[aFrom + p] x[xFrom + p][j]}, j in [from, to). */
    static void subtractRow(double[] c, double[] a, int aFrom, double[][] x, int xFrom, int count, int from, int to) {
        int p = 0;
        for (; p + 3 < count; p += 4) {
            int k = xFrom + p;
            int q = aFrom + p;
            oneByFour(c, x[k], x[k + 1], x[k + 2], x[k + 3], a[q], a[q + 1], a[q + 2], a[q + 3], from, to);
        }
        for (; p < count; p++) {
            subtract(c, x[xFrom + p], a[aFrom + p], from, to);
        }
    }

    /**
     * {@code c[i][j] -= sum over p < count of a[i][aFrom + p] x[xFrom + p][j]} for i in [rowFrom, rowTo), j in
     * [from, to).
     */
    static void subtractProduct(
            double[][] c,
            int rowFrom,
            int rowTo,
            double[][] a,
            int aFrom,
            double[][] x,
            int xFrom,
            int count,
            int from,
            int to) {
        for (int left = from; left < to; left += TILE) {
            int right = Math.min(to, left + TILE);
            int i = rowFrom;
            for (; i + 1 < rowTo; i += 2) {
                subtractTwoRows(c[i], c[i + 1], a[i], a[i + 1], aFrom, x, xFrom, count, left, right);
            }
            if (i < rowTo) {
                subtractRow(c[i], a[i], aFrom, x, xFrom, count, left, right);
            }
        }
    }

    private static void subtractTwoRows(
            double[] c,
            double[] d,
            double[] a,
            double[] b,
            int aFrom,
            double[][] x,
            int xFrom,
            int count,
            int from,
            int to) {
        int p = 0;
        for (; p + 1 < count; p += 2) {
            int q = aFrom + p;
            twoByTwo(c, d, x[xFrom + p], x[xFrom + p + 1], a[q], a[q + 1], b[q], b[q + 1], from, to);
        }
        if (p < count) {
            subtract(c, x[xFrom + p], a[aFrom + p], from, to);
            subtract(d, x[xFrom + p], b[aFrom + p], from, to);
        }
    }

    /** The sum of {@code a[j] b[j]}, j in [from, to), in eight interleaved partial sums. */
    static double dot(double[] a, double[] b, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int j = from;
        for (; j + 7 < to; j += 8) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
            s4 += a[j + 4] * b[j + 4];
            s5 += a[j + 5] * b[j + 5];
            s6 += a[j + 6] * b[j + 6];
            s7 += a[j + 7] * b[j + 7];
        }
        for (; j < to; j++) {
            s0 += a[j] * b[j];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** Writes {@code to[j][i] = from[i][j]}, in squares that stay in the nearest cache. */
    static void transpose(double[][] from, double[][] to) {
        int n = from.length;
        for (int i0 = 0; i0 < n; i0 += SQUARE) {
            for (int j0 = 0; j0 < n; j0 += SQUARE) {
                for (int j = j0; j < Math.min(n, j0 + SQUARE); j++) {
                    double[] column = to[j];
                    for (int i = i0; i < Math.min(n, i0 + SQUARE); i++) {
                        column[i] = from[i][j];
                    }
                }
            }
        }
    }

    /** A new {@code rows} by {@code columns} array of zeros. */
    static double[][] zeros(int rows, int columns) {
        return new double[rows][columns];
    }

    /** Sets all rows to zero. */
    static void clear(double[][] rows) {
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
    }
}
