package org.likevekt.solver.linear;

/** Checks of a matrix before it is factored. */
final class Patterns {
    private Patterns() {}

    /** Throws {@link IllegalArgumentException} when {@code a} is not on {@code pattern} or holds what is not finite. */
    static void require(SparsityPattern pattern, SparseMatrix a) {
        if (!a.pattern().equals(pattern)) {
            throw new IllegalArgumentException("Found " + a.pattern() + ", expected the analysed " + pattern
                    + "\nMaybe make a solver for the new pattern.");
        }
        a.requireFinite();
    }
}
