package org.likevekt.solver.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Two solutions compared, in levels and in percent. */
public final class Changes {
    private final List<Row> rows;

    /**
     * One level before and after.
     *
     * @param cell which it is
     * @param unit its unit
     * @param before in the base
     * @param after in the other solution
     */
    public record Row(CellName cell, String unit, double before, double after) {
        /** After less before. */
        public double change() {
            return after - before;
        }

        /** The change in percent of the level before; not a number where that is zero. */
        public double percent() {
            return before == 0 ? Double.NaN : 100 * (after / before - 1);
        }
    }

    private Changes(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    static Changes of(Results before, Results after) {
        Map<CellName, Double> base = new LinkedHashMap<>();
        before.rows().forEach(row -> base.put(row.cell(), row.level()));
        List<Row> rows = new ArrayList<>();
        for (Results.Row row : after.rows()) {
            Double level = base.get(row.cell());
            if (level == null) {
                throw new IllegalArgumentException(
                        "the solution to compare with has no " + row.cell() + ". Maybe it is of another economy");
            }
            rows.add(new Row(row.cell(), row.unit(), level, row.level()));
        }
        return new Changes(rows);
    }

    /** The rows in order. */
    public List<Row> rows() {
        return rows;
    }

    /** The rows of some symbols, such as {@code Y} or {@code use}. */
    public Changes only(String... symbols) {
        Set<String> wanted = Set.of(symbols);
        return where(row -> wanted.contains(row.cell().symbol()));
    }

    /** The rows that a condition holds for. */
    public Changes where(Predicate<Row> wanted) {
        return new Changes(rows.stream().filter(wanted).toList());
    }

    /** So many rows with the largest changes in percent, the largest first. */
    public Changes largest(int count) {
        return new Changes(rows.stream()
                .filter(row -> !Double.isNaN(row.percent()))
                .sorted(Comparator.comparingDouble((Row row) -> -Math.abs(row.percent())))
                .limit(count)
                .toList());
    }

    /** Comma-separated: symbol, labels, unit, before, after, change, percent; numbers with all their digits. */
    public String csv() {
        List<CellName> cells = rows.stream().map(Row::cell).toList();
        TextTable table = new TextTable(Results.heads(cells, "unit", "before", "after", "change", "percent"));
        for (Row row : rows) {
            List<String> line = Results.parts(row.cell(), Results.depth(cells));
            line.add(row.unit());
            for (double figure : new double[] {row.before(), row.after(), row.change(), row.percent()}) {
                line.add(Double.isNaN(figure) ? "" : Double.toString(figure));
            }
            table.add(line);
        }
        return table.csv();
    }

    /** An aligned table, one cell a line. */
    @Override
    public String toString() {
        TextTable table = new TextTable(List.of("", "before", "after", "change", "percent"));
        for (Row row : rows) {
            table.add(List.of(
                    row.cell().toString(),
                    Results.number(row.before()),
                    Results.number(row.after()),
                    Results.number(row.change()),
                    Double.isNaN(row.percent()) ? "" : String.format(Locale.ROOT, "%+.2f", row.percent())));
        }
        return table.text(1);
    }
}
