package org.likevekt.solver.newton;

/** How a solve ended; only {@link #CONVERGED} may flow on. */
public enum Status {
    /** Every scaled residual is within the tolerance. */
    CONVERGED,
    /** No step along Newton's direction lowers the residual any further. */
    STALLED,
    /** The iteration limit was reached. */
    ITERATION_LIMIT,
    /** The Jacobian is singular, so no direction exists. */
    SINGULAR,
    /** A residual is not a number at the start. */
    NOT_A_NUMBER
}
