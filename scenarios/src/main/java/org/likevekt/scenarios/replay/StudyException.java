package org.likevekt.scenarios.replay;

/** A study that cannot be read; the message says which line, and what was expected. */
public final class StudyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A study that is wrong as the message says. */
    public StudyException(String message) {
        super(message);
    }
}
