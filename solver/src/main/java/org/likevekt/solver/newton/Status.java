package org.likevekt.solver.newton;

/** How a solve ended; only {@link #CONVERGED} may flow on. */
public enum Status {
    /** Every scaled residual is within the tolerance, and a step of the iteration is small against the unknowns. */
    CONVERGED,
    /** No step along Newton's direction lowers the residual any further. */
    STALLED,
    /** The last steps went to and fro and gained little. */
    OSCILLATING,
    /** The last steps took some unknown ever further the same way and gained little. */
    DIVERGING,
    /** The iteration limit was reached. */
    ITERATION_LIMIT,
    /** A solution, but not the one that the path from the last one leads to. */
    OFF_THE_PATH,
    /** The Jacobian is singular, so no direction exists. */
    SINGULAR,
    /** The equations are solved, but one that was left out for a fixed cell does not hold. */
    LEFT_OUT_FAILS,
    /** A residual or a derivative is not a number. */
    NOT_A_NUMBER
}
