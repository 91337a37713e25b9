package org.likevekt.solver.export;

import java.util.ArrayList;
import java.util.List;

/**
 * A square system read back from an {@code .nl} file of {@link NlWriter}, evaluated with nothing of the engine: the
 * check that an export says what the engine solves. Reads what the writer writes, not every {@code .nl} file.
 */
public final class NlSystem {
    private static final int HEADER = 10;

    /** A formula; values are the unknowns and, after them, the defined variables. */
    private interface Formula {
        double at(double[] values);
    }

    private final String[] lines;
    private final int unknowns;
    private final int nonzeros;
    private final Formula[] rows;
    private final Formula[] defined;
    private final double[] start;
    private final List<List<Integer>> columns = new ArrayList<>();
    private final List<Integer> columnEnds = new ArrayList<>();
    private int next = HEADER;

    private NlSystem(String text) {
        this.lines = text.split("\n", -1);
        require(lines.length > HEADER && lines[0].startsWith("g3 "), "a header of ten lines in text format");
        this.unknowns = header(1, 0);
        this.nonzeros = header(7, 0);
        require(header(1, 1) == unknowns && header(1, 4) == unknowns, "as many equations as unknowns");
        this.rows = new Formula[unknowns];
        this.defined = new Formula[header(9, 1)];
        this.start = new double[unknowns];
        while (next < lines.length - 1) {
            readSegment();
        }
        checkPattern();
    }

    /**
     * Reads the text of a file.
     *
     * @throws IllegalArgumentException when it is not as {@link NlWriter} writes it, naming the line
     */
    public static NlSystem read(String text) {
        return new NlSystem(text);
    }

    /** Number of unknowns, which is the number of equations. */
    public int unknowns() {
        return unknowns;
    }

    /** The start values; shape unknowns. */
    public double[] start() {
        return start.clone();
    }

    /** The unknowns that a row is said to depend on, ascending. */
    public List<Integer> columns(int row) {
        return List.copyOf(columns.get(row));
    }

    /** Left less right of every row; shape unknowns. */
    public double[] residual(double[] point) {
        double[] values = new double[unknowns + defined.length];
        System.arraycopy(point, 0, values, 0, unknowns);
        for (int k = 0; k < defined.length; k++) {
            values[unknowns + k] = defined[k].at(values);
        }
        double[] residual = new double[unknowns];
        for (int row = 0; row < unknowns; row++) {
            residual[row] = rows[row].at(values);
        }
        return residual;
    }

    private int header(int line, int field) {
        return Integer.parseInt(lines[line].strip().split("\\s+")[field]);
    }

    private void readSegment() {
        String line = lines[next++];
        switch (line.charAt(0)) {
            case 'V' -> defined[number(line) - unknowns] = formula();
            case 'C' -> rows[number(line)] = formula();
            case 'x' -> readStart(number(line));
            case 'r' -> expectEach("4 0");
            case 'b' -> expectEach("3");
            case 'k' -> readColumnEnds(number(line));
            case 'J' -> readRow(line);
            default -> require(false, "a segment that the writer writes");
        }
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(1).split(" ")[0]);
    }

    private void readStart(int count) {
        require(count == unknowns, "a start value for every unknown");
        for (int k = 0; k < count; k++) {
            String[] pair = lines[next++].split(" ");
            start[Integer.parseInt(pair[0])] = Double.parseDouble(pair[1]);
        }
    }

    private void expectEach(String text) {
        for (int k = 0; k < unknowns; k++) {
            require(lines[next++].equals(text), text);
        }
    }

    private void readColumnEnds(int count) {
        require(count == unknowns - 1, "an end for every column but the last");
        for (int k = 0; k < count; k++) {
            columnEnds.add(Integer.parseInt(lines[next++]));
        }
        columnEnds.add(nonzeros);
    }

    private void readRow(String line) {
        require(number(line) == columns.size(), "the rows in order");
        int count = Integer.parseInt(line.split(" ")[1]);
        List<Integer> row = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            String[] pair = lines[next++].split(" ");
            require(pair[1].equals("0"), "no linear term");
            row.add(Integer.parseInt(pair[0]));
        }
        columns.add(row);
    }

    private void checkPattern() {
        int[] count = new int[unknowns];
        columns.forEach(row -> row.forEach(column -> count[column]++));
        int end = 0;
        for (int column = 0; column < unknowns; column++) {
            end += count[column];
            require(columnEnds.get(column) == end, "column counts as in the J segments");
        }
        require(end == nonzeros, "as many nonzeros as the header says");
    }

    private Formula formula() {
        String line = lines[next++];
        return switch (line.charAt(0)) {
            case 'n' -> {
                double number = Double.parseDouble(line.substring(1));
                yield values -> number;
            }
            case 'v' -> {
                int at = number(line);
                yield values -> values[at];
            }
            case 'o' -> operation(number(line));
            default -> throw new IllegalArgumentException("line " + next + ": expected n, v or o, got " + line);
        };
    }

    private Formula operation(int code) {
        if (code == 54) {
            return sum(Integer.parseInt(lines[next++]));
        }
        Formula a = formula();
        return code < 4 ? binary(code, a, formula()) : unary(code, a);
    }

    private Formula sum(int count) {
        Formula[] terms = new Formula[count];
        for (int k = 0; k < count; k++) {
            terms[k] = formula();
        }
        return values -> {
            double sum = 0;
            for (Formula term : terms) {
                sum += term.at(values);
            }
            return sum;
        };
    }

    private static Formula binary(int code, Formula a, Formula b) {
        return switch (code) {
            case 0 -> values -> a.at(values) + b.at(values);
            case 1 -> values -> a.at(values) - b.at(values);
            case 2 -> values -> a.at(values) * b.at(values);
            default -> values -> a.at(values) / b.at(values);
        };
    }

    private Formula unary(int code, Formula a) {
        return switch (code) {
            case 16 -> values -> -a.at(values);
            case 39 -> values -> Math.sqrt(a.at(values));
            case 40 -> values -> Math.sinh(a.at(values));
            case 43 -> values -> Math.log(a.at(values));
            case 44 -> values -> Math.exp(a.at(values));
            case 47 -> values -> ScalarGraph.atanh(a.at(values));
            default -> throw new IllegalArgumentException("line " + next + ": unknown operation " + code);
        };
    }

    private void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("line " + next + " of the .nl file: expected " + expected);
        }
    }
}
