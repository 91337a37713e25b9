package org.likevekt.solver.results;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Results as tables of Tablesaw, with the columns of their {@code csv()}: to sort, join, sum by set and plot. Programs that
 * use it name {@code tech.tablesaw:tablesaw-core} among their own libraries; the others do without.
 */
public final class Tables {
    private Tables() {}

    /** The levels of a solution: symbol, labels, unit, level. */
    public static Table of(Results results) {
        List<Results.Row> rows = results.rows();
        return named("levels", rows, Results.Row::cell, Results.Row::unit)
                .addColumns(figures("level", rows, Results.Row::level));
    }

    /** Two solutions compared: symbol, labels, unit, before, after, change, percent. */
    public static Table of(Changes changes) {
        List<Changes.Row> rows = changes.rows();
        return named("changes", rows, Changes.Row::cell, Changes.Row::unit)
                .addColumns(
                        figures("before", rows, Changes.Row::before),
                        figures("after", rows, Changes.Row::after),
                        figures("change", rows, Changes.Row::change),
                        figures("percent", rows, Changes.Row::percent));
    }

    private static <R> Table named(
            String name, List<R> rows, Function<R, CellName> cellOf, Function<R, String> unitOf) {
        List<CellName> cells = rows.stream().map(cellOf).toList();
        int depth = Results.depth(cells);
        List<String> heads = Results.heads(cells, "unit");
        List<List<String>> lines = new ArrayList<>();
        for (int k = 0; k < rows.size(); k++) {
            List<String> line = Results.parts(cells.get(k), depth);
            line.add(unitOf.apply(rows.get(k)));
            lines.add(line);
        }
        Table table = Table.create(name);
        IntStream.range(0, heads.size())
                .forEach(d -> table.addColumns(
                        StringColumn.create(heads.get(d), lines.stream().map(line -> line.get(d)))));
        return table;
    }

    /** What is not a number, such as a percentage of nothing, is missing. */
    private static <R> DoubleColumn figures(String name, List<R> rows, ToDoubleFunction<R> figure) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(figure).toArray());
    }
}
