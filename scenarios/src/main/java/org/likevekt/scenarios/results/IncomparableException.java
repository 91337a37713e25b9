package org.likevekt.scenarios.results;

import org.likevekt.data.UserError;

/** Two runs whose difference would mean nothing; the message says why, with what both have. */
public final class IncomparableException extends UserError {
    private static final long serialVersionUID = 1L;

    /** A reason. */
    public IncomparableException(String message) {
        super(message);
    }
}
