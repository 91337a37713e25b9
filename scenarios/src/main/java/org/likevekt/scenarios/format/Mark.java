package org.likevekt.scenarios.format;

/**
 * A place in a scenario file.
 *
 * @param file the file as the user knows it
 * @param line line, from 1; 0 when the file as a whole is meant
 * @param column column, from 1; 0 when the file as a whole is meant
 */
public record Mark(String file, int line, int column) {

    /** The file as a whole. */
    public static Mark whole(String file) {
        return new Mark(file, 0, 0);
    }

    /** The place as {@code file:line:column}, or the file alone. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
