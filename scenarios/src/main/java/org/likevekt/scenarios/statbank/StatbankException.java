package org.likevekt.scenarios.statbank;

import org.likevekt.data.UserError;

/** A statbank that cannot be asked, or refuses; the message says what it answered. */
final class StatbankException extends UserError {
    private static final long serialVersionUID = 1L;

    StatbankException(String message) {
        super(message);
    }

    StatbankException(String message, Throwable cause) {
        super(message, cause);
    }
}
