package org.likevekt.solver.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.likevekt.solver.linear.SparsityPattern;

/**
 * How many equations of a system can each have an unknown of their own, whatever the numbers, and which parts have too
 * many equations or too few (Dulmage and Mendelsohn 1958; Pothen and Fan 1990, ACM TOMS 16).
 *
 * <p>Rows are equations, columns are unknowns.
 */
public final class StructuralRank {
    /**
     * A part of a system that is connected within itself.
     *
     * @param rows its equations, ascending
     * @param columns its unknowns, ascending
     */
    public record Block(int[] rows, int[] columns) {}

    private final SparsityPattern pattern;
    private final boolean[] present;
    private final int[] columnOfRow;
    private final int[] rowOfColumn;
    private final Columns byColumn;

    private StructuralRank(SparsityPattern pattern, boolean[] present) {
        this.pattern = pattern;
        this.present = present;
        this.byColumn = new Columns(pattern, present);
        Matching matching = Matching.of(pattern, present);
        this.columnOfRow = matching.columnOfRow();
        this.rowOfColumn = matching.rowOfColumn();
    }

    /** The rank of a pattern all of whose entries count. */
    public static StructuralRank of(SparsityPattern pattern) {
        boolean[] all = new boolean[pattern.entryCount()];
        Arrays.fill(all, true);
        return new StructuralRank(pattern, all);
    }

    /**
     * The rank of the entries of a pattern that are present.
     *
     * @throws IllegalArgumentException when there is not one flag an entry
     */
    public static StructuralRank of(SparsityPattern pattern, boolean[] present) {
        if (present.length != pattern.entryCount()) {
            throw new IllegalArgumentException(
                    "Found " + present.length + " flags, expected " + pattern.entryCount() + ", one per entry.");
        }
        return new StructuralRank(pattern, present.clone());
    }

    /** The largest number of equations that can each have an unknown of their own. */
    public int rank() {
        return pattern.size() - unmatchedRows().length;
    }

    /** Whether every equation can have an unknown of its own. */
    public boolean isFull() {
        return rank() == pattern.size();
    }

    /** The unknown that each equation is given, -1 for none; a copy. */
    public int[] columnOfRow() {
        return columnOfRow.clone();
    }

    /** Equations that are left without an unknown, ascending. */
    public int[] unmatchedRows() {
        return unmatched(columnOfRow);
    }

    /** Unknowns that are left without an equation, ascending. */
    public int[] unmatchedColumns() {
        return unmatched(rowOfColumn);
    }

    private static int[] unmatched(int[] partner) {
        return IntStream.range(0, partner.length).filter(k -> partner[k] < 0).toArray();
    }

    /** The parts with more equations than unknowns: their equations contain no other unknowns. */
    public List<Block> overdetermined() {
        boolean[] rows = new boolean[pattern.size()];
        boolean[] columns = new boolean[pattern.size()];
        Stack open = new Stack(pattern.size());
        for (int row : unmatchedRows()) {
            rows[row] = true;
            open.push(row);
        }
        while (!open.isEmpty()) {
            int row = open.pop();
            for (int entry = pattern.rowStart(row); entry < pattern.rowStart(row + 1); entry++) {
                int column = pattern.column(entry);
                if (present[entry] && !columns[column]) {
                    columns[column] = true;
                    // In a largest matching no alternating path joins a free row to a free column.
                    int owner = rowOfColumn[column];
                    if (!rows[owner]) {
                        rows[owner] = true;
                        open.push(owner);
                    }
                }
            }
        }
        return components(rows, columns);
    }

    /** The parts with more unknowns than equations: their unknowns appear in no other equations. */
    public List<Block> underdetermined() {
        boolean[] rows = new boolean[pattern.size()];
        boolean[] columns = new boolean[pattern.size()];
        Stack open = new Stack(pattern.size());
        for (int column : unmatchedColumns()) {
            columns[column] = true;
            open.push(column);
        }
        while (!open.isEmpty()) {
            int column = open.pop();
            for (int k = byColumn.start(column); k < byColumn.start(column + 1); k++) {
                int row = byColumn.row(k);
                if (!rows[row]) {
                    rows[row] = true;
                    int taken = columnOfRow[row];
                    if (!columns[taken]) {
                        columns[taken] = true;
                        open.push(taken);
                    }
                }
            }
        }
        return components(rows, columns);
    }

    /** Splits some rows and columns into the parts that share no entry, in the order of their first row or column. */
    private List<Block> components(boolean[] rows, boolean[] columns) {
        List<Block> blocks = new ArrayList<>();
        boolean[] rowsLeft = rows.clone();
        boolean[] columnsLeft = columns.clone();
        for (int k = 0; k < pattern.size(); k++) {
            if (rowsLeft[k] || columnsLeft[k]) {
                blocks.add(component(k, rowsLeft, columnsLeft));
                // Row k and column k may lie in different parts.
                if (rowsLeft[k] || columnsLeft[k]) {
                    blocks.add(component(k, rowsLeft, columnsLeft));
                }
            }
        }
        return blocks;
    }

    private Block component(int start, boolean[] rowsLeft, boolean[] columnsLeft) {
        int n = pattern.size();
        boolean[] rows = new boolean[n];
        boolean[] columns = new boolean[n];
        // Rows are numbered 0..n-1 and columns n..2n-1.
        Stack open = new Stack(2 * n);
        boolean fromRow = rowsLeft[start];
        (fromRow ? rowsLeft : columnsLeft)[start] = false;
        open.push(fromRow ? start : n + start);
        while (!open.isEmpty()) {
            int node = open.pop();
            if (node < n) {
                rows[node] = true;
                for (int entry = pattern.rowStart(node); entry < pattern.rowStart(node + 1); entry++) {
                    int column = pattern.column(entry);
                    if (present[entry] && columnsLeft[column]) {
                        columnsLeft[column] = false;
                        open.push(n + column);
                    }
                }
            } else {
                columns[node - n] = true;
                for (int k = byColumn.start(node - n); k < byColumn.start(node - n + 1); k++) {
                    int row = byColumn.row(k);
                    if (rowsLeft[row]) {
                        rowsLeft[row] = false;
                        open.push(row);
                    }
                }
            }
        }
        return new Block(positions(rows), positions(columns));
    }

    private static int[] positions(boolean[] flags) {
        return IntStream.range(0, flags.length).filter(k -> flags[k]).toArray();
    }

    /** The present entries column by column. */
    private static final class Columns {
        private final int[] start;
        private final int[] row;

        Columns(SparsityPattern pattern, boolean[] present) {
            int n = pattern.size();
            start = new int[n + 1];
            for (int entry = 0; entry < present.length; entry++) {
                start[pattern.column(entry) + 1] += present[entry] ? 1 : 0;
            }
            Arrays.parallelPrefix(start, Integer::sum);
            row = new int[start[n]];
            int[] next = start.clone();
            for (int i = 0; i < n; i++) {
                for (int entry = pattern.rowStart(i); entry < pattern.rowStart(i + 1); entry++) {
                    if (present[entry]) {
                        row[next[pattern.column(entry)]++] = i;
                    }
                }
            }
        }

        int start(int column) {
            return start[column];
        }

        int row(int k) {
            return row[k];
        }
    }

    /** Numbers still to be looked at; each is pushed at most once. */
    private static final class Stack {
        private final int[] numbers;
        private int count;

        Stack(int most) {
            numbers = new int[most];
        }

        void push(int number) {
            numbers[count++] = number;
        }

        int pop() {
            return numbers[--count];
        }

        boolean isEmpty() {
            return count == 0;
        }
    }
}
