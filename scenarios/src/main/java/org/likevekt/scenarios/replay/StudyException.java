package org.likevekt.scenarios.replay;

import org.likevekt.data.UserError;

/** A study that cannot be read; the message says which line, and what was expected. */
public final class StudyException extends UserError {
    private static final long serialVersionUID = 1L;

    /** A study that is wrong as the message says. */
    public StudyException(String message) {
        super(message);
    }
}
