package org.likevekt.solver.linear;

import java.util.Arrays;

/** A square sparse matrix: a fixed {@link SparsityPattern} and values that may be refreshed in place. */
public final class SparseMatrix {
    private final SparsityPattern pattern;
    private final double[] values;

    /** A matrix of zeros on {@code pattern}. */
    public SparseMatrix(SparsityPattern pattern) {
        this(pattern, new double[pattern.entryCount()]);
    }

    /** A matrix that keeps {@code values}, one per entry of {@code pattern}, without copying them. */
    public SparseMatrix(SparsityPattern pattern, double[] values) {
        if (values.length != pattern.entryCount()) {
            throw new IllegalArgumentException(
                    "Found " + values.length + " values, expected " + pattern.entryCount() + ", one per entry.");
        }
        this.pattern = pattern;
        this.values = values;
    }

    /** A matrix on a new pattern of the given row starts and columns, keeping {@code values}. */
    public SparseMatrix(int size, int[] rowStart, int[] column, double[] values) {
        this(new SparsityPattern(size, rowStart, column), values);
    }

    /** The matrix of the nonzeros of square {@code dense}. */
    public static SparseMatrix ofDense(double[][] dense) {
        int n = dense.length;
        int[] start = new int[n + 1];
        int[] column = new int[n * n];
        double[] value = new double[n * n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (dense[i][j] != 0) {
                    column[count] = j;
                    value[count++] = dense[i][j];
                }
            }
            start[i + 1] = count;
        }
        return new SparseMatrix(n, start, Arrays.copyOf(column, count), Arrays.copyOf(value, count));
    }

    /** The positions. */
    public SparsityPattern pattern() {
        return pattern;
    }

    /** The number of rows and columns. */
    public int size() {
        return pattern.size();
    }

    /** The live values, one per entry: write here to refresh the matrix. */
    public double[] values() {
        return values;
    }

    /** The value at ({@code row}, {@code column}), 0 where the pattern has no entry. */
    public double get(int row, int column) {
        int p = pattern.entry(row, column);
        return p < 0 ? 0 : values[p];
    }

    /** A copy that later refreshes do not touch; the pattern is shared. */
    public SparseMatrix copy() {
        return new SparseMatrix(pattern, values.clone());
    }

    /** Sets {@code y = A x}; both have {@link #size()} elements and differ. */
    public void multiply(double[] x, double[] y) {
        multiplyRows(x, y, 0, size());
    }

    void multiplyRows(double[] x, double[] y, int from, int to) {
        int[] start = pattern.rowStarts();
        int[] column = pattern.columns();
        for (int i = from; i < to; i++) {
            y[i] = rowTimes(x, column, start[i], start[i + 1]);
        }
    }

    // Four running sums hide the latency of the addition; their number is fixed, so the bits are.
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

    /** Sets {@code y = A' x}; both have {@link #size()} elements and differ. */
    public void multiplyTransposed(double[] x, double[] y) {
        int[] start = pattern.rowStarts();
        int[] column = pattern.columns();
        Arrays.fill(y, 0, size(), 0);
        for (int i = 0; i < size(); i++) {
            double xi = x[i];
            for (int p = start[i]; p < start[i + 1]; p++) {
                y[column[p]] += values[p] * xi;
            }
        }
    }

    /** The largest sum of magnitudes of a row. */
    public double normInfinity() {
        double largest = 0;
        for (int i = 0; i < size(); i++) {
            double sum = 0;
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                sum += Math.abs(values[p]);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** The largest sum of magnitudes of a column. */
    public double normOne() {
        double[] sum = new double[size()];
        for (int p = 0; p < values.length; p++) {
            sum[pattern.column(p)] += Math.abs(values[p]);
        }
        return Arrays.stream(sum).max().orElse(0);
    }

    /** The largest magnitude in each column, length {@link #size()}. */
    double[] columnMaxima() {
        double[] largest = new double[size()];
        int[] column = pattern.columns();
        for (int p = 0; p < values.length; p++) {
            largest[column[p]] = Math.max(largest[column[p]], Math.abs(values[p]));
        }
        return largest;
    }

    /** Throws {@link IllegalArgumentException} naming the first entry that is NaN or infinite. */
    void requireFinite() {
        for (int i = 0; i < size(); i++) {
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                if (!Double.isFinite(values[p])) {
                    throw new IllegalArgumentException("Entry (row " + i + ", column " + pattern.column(p) + ") is "
                            + values[p] + ", expected a finite number."
                            + "\nMaybe a derivative was taken at a zero or negative base.");
                }
            }
        }
    }

    @Override
    public String toString() {
        return "SparseMatrix[size=" + size() + ", entries=" + values.length + "]";
    }
}
