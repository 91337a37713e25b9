package org.likevekt.solver.results;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.newton.Solution;

/** The levels of a solution as a table: one row for each cell of a variable or of a quantity computed from it. */
public final class Results {
    private final List<Row> rows;

    /**
     * One level.
     *
     * @param cell which it is
     * @param unit its unit
     * @param level its value
     */
    public record Row(CellName cell, String unit, double level) {}

    private Results(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The table of a solution: variables, then what is computed from them, in the order of declaration. */
    public static Results of(Solution solution) {
        List<Row> rows = new ArrayList<>();
        for (Variable variable : solution.system().declaration().variables()) {
            double[] levels = solution.levels(variable.name());
            for (int cell = 0; cell < levels.length; cell++) {
                rows.add(new Row(CellName.of(variable.cellName(cell)), variable.unit(), levels[cell]));
            }
        }
        for (Definition definition : solution.system().declaration().definitions()) {
            List<CellName> cells = cells(definition);
            double[] levels = solution.levels(definition.name());
            for (int cell = 0; cell < levels.length; cell++) {
                rows.add(new Row(cells.get(cell), definition.unit(), levels[cell]));
            }
        }
        return new Results(rows);
    }

    private static List<CellName> cells(Definition definition) {
        if (definition.over().isEmpty()) {
            return List.of(CellName.of(definition.name()));
        }
        List<List<String>> labels = List.of(List.of());
        for (Index index : definition.over()) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> before : labels) {
                for (String label : index.set().labels()) {
                    List<String> more = new ArrayList<>(before);
                    more.add(label);
                    longer.add(more);
                }
            }
            labels = longer;
        }
        return labels.stream()
                .map(each -> new CellName(definition.name(), each))
                .toList();
    }

    /** The rows in order. */
    public List<Row> rows() {
        return rows;
    }

    /** The rows of some symbols, such as {@code Y} or {@code use}. */
    public Results only(String... symbols) {
        Set<String> wanted = Set.of(symbols);
        return where(cell -> wanted.contains(cell.symbol()));
    }

    /** The rows that a condition holds for, such as one label of a set. */
    public Results where(Predicate<CellName> wanted) {
        return new Results(rows.stream().filter(row -> wanted.test(row.cell())).toList());
    }

    /** How these levels differ from those of another table, row by row. */
    public Changes against(Results base) {
        return Changes.of(base, this);
    }

    /** Comma-separated: symbol, labels, unit, level; numbers with all their digits. */
    public String csv() {
        TextTable table = new TextTable(heads(rows.stream().map(Row::cell).toList(), "unit", "level"));
        for (Row row : rows) {
            List<String> cells =
                    parts(row.cell(), depth(rows.stream().map(Row::cell).toList()));
            cells.add(row.unit());
            cells.add(Double.toString(row.level()));
            table.add(cells);
        }
        return table.csv();
    }

    /**
     * A symbol with two labels as rows and columns, in plain text.
     *
     * @throws IllegalArgumentException when it has not two labels
     */
    public String matrix(String symbol) {
        List<Row> cells = only(symbol).rows;
        if (cells.isEmpty()
                || cells.stream().anyMatch(row -> row.cell().labels().size() != 2)) {
            throw new IllegalArgumentException("'" + symbol + "' has "
                    + (cells.isEmpty() ? "no cells" : "not two labels") + ", expected rows and columns");
        }
        Set<String> down = new LinkedHashSet<>();
        Set<String> across = new LinkedHashSet<>();
        cells.forEach(row -> down.add(row.cell().labels().get(0)));
        cells.forEach(row -> across.add(row.cell().labels().get(1)));
        List<String> head = new ArrayList<>(List.of(symbol));
        head.addAll(across);
        TextTable table = new TextTable(head);
        for (String first : down) {
            List<String> line = new ArrayList<>(List.of(first));
            for (String second : across) {
                line.add(cells.stream()
                        .filter(row -> row.cell().labels().equals(List.of(first, second)))
                        .map(row -> number(row.level()))
                        .findFirst()
                        .orElse(""));
            }
            table.add(line);
        }
        return table.text(1);
    }

    /** An aligned table, one cell a line. */
    @Override
    public String toString() {
        TextTable table = new TextTable(List.of("", "level", "unit"));
        rows.forEach(row -> table.add(List.of(row.cell().toString(), number(row.level()), row.unit())));
        return table.text(1);
    }

    static List<String> heads(List<CellName> cells, String... figures) {
        List<String> heads = new ArrayList<>(List.of("symbol"));
        for (int d = 1; d <= depth(cells); d++) {
            heads.add("label" + d);
        }
        heads.addAll(List.of(figures));
        return heads;
    }

    static int depth(List<CellName> cells) {
        return cells.stream().mapToInt(cell -> cell.labels().size()).max().orElse(0);
    }

    static List<String> parts(CellName cell, int depth) {
        List<String> parts = new ArrayList<>(List.of(cell.symbol()));
        parts.addAll(cell.labels());
        while (parts.size() <= depth) {
            parts.add("");
        }
        return parts;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value != 0 && Math.abs(value) < 1e-3 ? "%.4e" : "%.4f", value);
    }
}
