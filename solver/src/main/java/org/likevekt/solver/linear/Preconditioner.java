package org.likevekt.solver.linear;

/** An approximate inverse; {@code x} is never {@code b}. */
interface Preconditioner {
    void apply(double[] b, double[] x);

    void applyTransposed(double[] b, double[] x);
}
