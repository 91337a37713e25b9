package org.likevekt.solver.linear;

/** A factored matrix. */
public interface Factorization {
    /** Solves A x = b. */
    void solve(double[] b, double[] x);

    /** Solves A' x = b. */
    void solveTransposed(double[] b, double[] x);
}
