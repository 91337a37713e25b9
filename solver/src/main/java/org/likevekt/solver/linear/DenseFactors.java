package org.likevekt.solver.linear;

/** A factored dense matrix. */
interface DenseFactors {
    /** Solves {@code A x = b}; {@code x} is not {@code b}. */
    void solve(double[] b, double[] x);

    /** Solves {@code A' x = b}; {@code x} is not {@code b}. */
    void solveTransposed(double[] b, double[] x);

    /** The number of unknowns. */
    int size();

    /** An element of the upper factor, row at most column; its diagonal holds the pivots. */
    double upper(int row, int column);

    /** The pivots, the unknown at position j being {@code unknown[j]}, for a matrix whose largest entry is given. */
    default PivotReport pivots(int[] unknown, double largestEntry) {
        double smallest = Double.POSITIVE_INFINITY;
        int smallestColumn = -1;
        double largest = 0;
        double largestUpper = 0;
        for (int i = 0; i < size(); i++) {
            double pivot = Math.abs(upper(i, i));
            if (pivot < smallest) {
                smallest = pivot;
                smallestColumn = unknown[i];
            }
            largest = Math.max(largest, pivot);
            for (int j = i; j < size(); j++) {
                largestUpper = Math.max(largestUpper, Math.abs(upper(i, j)));
            }
        }
        return new PivotReport(smallest, smallestColumn, largest, largestEntry == 0 ? 0 : largestUpper / largestEntry);
    }
}
