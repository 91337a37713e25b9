package org.likevekt.solver.linear;

import java.util.Arrays;

/** The immutable positions of a square sparse matrix, row by row with ascending columns (compressed sparse rows). */
public final class SparsityPattern {
    private final int size;
    private final int[] rowStart;
    private final int[] column;

    /**
     * Copies {@code rowStart} (size + 1) and {@code column} (one per entry); throws {@link IllegalArgumentException}
     * when a row is not strictly ascending or leaves 0..size-1.
     */
    public SparsityPattern(int size, int[] rowStart, int[] column) {
        this.size = size;
        this.rowStart = rowStart.clone();
        this.column = column.clone();
        check();
    }

    private void check() {
        if (size < 0 || rowStart.length != size + 1 || rowStart[0] != 0 || rowStart[size] != column.length) {
            throw new IllegalArgumentException("A pattern of size " + size + " needs row starts 0.." + column.length
                    + " in an array of " + (size + 1) + ", found " + rowStart.length + " starts.");
        }
        for (int i = 0; i < size; i++) {
            for (int p = rowStart[i]; p < rowStart[i + 1]; p++) {
                boolean ascending = p == rowStart[i] || column[p - 1] < column[p];
                if (!ascending || column[p] < 0 || column[p] >= size) {
                    throw new IllegalArgumentException("Row " + i + " has column " + column[p] + " at entry " + p
                            + ", expected strictly ascending columns below " + size + ".");
                }
            }
        }
    }

    /** The number of rows, which is the number of columns. */
    public int size() {
        return size;
    }

    /** The number of stored entries. */
    public int entryCount() {
        return column.length;
    }

    /** The first entry of {@code row}; {@code rowStart(row + 1)} is one past its last. */
    public int rowStart(int row) {
        return rowStart[row];
    }

    /** The column of {@code entry}. */
    public int column(int entry) {
        return column[entry];
    }

    /** The entry at ({@code row}, {@code column}), or -1 where the pattern has none. */
    public int entry(int row, int column) {
        int p = Arrays.binarySearch(this.column, rowStart[row], rowStart[row + 1], column);
        return p < 0 ? -1 : p;
    }

    int[] rowStarts() {
        return rowStart;
    }

    int[] columns() {
        return column;
    }

    /** Equal size and positions. */
    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof SparsityPattern that
                        && size == that.size
                        && Arrays.equals(rowStart, that.rowStart)
                        && Arrays.equals(column, that.column);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(rowStart) + Arrays.hashCode(column);
    }

    @Override
    public String toString() {
        return "SparsityPattern[size=" + size + ", entries=" + column.length + "]";
    }
}
