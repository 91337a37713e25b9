package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.hindcast.Hindcast;
import org.likevekt.scenarios.hindcast.Observed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Holds the model against what counties did before the base year. */
@Command(
        name = "hindcast",
        mixinStandardHelpOptions = true,
        description = {
            "Run the model from 2008 to the accounts of 2018 with what was known, and say how much of what counties and industries did it"
                    + " explains, beside shift-share and no change.",
        })
final class HindcastCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("question", "forecast", "figures", "rmse", "explained", "rank correlation");

    private static final List<String> INDUSTRIES = List.of(
            "industry",
            "employed",
            "growth",
            "model",
            "missed",
            "of it value added",
            "employed per value added",
            "model's output",
            "employed per output");

    @Option(
            names = "--industries",
            description = {
                "Print instead where the model misses the employed of the country's industries: in what becomes of the industry's"
                        + " value added, or in how many make it.",
            })
    private boolean byIndustry;

    @Mixin
    private Session session;

    @Mixin
    private Printing printing;

    @Override
    public Integer call() {
        Observed observed = Observed.load();
        Hindcast hindcast = Hindcast.of(observed, session.runner());
        if (byIndustry) {
            print(observed, hindcast.missed());
        } else if (printing.isText()) {
            session.print(text(observed, hindcast.lines()));
        } else {
            printing.print(table(hindcast.lines()));
        }
        return ExitCode.OK;
    }

    private void print(Observed observed, List<Hindcast.Industry> industries) {
        if (!printing.isText()) {
            printing.print(industryTable(industries));
            return;
        }
        List<String> text = new ArrayList<>();
        text.add(observed.title() + ". Growth in per cent a year, employed of " + observed.first()
                + "; value added at the year's prices, relative to all outside petroleum.");
        text.addAll(TextTable.lines(
                INDUSTRIES,
                industries.stream().map(HindcastCommand::cells).toList(),
                INDUSTRIES.stream().map(column -> !column.equals("industry")).toList()));
        session.print(text);
    }

    private static List<String> cells(Hindcast.Industry industry) {
        List<String> cells =
                new ArrayList<>(List.of(industry.name(), String.format(Locale.ROOT, "%,.0f", industry.employed())));
        figures(industry).forEach(figure -> cells.add(String.format(Locale.ROOT, "%+.2f", figure)));
        return cells;
    }

    /** Growth in the order of the columns after the employed. */
    private static List<Double> figures(Hindcast.Industry industry) {
        return List.of(
                industry.actual(),
                industry.model(),
                industry.missed(),
                industry.ofValueAdded(),
                industry.ofEmployedPerValueAdded(),
                industry.output(),
                industry.perOutput());
    }

    private static Table industryTable(List<Hindcast.Industry> industries) {
        Table table = Table.create("industries");
        table.addColumns(StringColumn.create(INDUSTRIES.get(0)));
        INDUSTRIES
                .subList(1, INDUSTRIES.size())
                .forEach(column -> table.addColumns(
                        DoubleColumn.create(column.replace("'s", "").replace(' ', '_'))));
        for (Hindcast.Industry industry : industries) {
            table.stringColumn(0).append(industry.name());
            table.doubleColumn(1).append(industry.employed());
            List<Double> figures = figures(industry);
            for (int k = 0; k < figures.size(); k++) {
                table.doubleColumn(k + 2).append(figures.get(k));
            }
        }
        return table;
    }

    private static List<String> text(Observed observed, List<Hindcast.Line> lines) {
        List<String> text = new ArrayList<>();
        text.add(observed.title() + ". Growth in per cent a year, weighted by the employed of " + observed.first()
                + ".");
        text.addAll(TextTable.lines(
                COLUMNS,
                lines.stream().map(HindcastCommand::cells).toList(),
                List.of(false, false, true, true, true, true)));
        text.add("");
        text.add("Given:");
        observed.given().forEach(sentence -> text.addAll(Paragraph.wrapped("  - " + sentence)));
        text.add("Not given:");
        text.addAll(Paragraph.wrapped("  " + observed.notGiven()));
        return text;
    }

    private static List<String> cells(Hindcast.Line line) {
        return List.of(
                line.question(),
                line.forecast(),
                String.valueOf(line.skill().cells()),
                String.format(Locale.ROOT, "%.2f", line.skill().rmse()),
                String.format(Locale.ROOT, "%.2f", line.skill().explained()),
                Double.isNaN(line.skill().rank())
                        ? "-"
                        : String.format(Locale.ROOT, "%.2f", line.skill().rank()));
    }

    private static Table table(List<Hindcast.Line> lines) {
        Table table = Table.create("hindcast");
        table.addColumns(
                StringColumn.create("question"),
                StringColumn.create("forecast"),
                IntColumn.create("figures"),
                DoubleColumn.create("rmse"),
                DoubleColumn.create("explained"),
                DoubleColumn.create("rank_correlation"));
        for (Hindcast.Line line : lines) {
            table.stringColumn(0).append(line.question());
            table.stringColumn(1).append(line.forecast());
            table.intColumn(2).append(line.skill().cells());
            table.doubleColumn(3).append(line.skill().rmse());
            table.doubleColumn(4).append(line.skill().explained());
            if (Double.isNaN(line.skill().rank())) {
                table.doubleColumn(5).appendMissing();
            } else {
                table.doubleColumn(5).append(line.skill().rank());
            }
        }
        return table;
    }
}
