package org.likevekt.data;

/**
 * One thing wrong with a table.
 *
 * @param file the file it is in
 * @param line the line counted from 1, or 0 when it concerns no single line
 * @param column the column, or an empty text when it concerns no single column
 * @param found the value found
 * @param expected what should have been there
 * @param maybe a guess at what to do about it; empty when there is none
 */
public record Finding(String file, long line, String column, String found, String expected, String maybe) {
    /** The finding as one sentence and its hint. */
    public String message() {
        String place = file + (line > 0 ? ", line " + line : "") + (column.isEmpty() ? "" : ", column " + column);
        return place + ": found " + found + ", expected " + expected
                + (maybe.isEmpty() ? "." : ". Maybe " + maybe + ".");
    }
}
