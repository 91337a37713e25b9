package org.likevekt.scenarios.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.compare.MacroPage;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.compare.View;
import org.likevekt.scenarios.compare.Views;
import org.likevekt.scenarios.excel.Workbook;
import org.likevekt.scenarios.format.Horizon;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.Years;
import org.likevekt.scenarios.library.ScenarioLibrary;
import org.likevekt.scenarios.results.WholeFile;
import org.likevekt.scenarios.run.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.Table;

/** Prints what scenarios change against a baseline. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Solve scenarios and print what they change against their baseline: persons moved, wages, product,",
            "and what it is worth to the households. Without a name: the two policies of the article."
        })
final class CompareCommand implements Callable<Integer> {
    private static final List<String> POLICIES = List.of("vocational", "lifelong");
    private static final int MOST_DIFFERENCES = 4;

    /** How a comparison is shown. */
    enum Output {
        /** For reading: one page. */
        text,
        /** For R and spreadsheets: one long table. */
        csv,
        /** For programs: the same table. */
        json,
        /** A workbook with a sheet for each topic. */
        xlsx
    }

    @Mixin
    private Session session;

    @Mixin
    private Overwriting overwriting;

    @Parameters(arity = "0..*", paramLabel = "SCENARIO", description = "Names of the library, or paths to files.")
    private List<String> names;

    @Mixin
    private Against against;

    @Mixin
    private LookedAt year;

    @Option(
            names = "--years",
            paramLabel = "YEARS",
            converter = YearList.class,
            description = "Years in csv, json and xlsx: 2020,2030-2035 or all (default: 2035 and --year).")
    private Years years;

    @Option(
            names = "--region",
            description = "The region looked at: name, code or Norway (default: Trøndelag; not text: all).")
    private String region;

    @Option(
            names = "--discount",
            paramLabel = "RATE",
            defaultValue = "4%",
            description = "Yearly discount rate of present values (default: ${DEFAULT-VALUE}).")
    private String discount;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write into this file; xlsx needs one.")
    private Path out;

    @Override
    public Integer call() {
        checkOptions();
        if (out != null) {
            overwriting.require(out);
        }
        double rate = rate();
        Runner runner = session.runner();
        List<Scenario> scenarios = (names == null ? POLICIES : names)
                .stream().map(runner.economy().library()::load).toList();
        List<Scenario> others =
                scenarios.stream().map(each -> against.of(each, runner)).toList();
        for (int k = 0; k < scenarios.size(); k++) {
            year.of(scenarios.get(k), others.get(k));
        }
        Optional<String> chosen = Optional.empty();
        for (Scenario scenario : region == null ? List.<Scenario>of() : scenarios) {
            chosen = Optional.of(Session.place(runner.economy().over(scenario.regions()), region));
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (int k = 0; k < scenarios.size(); k++) {
            comparisons.add(compare(runner, scenarios.get(k), others.get(k), rate));
        }
        write(runner.economy().library(), comparisons, chosen);
        return ExitCode.OK;
    }

    private void write(ScenarioLibrary library, List<Comparison> comparisons, Optional<String> shown) {
        if (format == Output.xlsx) {
            WholeFile.write(
                    out,
                    target -> Workbook.write(
                            target,
                            comparisons,
                            sheets(comparisons, shown),
                            Version.number(),
                            Instant.now().truncatedTo(ChronoUnit.MINUTES).toString()));
        } else if (out != null) {
            WholeFile.write(out, target -> {
                PrintWriter writer = new PrintWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
                print(writer, library, comparisons, shown);
                writer.flush();
            });
        } else {
            print(session.out(), library, comparisons, shown);
            return;
        }
        session.print(List.of("  " + out));
    }

    /** The rows by topic, and the macro figures of the scenarios and of what they are compared with, in the same years. */
    private static Map<String, Table> sheets(List<Comparison> comparisons, Optional<String> shown) {
        Map<String, Table> sheets = new LinkedHashMap<>(byTopic(comparisons, shown));
        comparisons.stream()
                .map(CompareCommand::macro)
                .reduce(Table::append)
                .ifPresent(all -> sheets.put("Macro", all));
        return sheets;
    }

    private static Table macro(Comparison comparison) {
        Table frame = new MacroPage(comparison.run(), Optional.of(comparison.base())).frame();
        frame.column("value").setName("level");
        int[] years = comparison.frame().intColumn("year").asSet().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        return frame.where(frame.intColumn("year").isIn(years));
    }

    private void print(
            PrintWriter target, ScenarioLibrary library, List<Comparison> comparisons, Optional<String> chosen) {
        switch (format) {
            case text ->
                comparisons.forEach(comparison -> text(
                                comparison,
                                library,
                                chosen.orElse(Session.usualPlace(
                                        comparison.run().model().benchmark())))
                        .forEach(target::println));
            case csv -> Tables.printCsv(target, joined(frames(comparisons), chosen));
            case json, xlsx -> Tables.printJson(target, joined(frames(comparisons), chosen));
        }
        target.flush();
    }

    private void checkOptions() {
        if (format == Output.text && years != null) {
            throw new InputException("--years is for csv, json and xlsx; text looks at one year. Maybe --year");
        }
        if (format == Output.xlsx && (out == null || !out.toString().endsWith(".xlsx"))) {
            throw new InputException("--format xlsx writes a file, expected --out with a name that ends in .xlsx"
                    + (out == null ? "" : ", not '" + out + "'"));
        }
    }

    private double rate() {
        String number = discount.endsWith("%") ? discount.substring(0, discount.length() - 1) : discount;
        if (!number.strip().matches("\\d{1,3}(\\.\\d+)?")) {
            throw new InputException("--discount is '" + discount + "', expected a rate such as 4% or 0.04");
        }
        double rate = Double.parseDouble(number.strip()) / (discount.endsWith("%") ? 100 : 1);
        if (!(rate < 0.5)) {
            throw new InputException(
                    "--discount is '" + discount + "', expected less than 50 % a year. Maybe '" + discount + "%'");
        }
        return rate;
    }

    private Comparison compare(Runner runner, Scenario scenario, Scenario other, double rate) {
        int last = Math.min(scenario.horizon().last(), other.horizon().last());
        Horizon both = new Horizon(scenario.horizon().first(), last);
        Optional<NavigableSet<Integer>> asked = Optional.ofNullable(years).map(some -> YearList.within(some, both));
        int looked = year.asked().or(() -> asked.map(NavigableSet::last)).orElse(last);
        Set<Integer> shown = asked.<Set<Integer>>map(some -> some).orElse(Comparison.usualYears(looked));
        return Comparison.of(runner.run(scenario), runner.run(other), looked, shown, rate);
    }

    private static List<String> text(Comparison comparison, ScenarioLibrary library, String shown) {
        Views views = new Views(comparison, shown);
        List<String> lines = new ArrayList<>();
        lines.add(comparison.run().name() + " against " + comparison.base().name() + ": "
                + comparison.run().scenario().file().title().text());
        lines.addAll(differences(comparison, library));
        views.level().ifPresent(line -> lines.add("  " + line));
        views.headlines().forEach(line -> lines.add("  " + line));
        for (View view : views.tables()) {
            lines.add("");
            lines.add(view.title());
            lines.addAll(TextTable.lines(view.table()));
        }
        lines.add("");
        return lines;
    }

    /** What the scenario does, from what it says and not from its title, so that a slip of the file is seen beside its figures. */
    private static List<String> differences(Comparison comparison, ScenarioLibrary library) {
        List<String> all = library.differences(
                comparison.run().scenario(), comparison.base().scenario());
        List<String> lines = all.stream()
                .limit(MOST_DIFFERENCES)
                .flatMap(line -> Paragraph.wrapped(line).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        if (all.size() > MOST_DIFFERENCES) {
            lines.add("  and " + (all.size() - MOST_DIFFERENCES) + " more: likevekt explain-scenario "
                    + comparison.run().name());
        }
        return lines;
    }

    private static List<Table> frames(List<Comparison> comparisons) {
        return comparisons.stream().map(Comparison::frame).toList();
    }

    private static Map<String, Table> byTopic(List<Comparison> comparisons, Optional<String> region) {
        Map<String, List<Table>> tables = new LinkedHashMap<>();
        comparisons.forEach(comparison -> comparison.byTopic().forEach((topic, table) -> tables.computeIfAbsent(
                        topic, key -> new ArrayList<>())
                .add(table)));
        Map<String, Table> all = new LinkedHashMap<>();
        tables.forEach((topic, parts) -> {
            Table joined = joined(parts, region);
            if (!joined.isEmpty()) {
                all.put(topic, joined);
            }
        });
        return all;
    }

    private static Table joined(List<Table> parts, Optional<String> region) {
        Table all = parts.get(0).emptyCopy();
        parts.forEach(all::append);
        return region.map(name -> all.where(all.stringColumn("region_name").isEqualTo(name)))
                .orElse(all);
    }
}
