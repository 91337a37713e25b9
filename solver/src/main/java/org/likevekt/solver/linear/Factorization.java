package org.likevekt.solver.linear;

import java.util.Optional;
import java.util.function.Supplier;

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
     * What was costly of these factors with another matrix, near the one factored and on its pattern: the same preconditioner
     * for its solves. Nothing from a direct method, whose factors are all that it has.
     *
     * @param current gives the matrix, which is kept and may be scaled: nobody else uses it. A direct method asks for none
     */
    default Optional<Factorization> renewed(Supplier<SparseMatrix> current) {
        return Optional.empty();
    }

    /** What the pivots were. */
    PivotReport pivots();
}
