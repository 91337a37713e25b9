package org.likevekt.solver.linear;

/** A factored dense matrix. */
interface DenseFactors {
    /** Solves {@code A x = b}; {@code x} is not {@code b}. */
    void solve(double[] b, double[] x);

    /** Solves {@code A' x = b}; {@code x} is not {@code b}. */
    void solveTransposed(double[] b, double[] x);

    /** The pivots, the unknown at position j being {@code unknown[j]}, for a matrix whose largest entry is given. */
    PivotReport pivots(int[] unknown, double largestEntry);
}
