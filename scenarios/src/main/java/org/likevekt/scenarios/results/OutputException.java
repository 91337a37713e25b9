package org.likevekt.scenarios.results;

import org.likevekt.data.UserError;

/** Results that cannot be written; the message says where and why. */
public final class OutputException extends UserError {
    private static final long serialVersionUID = 1L;

    /** A place that must not be written. */
    public OutputException(String message) {
        super(message);
    }

    /** A place that cannot be written. */
    public OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
