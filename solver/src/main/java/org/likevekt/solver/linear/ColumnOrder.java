package org.likevekt.solver.linear;

import java.util.Arrays;

/**
 * An order of the columns that keeps the factors of a sparse LU sparse whichever rows its pivoting chooses: minimum degree
 * on the product of the matrix with its transpose, which is never formed (Davis, Gilbert, Larimore and Ng 2004, ACM TOMS
 * 30, "A column approximate minimum degree ordering algorithm").
 *
 * <p>Every row is an element that joins its columns. Eliminating a column merges its elements into one, since any of their
 * rows may become its pivot. Rows that are nearly full tell nothing and are passed over; columns that are come last.
 */
final class ColumnOrder {
    /** Rows and columns with more entries than this many square roots of the size count as nearly full. */
    private static final double FULL = 10;

    private static final int LEAST_FULL = 16;
    private static final int NONE = -1;

    /** What an element joins once it is part of another. */
    private static final int[] MERGED = {};

    private final int n;
    private final int[][] columnsOf;
    private int elements;
    private final int[][] elementsOf;
    private final int[] elementCount;
    private int full;
    private final Degrees degrees;
    private final boolean[] isOrdered;
    private final boolean[] isFull;
    private final boolean[] isSeen;
    private final int[] joined;

    private ColumnOrder(SparsityPattern pattern) {
        n = pattern.size();
        columnsOf = new int[2 * n][];
        elementsOf = new int[n][];
        elementCount = new int[n];
        isOrdered = new boolean[n];
        isSeen = new boolean[n];
        joined = new int[n];
        int most = Math.max(LEAST_FULL, (int) (FULL * Math.sqrt(n)));
        int[] entries = new int[n];
        for (int p = 0; p < pattern.entryCount(); p++) {
            entries[pattern.column(p)]++;
        }
        isFull = new boolean[n];
        for (int column = 0; column < n; column++) {
            isFull[column] = entries[column] > most;
            full += isFull[column] ? 1 : 0;
            elementsOf[column] = new int[isFull[column] ? 0 : entries[column]];
        }
        for (int row = 0; row < n; row++) {
            addElement(Arrays.copyOfRange(pattern.columns(), pattern.rowStart(row), pattern.rowStart(row + 1)), most);
        }
        degrees = new Degrees(n);
    }

    private void addElement(int[] row, int most) {
        int[] columns = Arrays.stream(row).filter(column -> !isFull[column]).toArray();
        full += columns.length > most ? 1 : 0;
        if (columns.length > 0 && columns.length <= most) {
            for (int column : columns) {
                elementsOf[column][elementCount[column]++] = elements;
            }
            columnsOf[elements++] = columns;
        }
    }

    /**
     * An order and what it costs.
     *
     * @param columns in the order in which they are to be eliminated
     * @param entries of each factor, at most
     */
    record Found(int[] columns, long entries) {}

    /** The order of the columns of a pattern. */
    static Found of(SparsityPattern pattern) {
        return new ColumnOrder(pattern).order();
    }

    private Found order() {
        int[] order = new int[n];
        int left = 0;
        for (int column = 0; column < n; column++) {
            if (!isFull[column]) {
                degrees.put(column, degree(column));
                left++;
            }
        }
        int k = 0;
        long entries = 0;
        boolean allJoined = false;
        while (left > 0 && !allJoined) {
            int column = degrees.takeLeast();
            order[k++] = column;
            isOrdered[column] = true;
            left--;
            // Where all that are left are joined, any order fills the same.
            int joins = eliminate(column);
            entries += joins + 1;
            allJoined = joins == left;
        }
        append(order, k, false);
        return new Found(order, entries + left * (left + 1L) / 2 + (long) full * n);
    }

    /** Appends what is not ordered yet, nearly full columns last. */
    private void append(int[] order, int from, boolean nearlyFull) {
        int k = from;
        for (int column = 0; column < n; column++) {
            if (!isOrdered[column] && isFull[column] == nearlyFull) {
                order[k++] = column;
            }
        }
        if (!nearlyFull) {
            append(order, k, true);
        }
    }

    /** Merges the elements of a column into one; returns how many columns it joins. */
    private int eliminate(int column) {
        int count = 0;
        isSeen[column] = true;
        for (int k = 0; k < elementCount[column]; k++) {
            int element = elementsOf[column][k];
            for (int other : columnsOf[element]) {
                if (!isSeen[other]) {
                    isSeen[other] = true;
                    joined[count++] = other;
                }
            }
            columnsOf[element] = MERGED;
        }
        isSeen[column] = false;
        elementsOf[column] = MERGED;
        if (count > 0) {
            int merged = elements++;
            columnsOf[merged] = Arrays.copyOf(joined, count);
            for (int other : columnsOf[merged]) {
                isSeen[other] = false;
                join(other, merged);
            }
            for (int other : columnsOf[merged]) {
                degrees.move(other, degree(other));
            }
        }
        return count;
    }

    private void join(int column, int merged) {
        int[] list = elementsOf[column];
        int kept = 0;
        for (int k = 0; k < elementCount[column]; k++) {
            if (columnsOf[list[k]].length > 0) {
                list[kept++] = list[k];
            }
        }
        // At least one of its elements was merged, so there is room.
        list[kept++] = merged;
        elementCount[column] = kept;
    }

    /** At most so many other columns are joined to a column. */
    private int degree(int column) {
        long sum = 0;
        for (int k = 0; k < elementCount[column]; k++) {
            sum += columnsOf[elementsOf[column][k]].length - 1;
        }
        return (int) Math.min(sum, n - 1L);
    }

    /** Columns in lists by degree. */
    private static final class Degrees {
        private final int[] first;
        private final int[] next;
        private final int[] before;
        private final int[] degree;
        private int least;

        Degrees(int n) {
            first = new int[n];
            next = new int[n];
            before = new int[n];
            degree = new int[n];
            Arrays.fill(first, NONE);
        }

        void put(int column, int at) {
            degree[column] = at;
            next[column] = first[at];
            before[column] = NONE;
            if (first[at] != NONE) {
                before[first[at]] = column;
            }
            first[at] = column;
            least = Math.min(least, at);
        }

        private void remove(int column) {
            if (before[column] == NONE) {
                first[degree[column]] = next[column];
            } else {
                next[before[column]] = next[column];
            }
            if (next[column] != NONE) {
                before[next[column]] = before[column];
            }
        }

        void move(int column, int to) {
            remove(column);
            put(column, to);
        }

        int takeLeast() {
            while (first[least] == NONE) {
                least++;
            }
            int column = first[least];
            remove(column);
            return column;
        }
    }
}
