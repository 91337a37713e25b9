package org.likevekt.solver.linear;

/** A matrix has no inverse. */
public final class SingularMatrixException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public SingularMatrixException(String message) {
        super(message);
    }
}
