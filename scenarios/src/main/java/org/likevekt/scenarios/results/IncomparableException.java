package org.likevekt.scenarios.results;

/** Two runs whose difference would mean nothing; the message says why, with what both have. */
public final class IncomparableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A reason. */
    public IncomparableException(String message) {
        super(message);
    }
}
