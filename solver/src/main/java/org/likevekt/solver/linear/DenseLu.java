package org.likevekt.solver.linear;

import java.util.Arrays;

/**
 * Dense LU with partial pivoting, {@code P A = L U}: blocked and right-looking, on rows held as separate arrays.
 *
 * <p>A panel of columns is factored in a copy turned on its side, so that its long direction is contiguous; the rest of
 * the matrix is then updated tile by tile of columns, tiles in parallel.
 */
public final class DenseLu implements DenseFactors {
    private static final int PANEL = 32;
    private static final int LEAST_TILE = 48;

    private final double[][] rows;
    /** The factors once more by columns: loops along either direction then run through one array. */
    private final double[][] columns;

    private final int[] rowAt;

    private DenseLu(double[][] rows) {
        this.rows = rows;
        this.columns = new double[rows.length][rows.length];
        this.rowAt = new int[rows.length];
        Arrays.setAll(rowAt, i -> i);
    }

    /**
     * Factors square {@code a}, given by rows, which is not changed; throws {@link SingularMatrixException} where a
     * column has no pivot above rounding.
     */
    public static DenseLu factor(double[][] a, Parallelism parallelism) {
        double[][] copy = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            if (a[i].length != a.length) {
                throw new IllegalArgumentException(
                        "Row " + i + " has " + a[i].length + " elements, expected " + a.length + ".");
            }
            copy[i] = a[i].clone();
        }
        return factorInPlace(copy, negligible(copy), parallelism);
    }

    /**
     * Factors {@code rows} in place and keeps them; throws {@link SingularMatrixException} with positions in
     * {@code rows} at the first column j whose largest pivot is not above {@code negligible[j]}.
     */
    static DenseLu factorInPlace(double[][] rows, double[] negligible, Parallelism parallelism) {
        DenseLu lu = new DenseLu(rows);
        lu.factorPanels(negligible, parallelism);
        DenseKernels.transpose(rows, lu.columns);
        return lu;
    }

    /** For each column the magnitude that rounding alone leaves of a zero pivot. */
    private static double[] negligible(double[][] a) {
        double[] largest = new double[a.length];
        for (double[] row : a) {
            for (int j = 0; j < row.length; j++) {
                largest[j] = Math.max(largest[j], Math.abs(row[j]));
            }
        }
        double rounding = rounding(a.length);
        for (int j = 0; j < largest.length; j++) {
            largest[j] *= rounding;
        }
        return largest;
    }

    /** What elimination of {@code n} unknowns may leave of a one that should cancel. */
    static double rounding(int n) {
        return Math.ulp(1.0) * Math.max(8, n);
    }

    @Override
    public int size() {
        return rows.length;
    }

    private void factorPanels(double[] negligible, Parallelism parallelism) {
        int n = rows.length;
        double[][] panel = new double[Math.min(PANEL, n)][n];
        for (int k = 0; k < n; k += PANEL) {
            int width = Math.min(PANEL, n - k);
            copyIn(panel, k, width);
            factorPanel(panel, k, width, negligible);
            copyOut(panel, k, width);
            updateRight(k, k + width, parallelism);
        }
    }

    private void copyIn(double[][] panel, int k, int width) {
        for (int i = k; i < rows.length; i++) {
            double[] row = rows[i];
            for (int c = 0; c < width; c++) {
                panel[c][i] = row[k + c];
            }
        }
    }

    private void copyOut(double[][] panel, int k, int width) {
        for (int i = k; i < rows.length; i++) {
            double[] row = rows[i];
            for (int c = 0; c < width; c++) {
                row[k + c] = panel[c][i];
            }
        }
    }

    // Left-looking: column j is brought up to date by the columns before it only when its turn comes. panel[c][i] is
    // element (i, k + c); indices below k are not used.
    private void factorPanel(double[][] panel, int k, int width, double[] negligible) {
        int n = rows.length;
        for (int c = 0; c < width; c++) {
            double[] column = panel[c];
            int j = k + c;
            for (int t = 0; t + 1 < c; t++) {
                DenseKernels.subtract(column, panel[t], column[k + t], k + t + 1, j);
            }
            DenseKernels.subtractRow(column, column, k, panel, 0, c, j, n);
            int pivot = largest(column, j, n);
            if (!(Math.abs(column[pivot]) > negligible[j])) {
                throw new SingularMatrixException(rowAt[pivot], j, column[pivot]);
            }
            swap(panel, width, j, pivot);
            DenseKernels.divide(column, column[j], j + 1, n);
        }
    }

    private static int largest(double[] column, int from, int to) {
        int at = from;
        double largest = Math.abs(column[from]);
        for (int i = from + 1; i < to; i++) {
            double magnitude = Math.abs(column[i]);
            if (magnitude > largest) {
                largest = magnitude;
                at = i;
            }
        }
        return at;
    }

    private void swap(double[][] panel, int width, int i, int pivot) {
        if (i == pivot) {
            return;
        }
        for (int c = 0; c < width; c++) {
            double keep = panel[c][i];
            panel[c][i] = panel[c][pivot];
            panel[c][pivot] = keep;
        }
        double[] row = rows[i];
        rows[i] = rows[pivot];
        rows[pivot] = row;
        int at = rowAt[i];
        rowAt[i] = rowAt[pivot];
        rowAt[pivot] = at;
    }

    private void updateRight(int k, int end, Parallelism parallelism) {
        int columns = rows.length - end;
        if (columns == 0) {
            return;
        }
        int share = (columns + parallelism.threads() - 1) / parallelism.threads();
        int tile = Math.min(DenseKernels.TILE, Math.max(LEAST_TILE, (share + 7) & ~7));
        int tiles = (columns + tile - 1) / tile;
        parallelism.forEach(tiles, t -> {
            int from = end + t * tile;
            updateTile(k, end, from, Math.min(rows.length, from + tile));
        });
    }

    private void updateTile(int k, int end, int from, int to) {
        for (int i = k + 1; i < end; i++) {
            DenseKernels.subtractRow(rows[i], rows[i], k, rows, k, i - k, from, to);
        }
        DenseKernels.subtractProduct(rows, end, rows.length, rows, k, rows, k, end - k, from, to);
    }

    @Override
    public void solve(double[] b, double[] x) {
        for (int i = 0; i < rowAt.length; i++) {
            x[i] = b[rowAt[i]];
        }
        forward(columns, false, x);
        backward(columns, true, x);
    }

    @Override
    public void solveTransposed(double[] b, double[] x) {
        double[] y = Arrays.copyOf(b, rowAt.length);
        forward(rows, true, y);
        backward(rows, false, y);
        for (int i = 0; i < rowAt.length; i++) {
            x[rowAt[i]] = y[i];
        }
    }

    /** The same factors in single precision. */
    SingleLu single() {
        return new SingleLu(rows, rowAt);
    }

    /**
     * Solves with a lower triangle in place, four unknowns at a time.
     *
     * @param columns its columns, {@code columns[j][i]} at i >= j; the diagonal counts when {@code divides}, else it is 1
     */
    private static void forward(double[][] columns, boolean divides, double[] y) {
        int n = columns.length;
        for (int from = 0; from < n; from += 4) {
            int to = Math.min(n, from + 4);
            for (int j = from; j < to; j++) {
                y[j] = divides ? y[j] / columns[j][j] : y[j];
                for (int i = j + 1; i < to; i++) {
                    y[i] -= columns[j][i] * y[j];
                }
            }
            DenseKernels.subtractRow(y, y, from, columns, from, to - from, to, n);
        }
    }

    /** Solves with an upper triangle in place, as {@link #forward} does with a lower one. */
    private static void backward(double[][] columns, boolean divides, double[] y) {
        for (int to = columns.length; to > 0; to -= 4) {
            int from = Math.max(0, to - 4);
            for (int j = to - 1; j >= from; j--) {
                y[j] = divides ? y[j] / columns[j][j] : y[j];
                for (int i = from; i < j; i++) {
                    y[i] -= columns[j][i] * y[j];
                }
            }
            DenseKernels.subtractRow(y, y, from, columns, from, to - from, 0, from);
        }
    }

    /**
     * Solves {@code A X = B} for the n by {@code columns} matrix whose rows are {@code b}: overwrites the row arrays
     * and returns them in the order of the unknowns.
     */
    public double[][] solveRows(double[][] b, int columns) {
        int n = rows.length;
        double[][] x = new double[n][];
        for (int i = 0; i < n; i++) {
            x[i] = b[rowAt[i]];
        }
        for (int from = 0; from < n; from += PANEL) {
            int to = Math.min(n, from + PANEL);
            for (int i = from + 1; i < to; i++) {
                DenseKernels.subtractRow(x[i], rows[i], from, x, from, i - from, 0, columns);
            }
            DenseKernels.subtractProduct(x, to, n, rows, from, x, from, to - from, 0, columns);
        }
        for (int to = n; to > 0; to -= Math.min(PANEL, to)) {
            int from = Math.max(0, to - PANEL);
            for (int i = to - 1; i >= from; i--) {
                DenseKernels.subtractRow(x[i], rows[i], i + 1, x, i + 1, to - i - 1, 0, columns);
                DenseKernels.divide(x[i], rows[i][i], 0, columns);
            }
            DenseKernels.subtractProduct(x, 0, from, rows, from, x, from, to - from, 0, columns);
        }
        return x;
    }

    @Override
    public double upper(int row, int column) {
        return rows[row][column];
    }
}
