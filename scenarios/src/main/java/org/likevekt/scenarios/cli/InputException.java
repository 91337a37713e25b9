package org.likevekt.scenarios.cli;

/** Something that the user wrote cannot be used; the message says what, and what would do. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
