package org.likevekt.scenarios.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.compare.View;
import org.likevekt.scenarios.compare.Views;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.spec.Scenario;
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
            "Solve scenarios and print what they change against their baseline: persons moved, wages, product.",
            "Without a name: the two policies of the article."
        })
final class CompareCommand implements Callable<Integer> {
    private static final List<String> POLICIES = List.of("vocational", "lifelong");

    @Mixin
    private Session session;

    @Parameters(arity = "0..*", paramLabel = "SCENARIO", description = "Names of the library, or paths to files.")
    private List<String> names;

    @Option(
            names = "--with",
            paramLabel = "SCENARIO",
            description = "What they are compared with (default: the baseline that each names).")
    private String with;

    @Option(names = "--year", description = "The year looked at (default: the last).")
    private Integer year;

    @Option(
            names = "--region",
            description = "The region looked at: name, code or Norway (default: Trøndelag; csv and json: all).")
    private String region;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Override
    public Integer call() {
        Runner runner = session.runner();
        Optional<String> chosen = Optional.ofNullable(region).map(word -> Session.region(runner.economy(), word));
        List<Scenario> scenarios = (names == null ? POLICIES : names)
                .stream().map(runner.economy().library()::load).toList();
        scenarios.forEach(scenario -> checkYear(scenario, year));
        List<Comparison> comparisons = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            comparisons.add(compare(runner, scenario));
        }
        switch (format) {
            case text -> comparisons.forEach(comparison -> printText(comparison, chosen.orElse(defaultRegion(runner))));
            case csv -> Tables.printCsv(session.out(), longTable(comparisons, chosen));
            case json -> Tables.printJson(session.out(), longTable(comparisons, chosen));
        }
        return ExitCode.OK;
    }

    private Comparison compare(Runner runner, Scenario scenario) {
        if (with == null && scenario.baseline().isEmpty()) {
            throw new InputException("'" + scenario.name()
                    + "' is a baseline and names nothing to be compared with. Maybe --with another scenario");
        }
        Scenario other = with == null
                ? runner.economy().library().load(scenario.baseline().orElseThrow())
                : runner.economy().library().load(with);
        checkYear(other, year);
        int last = Math.min(scenario.horizon().last(), other.horizon().last());
        return Comparison.of(runner.run(scenario), runner.run(other), year == null ? last : year);
    }

    private static void checkYear(Scenario scenario, Integer year) {
        if (year != null && !scenario.horizon().contains(year)) {
            throw new InputException("year " + year + " is outside the years of '" + scenario.name() + "', expected "
                    + scenario.horizon());
        }
    }

    /** The county of the article where the tables have it, else the country. */
    private static String defaultRegion(Runner runner) {
        return runner.economy().benchmark().regions().items().stream()
                .map(item -> item.name())
                .filter("Trøndelag"::equals)
                .findFirst()
                .orElse(Comparison.COUNTRY);
    }

    private void printText(Comparison comparison, String shown) {
        Views views = new Views(comparison, shown);
        List<String> lines = new ArrayList<>();
        lines.add(comparison.run().name() + " against " + comparison.base().name() + ": "
                + comparison.run().scenario().file().title());
        views.headlines().forEach(line -> lines.add("  " + line));
        for (View view : views.tables()) {
            lines.add("");
            lines.add(view.title());
            lines.addAll(TextTable.lines(view.table()));
        }
        lines.add("");
        session.print(lines);
    }

    private static Table longTable(List<Comparison> comparisons, Optional<String> region) {
        Table all = comparisons.get(0).frame().emptyCopy();
        comparisons.forEach(comparison -> all.append(comparison.frame()));
        return region.map(name -> all.where(all.stringColumn("region").isEqualTo(name)))
                .orElse(all);
    }
}
