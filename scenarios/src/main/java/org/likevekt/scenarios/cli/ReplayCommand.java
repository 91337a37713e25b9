package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.replay.Measure;
import org.likevekt.scenarios.replay.PublishedRow;
import org.likevekt.scenarios.replay.Replay;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.replay.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Prints a published study beside our numbers. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Run a published study and print its numbers beside ours, with a verdict for each row.",
            "Ends with 0 only if every row that differs has its reason written down, and no other has one."
        })
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "STUDY",
            defaultValue = "vennemo-2023",
            description = "Name of a study, or a folder with study.yaml and published.csv (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Override
    public Integer call() {
        Study study = Study.load(name);
        List<ReplayedRow> rows = Replay.of(study, session.runner());
        if (format == Format.text) {
            session.print(text(study, rows));
        } else {
            TablePrinter.print(session, format, table(rows));
        }
        return rows.stream().allMatch(ReplayedRow::isAsDocumented) ? ExitCode.OK : ExitCode.FAILED;
    }

    private static List<String> text(Study study, List<ReplayedRow> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(study.title());
        lines.addAll(TextTable.lines(
                List.of("row", "what, where", "years", "published", "ours", "verdict"),
                cells(rows),
                List.of(false, false, false, true, true, false)));
        lines.add("");
        rows.forEach(row -> lines.addAll(remarks(row)));
        lines.add(summary(rows));
        return lines;
    }

    /** The rows, with the name of the scenario where it changes. */
    private static List<List<String>> cells(List<ReplayedRow> rows) {
        List<List<String>> cells = new ArrayList<>();
        String scenario = "";
        for (ReplayedRow replayed : rows) {
            PublishedRow row = replayed.row();
            if (!row.scenario().equals(scenario)) {
                scenario = row.scenario();
                boolean isBase = row.measure() == Measure.LABOUR_SHARE;
                cells.add(List.of("", isBase ? "-- the accounts of the base year" : "-- " + scenario, "", "", "", ""));
            }
            cells.add(List.of(
                    row.id(),
                    what(row),
                    years(row),
                    published(row),
                    replayed.ours(),
                    replayed.verdict().words() + (replayed.isAsDocumented() ? "" : " (!)")));
        }
        return cells;
    }

    /** What a row is about, in words. */
    static String what(PublishedRow row) {
        String where =
                row.regions().size() > 2 ? row.regions().size() + " counties" : String.join(" + ", row.regions());
        String join = row.measure() == Measure.RELATIVE_WAGE_GROWTH ? " / " : " + ";
        String detail = String.join(join, row.details())
                .replace("lower_university + higher_university", "university")
                .replace("_university", " univ.");
        String measure = row.measure().words() + (detail.isEmpty() ? "" : " " + detail);
        return measure.replaceFirst(",$", "") + ", " + where;
    }

    /** The years of a row. */
    static String years(PublishedRow row) {
        return row.firstYear() == row.lastYear()
                ? String.valueOf(row.lastYear())
                : row.firstYear() + "-" + row.lastYear();
    }

    /** What was published, in words. */
    static String published(PublishedRow row) {
        return switch (row.kind()) {
            case ABOUT -> "about " + row.value() + unit(row);
            case INPUT -> row.value() + unit(row);
            case SIGN -> row.value();
            case BELOW -> "below " + row.value() + unit(row);
            case RANKING -> String.join(" ", row.places().keySet());
        };
    }

    private static String unit(PublishedRow row) {
        return row.unit().startsWith("percent") ? " %" : "";
    }

    private static List<String> remarks(ReplayedRow replayed) {
        String id = replayed.row().id();
        String remark = "";
        if (replayed.verdict() == Verdict.DIFFERS) {
            remark = replayed.reason()
                    .map(reason -> id + " differs: " + reason)
                    .orElse("(!) " + id + " differs, and study.yaml gives no reason");
        } else if (replayed.reason().isPresent()) {
            remark = "(!) " + id + " no longer differs; its reason in study.yaml can go";
        }
        return remark.isEmpty() ? List.of() : Paragraph.wrapped("  " + remark);
    }

    private static String summary(List<ReplayedRow> rows) {
        return String.format(
                Locale.ROOT,
                "%d rows: %d agree, %d within tolerance, %d differ, of which %d with a documented reason.",
                rows.size(),
                count(rows, Verdict.AGREES),
                count(rows, Verdict.WITHIN),
                count(rows, Verdict.DIFFERS),
                rows.stream()
                        .filter(row ->
                                row.verdict() == Verdict.DIFFERS && row.reason().isPresent())
                        .count());
    }

    private static long count(List<ReplayedRow> rows, Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    private static Table table(List<ReplayedRow> rows) {
        Table table = Table.create("replay");
        for (String name :
                List.of("id", "scenario", "measure", "region", "detail", "years", "kind", "published", "ours")) {
            table.addColumns(StringColumn.create(name));
        }
        table.addColumns(DoubleColumn.create("figure"));
        for (String name : List.of("unit", "verdict", "reason", "note")) {
            table.addColumns(StringColumn.create(name));
        }
        rows.forEach(row -> append(table, row));
        return table;
    }

    private static void append(Table table, ReplayedRow replayed) {
        PublishedRow row = replayed.row();
        List<String> before = List.of(
                row.id(),
                row.scenario(),
                row.measure().key(),
                String.join(" + ", row.regions()),
                String.join(" + ", row.details()),
                years(row),
                row.kind().name().toLowerCase(Locale.ROOT),
                row.value(),
                replayed.ours());
        List<String> after = List.of(
                row.unit(), replayed.verdict().words(), replayed.reason().orElse(""), row.note());
        for (int k = 0; k < before.size(); k++) {
            table.stringColumn(k).append(before.get(k));
        }
        table.doubleColumn("figure").append(replayed.figure());
        for (int k = 0; k < after.size(); k++) {
            table.stringColumn(before.size() + 1 + k).append(after.get(k));
        }
    }
}
