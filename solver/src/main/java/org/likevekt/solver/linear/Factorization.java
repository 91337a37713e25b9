package org.likevekt.solver.linear;

/** A factored matrix: solves any number of right-hand sides, from any number of threads, and never changes. */
public interface Factorization {
    /** The tolerance that asks for all that double precision gives. */
    double TIGHT = 1e-12;

    /** The number of unknowns. */
    int size();

    /**
     * Solves {@code A x = b}; {@code x} may be {@code b}. An iterative method stops when the 2-norm of the residual is
     * below {@code tolerance} times that of {@code b}; a direct one gives its full precision whatever is asked, but
     * measures and refines it only where that is asked for, or where its pivots have grown.
     */
    SolveReport solve(double[] b, double[] x, double tolerance);

    /** Solves {@code A' x = b}; {@code x} may be {@code b}. */
    SolveReport solveTransposed(double[] b, double[] x, double tolerance);

    /** Solves {@code A x = b} to {@link #TIGHT}. */
    default SolveReport solve(double[] b, double[] x) {
        return solve(b, x, TIGHT);
    }

    /** Solves {@code A' x = b} to {@link #TIGHT}. */
    default SolveReport solveTransposed(double[] b, double[] x) {
        return solveTransposed(b, x, TIGHT);
    }

    /**
     * These factors as preconditioner of GMRES on {@code current}, a matrix near the one factored and on its pattern,
     * which is read at every solve and may be refreshed in between. A solve that does not reach its tolerance says so
     * in its report and leaves its best {@code x}.
     */
    Factorization reusedFor(SparseMatrix current);

    /** What the pivots were. */
    PivotReport pivots();
}
