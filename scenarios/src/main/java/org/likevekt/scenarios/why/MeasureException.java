package org.likevekt.scenarios.why;

import org.likevekt.data.UserError;

/** A number was asked for that there is not. */
public final class MeasureException extends UserError {
    private static final long serialVersionUID = 1L;

    MeasureException(String message) {
        super(message);
    }
}
