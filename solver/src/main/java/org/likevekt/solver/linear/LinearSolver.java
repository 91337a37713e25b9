package org.likevekt.solver.linear;

/** A method for sparse systems of one pattern: analysed once when it is made, factored as often as values change. */
public interface LinearSolver {
    /** The method, for logs. */
    String name();

    /**
     * Factors {@code a}, which is not changed and may be refreshed afterwards; factors stay valid while others are
     * made. Throws {@link SingularMatrixException} where there is no pivot, {@link IllegalArgumentException} when the
     * pattern is not the analysed one or a value is not finite.
     */
    Factorization factor(SparseMatrix a);
}
