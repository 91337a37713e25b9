package org.likevekt.scenarios.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.bundle.BundleWriter;
import org.likevekt.scenarios.bundle.Program;
import org.likevekt.scenarios.bundle.Replayed;
import org.likevekt.scenarios.bundle.ScenarioTexts;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.replay.KeptNumbers;
import org.likevekt.scenarios.replay.PublishedMeasure;
import org.likevekt.scenarios.replay.PublishedRow;
import org.likevekt.scenarios.replay.Replay;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.replay.StudyFiles;
import org.likevekt.scenarios.replay.Verdict;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
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

    @Mixin
    private Printing printing;

    @Mixin
    private Overwriting overwriting;

    @Parameters(
            arity = "0..1",
            paramLabel = "STUDY",
            defaultValue = "vennemo-2023",
            description = "Name of a study, or a folder with study.yaml and published.csv (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--bundle",
            paramLabel = "FILE.zip",
            description = {
                "Write the replay with all it follows from, tables, scenarios and every number of the runs,",
                "for 'likevekt verify' on another machine."
            })
    private Path bundle;

    @Option(
            names = "--accept",
            paramLabel = "WHY",
            description = {
                "Keep our numbers beside the study, and why they moved: one that moves without a reason fails",
                "the build."
            })
    private String why;

    @Override
    public Integer call() {
        if (why != null && why.isBlank()) {
            throw new InputException("--accept is blank, expected the reason why our numbers move");
        }
        StudyFiles files = StudyFiles.of(name);
        Study study = Study.read(files);
        List<ReplayedRow> rows = bundle == null ? Replay.of(study, session.runner()) : bundled(study, files);
        if (printing.isText()) {
            session.print(text(study, rows));
        } else {
            printing.print(table(rows));
        }
        if (why != null) {
            accept(rows);
        }
        return rows.stream().allMatch(ReplayedRow::isAsDocumented) ? ExitCode.OK : ExitCode.FAILED;
    }

    private void accept(List<ReplayedRow> rows) {
        Path folder = Study.NAMES.contains(name)
                ? Sources.folder("validation/published/" + name, "Maybe name the study's folder")
                : Path.of(name);
        List<String> moved = new KeptNumbers(folder).accept(rows, why, LocalDate.now(ZoneId.systemDefault()));
        session.err().println(moved.isEmpty() ? "no number moved" : moved.size() + " numbers moved, kept in " + folder);
    }

    private List<ReplayedRow> bundled(Study study, StudyFiles files) {
        overwriting.require(bundle);
        Runner runner = session.runner();
        Economy economy = runner.economy();
        if (economy.linksFrom().isPresent()) {
            throw new InputException("a bundle holds the tables with all links of trade, expected no --trade-links");
        }
        ScenarioTexts scenarios = ScenarioTexts.of(
                economy.library(),
                study.rows().stream().map(PublishedRow::scenario).distinct().toList());
        Map<String, Run> runs = Replay.runs(study, scenario -> runner.run(scenarios.named(scenario)));
        List<ReplayedRow> rows = Replay.of(study, economy.benchmark(), runs);
        String hash = BundleWriter.write(
                bundle,
                new Replayed(
                        Program.own(Version.number(), Version.commit()),
                        Study.NAMES.contains(name) ? name : "own",
                        files,
                        scenarios,
                        economy,
                        runs,
                        rows));
        session.err().println(bundle + ", sha256 " + hash);
        return rows;
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
                boolean isBase = row.measure() == PublishedMeasure.LABOUR_SHARE;
                cells.add(List.of("", isBase ? "-- the accounts of the base year" : "-- " + scenario, "", "", "", ""));
            }
            cells.add(List.of(
                    row.id(),
                    what(row),
                    row.years(),
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
        String join = row.measure() == PublishedMeasure.RELATIVE_WAGE_GROWTH ? " / " : " + ";
        String detail = String.join(join, row.details())
                .replace("lower_university + higher_university", "university")
                .replace("_university", " univ.");
        String measure = row.measure().words() + (detail.isEmpty() ? "" : " " + detail);
        return measure.replaceFirst(",$", "") + ", " + where;
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
                "%d rows: %d agree, %d within tolerance, %d about nothing, %d differ, of which %d with a documented reason.",
                rows.size(),
                count(rows, Verdict.AGREES),
                count(rows, Verdict.WITHIN),
                count(rows, Verdict.NOTHING),
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
        for (String name : ReplayedRow.COLUMNS) {
            table.addColumns(name.equals("figure") ? DoubleColumn.create(name) : StringColumn.create(name));
        }
        for (ReplayedRow row : rows) {
            for (int k = 0; k < ReplayedRow.COLUMNS.size(); k++) {
                table.column(k).appendObj(row.cells().get(k));
            }
        }
        return table;
    }
}
