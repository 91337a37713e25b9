package org.likevekt.solver.linear;

/** Factors matrices of one pattern. */
public interface LinearSolver {
    /** Factors a matrix; the factors stay valid when the matrix changes. */
    Factorization factor(SparseMatrix matrix);
}
