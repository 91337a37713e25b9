package org.likevekt.solver.diagnosis;

import java.util.Arrays;
import org.likevekt.solver.linear.SparsityPattern;

/**
 * A largest set of entries with no two in one row or column (Hopcroft and Karp 1973).
 *
 * <p>It starts from the diagonal, so that an equation keeps the unknown it is paired with wherever it can, and goes by
 * ascending rows and columns: the same pattern always gives the same matching.
 */
final class Matching {
    private static final int NONE = -1;

    private final SparsityPattern pattern;
    private final boolean[] present;
    private final int[] columnOfRow;
    private final int[] rowOfColumn;
    private final int[] level;
    private final int[] next;

    private Matching(SparsityPattern pattern, boolean[] present) {
        this.pattern = pattern;
        this.present = present;
        int n = pattern.size();
        columnOfRow = new int[n];
        rowOfColumn = new int[n];
        level = new int[n];
        next = new int[n];
        Arrays.fill(columnOfRow, NONE);
        Arrays.fill(rowOfColumn, NONE);
    }

    /** A largest matching of the entries that are present. */
    static Matching of(SparsityPattern pattern, boolean[] present) {
        Matching matching = new Matching(pattern, present);
        matching.takeDiagonal();
        while (matching.layer()) {
            matching.augment();
        }
        return matching;
    }

    /** For every row its column, -1 for none. */
    int[] columnOfRow() {
        return columnOfRow;
    }

    /** For every column its row, -1 for none. */
    int[] rowOfColumn() {
        return rowOfColumn;
    }

    private void takeDiagonal() {
        for (int k = 0; k < pattern.size(); k++) {
            int entry = pattern.entry(k, k);
            if (entry >= 0 && present[entry]) {
                match(k, k);
            }
        }
    }

    private void match(int row, int column) {
        columnOfRow[row] = column;
        rowOfColumn[column] = row;
    }

    /** Distances of rows from the free rows along alternating paths; whether a free column is within reach. */
    private boolean layer() {
        int[] queue = new int[pattern.size()];
        int end = 0;
        for (int row = 0; row < pattern.size(); row++) {
            level[row] = columnOfRow[row] == NONE ? 0 : NONE;
            next[row] = pattern.rowStart(row);
            if (level[row] == 0) {
                queue[end++] = row;
            }
        }
        boolean reached = false;
        for (int at = 0; at < end; at++) {
            int row = queue[at];
            for (int entry = pattern.rowStart(row); entry < pattern.rowStart(row + 1); entry++) {
                if (!present[entry]) {
                    continue;
                }
                int owner = rowOfColumn[pattern.column(entry)];
                reached |= owner == NONE;
                if (owner != NONE && level[owner] == NONE) {
                    level[owner] = level[row] + 1;
                    queue[end++] = owner;
                }
            }
        }
        return reached;
    }

    private void augment() {
        int[] path = new int[pattern.size()];
        for (int row = 0; row < pattern.size(); row++) {
            if (level[row] == 0) {
                augmentFrom(row, path);
            }
        }
    }

    /** Searches depth first with a stack of its own: a path may be as long as the system is large. */
    private void augmentFrom(int start, int[] path) {
        int depth = 0;
        path[0] = start;
        while (depth >= 0) {
            int row = path[depth];
            int onward = advance(row);
            if (onward == NONE) {
                level[row] = NONE;
                depth--;
            } else if (rowOfColumn[onward] == NONE) {
                flip(path, depth);
                return;
            } else {
                path[++depth] = rowOfColumn[onward];
            }
        }
    }

    /** The next column of a row that is free or leads one level on; -1 when there is none left. */
    private int advance(int row) {
        while (next[row] < pattern.rowStart(row + 1)) {
            int entry = next[row]++;
            if (present[entry]) {
                int owner = rowOfColumn[pattern.column(entry)];
                if (owner == NONE || level[owner] == level[row] + 1) {
                    return pattern.column(entry);
                }
            }
        }
        return NONE;
    }

    /** Matches every row of a path with the column it went on by. */
    private void flip(int[] path, int depth) {
        for (int d = 0; d <= depth; d++) {
            match(path[d], pattern.column(next[path[d]] - 1));
        }
        for (int d = 0; d <= depth; d++) {
            // A row on a path found is done with in this round.
            level[path[d]] = NONE;
        }
    }
}
