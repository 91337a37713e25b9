package org.likevekt.validation.condensed;

/** Gauss elimination with row pivoting, as in any textbook. */
final class Lu {
    private final double[][] rows;
    private final int[] order;

    /**
     * Factors a matrix, which is overwritten.
     *
     * @throws ArithmeticException when it is singular
     */
    Lu(double[][] matrix) {
        this.rows = matrix;
        this.order = new int[matrix.length];
        for (int k = 0; k < rows.length; k++) {
            order[k] = k;
        }
        for (int k = 0; k < rows.length; k++) {
            pivot(k);
            for (int i = k + 1; i < rows.length; i++) {
                eliminate(rows[i], rows[k], k);
            }
        }
    }

    private void pivot(int k) {
        int best = k;
        for (int i = k + 1; i < rows.length; i++) {
            best = Math.abs(rows[i][k]) > Math.abs(rows[best][k]) ? i : best;
        }
        double[] row = rows[best];
        rows[best] = rows[k];
        rows[k] = row;
        int from = order[best];
        order[best] = order[k];
        order[k] = from;
        if (!(Math.abs(rows[k][k]) > 0)) {
            throw new ArithmeticException("no pivot in column " + k);
        }
    }

    private static void eliminate(double[] row, double[] pivot, int k) {
        double factor = row[k] / pivot[k];
        row[k] = factor;
        if (factor != 0) {
            for (int j = k + 1; j < row.length; j++) {
                row[j] -= factor * pivot[j];
            }
        }
    }

    /** The solution for a right-hand side. */
    double[] solve(double[] right) {
        int n = rows.length;
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = right[order[i]];
            for (int j = 0; j < i; j++) {
                sum -= rows[i][j] * x[j];
            }
            x[i] = sum;
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int j = i + 1; j < n; j++) {
                x[i] -= rows[i][j] * x[j];
            }
            x[i] /= rows[i][i];
        }
        return x;
    }
}
