package org.likevekt.solver.newton;

import org.likevekt.solver.linear.SolveReport;

/**
 * How precisely the linear systems of an iteration are solved: as far as its steps can use (Eisenstat and Walker 1996, "Choosing
 * the forcing terms in an inexact Newton method"). Precisions are the share of the residual that a linear solve may leave.
 */
final class Forcing {
    /** A residual this far below the tolerance needs no further step. */
    static final double POLISHED = 0.01;

    /** A chord step that leaves more has gone too far for its Jacobian, which is renewed where that costs little. */
    private static final double RENEW_ABOVE = 0.05;

    /** Precision that is enough far from the solution. */
    private static final double FAR = 1e-4;

    /**
     * A step on factors of another point is solved to this part of what the step before left, since what the factors do not
     * know leaves as much whatever is solved; within bounds.
     */
    private static final double OF_GAIN = 0.3;

    private static final double TIGHTEST_CHORD = 3e-4;
    private static final double LOOSEST_CHORD = 1e-2;

    /** What the first step is taken to leave. */
    private static final double FIRST_GAIN = 3e-3;

    /** Iterations for a digit of a linear solve, twice those of new factors, above which they have aged. */
    private static final double MOST_FOR_A_DIGIT = 3.5;

    private final double tolerance;
    private double gain = FIRST_GAIN;

    /** For an iteration that ends at this residual. */
    Forcing(double tolerance) {
        this.tolerance = tolerance;
    }

    /** Takes in what a step has left of a residual of one size. */
    void stepped(double before, double after) {
        gain = after / before;
    }

    /** Whether the last step has gone too far for its Jacobian. */
    boolean isOutrun() {
        return gain > RENEW_ABOVE;
    }

    /** Of a Newton step: it squares a small residual, and below the tolerance nothing is asked. */
    double ofNewton(double size) {
        return Math.min(FAR, Math.max(size, 0.1 * tolerance / size));
    }

    /** Of a chord step: what its factors leave, or all that is left to gain where one step can. */
    double ofChord(double size) {
        double last = 0.5 * POLISHED * tolerance / size;
        double usual = Math.min(LOOSEST_CHORD, Math.max(TIGHTEST_CHORD, OF_GAIN * gain));
        return last >= FAR ? Math.min(LOOSEST_CHORD, last) : usual;
    }

    /** Whether a solve to some precision has taken so many iterations that new factors would pay. */
    static boolean haveAged(SolveReport report, double precision) {
        return report.iterations() > MOST_FOR_A_DIGIT * -Math.log10(precision);
    }
}
