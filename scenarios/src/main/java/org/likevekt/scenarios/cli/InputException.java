package org.likevekt.scenarios.cli;

import org.likevekt.data.UserError;

/** Something that the user wrote cannot be used; the message says what, and what would do. */
final class InputException extends UserError {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
