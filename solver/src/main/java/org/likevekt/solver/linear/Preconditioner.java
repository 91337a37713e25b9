package org.likevekt.solver.linear;

/** An approximate inverse; {@code x} is never {@code b}. */
interface Preconditioner {
    void apply(double[] b, double[] x);

    /** The same for solves that need few digits, in whatever precision is fastest. */
    default void applyLoosely(double[] b, double[] x) {
        apply(b, x);
    }

    void applyTransposed(double[] b, double[] x);
}
