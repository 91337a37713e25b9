package org.likevekt.solver.newton;

/** A solve ended without a solution; carries the verdict. */
public final class NotConvergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    /** A failure of the named solve. */
    public NotConvergedException(String what, Outcome outcome) {
        super(what + ": " + outcome.describe());
        this.outcome = outcome;
    }

    /** The verdict. */
    public Outcome outcome() {
        return outcome;
    }
}
