package org.likevekt.scenarios.format;

/**
 * One thing that is wrong with a scenario file.
 *
 * @param file the file as the user knows it
 * @param line line, from 1; 0 when the file as a whole is meant
 * @param column column, from 1; 0 when the file as a whole is meant
 * @param message what was found and what was expected
 * @param hint what to try, for example "Maybe 'productivity'."; empty when there is nothing to suggest
 */
public record Finding(String file, int line, int column, String message, String hint) {

    /** A finding at a place; {@link Mark#whole} for the file as a whole. */
    public Finding(Mark mark, String message, String hint) {
        this(mark.file(), mark.line(), mark.column(), message, hint);
    }

    /** The line that a user reads: {@code file:line:column: message. hint}. */
    @Override
    public String toString() {
        return new Mark(file, line, column) + ": " + message + "." + (hint.isEmpty() ? "" : " " + hint);
    }
}
