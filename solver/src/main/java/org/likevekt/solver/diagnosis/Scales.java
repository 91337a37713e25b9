package org.likevekt.solver.diagnosis;

import java.util.Arrays;
import org.likevekt.solver.linear.SparseMatrix;
import org.likevekt.solver.linear.SparsityPattern;

/**
 * Powers of two for the rows and columns of a matrix that bring the largest entry of each near one, without rounding.
 *
 * @param row factor of every row
 * @param column factor of every column
 */
public record Scales(double[] row, double[] column) {
    /** Beyond this the products of a row's and a column's factor would leave the range of numbers. */
    private static final int LARGEST_EXPONENT = 400;

    /** The scales of a matrix: rows first, then columns; a row or column of zeros keeps its size. */
    public static Scales of(SparseMatrix matrix) {
        SparsityPattern pattern = matrix.pattern();
        int n = matrix.size();
        double[] row = new double[n];
        double[] column = new double[n];
        for (int i = 0; i < n; i++) {
            double largest = 0;
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                largest = Math.max(largest, Math.abs(matrix.values()[p]));
            }
            row[i] = inverse(largest);
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                int j = pattern.column(p);
                column[j] = Math.max(column[j], Math.abs(matrix.values()[p]) * row[i]);
            }
        }
        Arrays.setAll(column, j -> inverse(column[j]));
        return new Scales(row, column);
    }

    private static double inverse(double largest) {
        if (!(largest > 0) || Double.isInfinite(largest)) {
            return 1;
        }
        int exponent = -Math.getExponent(largest);
        return Math.scalb(1.0, Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, exponent)));
    }

    /** Writes the scaled values of a matrix, in the order of its pattern. */
    public void apply(SparseMatrix matrix, double[] scaled) {
        SparsityPattern pattern = matrix.pattern();
        for (int i = 0; i < matrix.size(); i++) {
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                scaled[p] = matrix.values()[p] * row[i] * column[pattern.column(p)];
            }
        }
    }

    /** The scaled matrix, on the same pattern. */
    public SparseMatrix applied(SparseMatrix matrix) {
        SparseMatrix scaled = new SparseMatrix(matrix.pattern());
        apply(matrix, scaled.values());
        return scaled;
    }
}
