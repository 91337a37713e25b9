package org.likevekt.scenarios.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.report.Interval;
import org.likevekt.scenarios.report.Report;
import org.likevekt.scenarios.results.Measures;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.results.WholeFile;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.store.StoreReader;
import org.likevekt.scenarios.why.Answer;
import org.likevekt.scenarios.why.Attribution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a page with story, charts, map and table about scenarios. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Solve scenarios, or take them from a result store, and write one page about them, to be opened in a browser or",
            "mailed: story, charts, map and every figure, in English and Norwegian. The file needs no other file, no server",
            "and no network."
        })
final class ReportCommand implements Callable<Integer> {
    /** Seconds to wait for another process that has the store. */
    private static final double PATIENCE = 10;

    /** How many equations deep a number is followed, and how many terms of each are told. */
    private static final int DEPTH = 3;

    private static final int TOP = 6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Session session;

    @Mixin
    private Overwriting overwriting;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCENARIO",
            description = "Names of the library, or paths to files; with --store, names of its runs (default: all).")
    private List<String> names = List.of();

    @Option(names = "--store", paramLabel = "STORE", description = "Show runs of this result store, and solve nothing.")
    private Path store;

    @Mixin
    private Against against;

    @Option(names = "--region", description = "The region it opens with: name, code or Norway (default: Trøndelag).")
    private String region;

    @Mixin
    private Language language;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The page to write (default: report.html; with --images, none).")
    private Path out;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = {
                "Write every chart and map, of the region and in the language that are asked for, as SVG and PNG into this folder,"
                        + " for other documents. Needs no browser."
            })
    private Path images;

    @Option(
            names = "--why",
            paramLabel = "WORDS",
            description = {
                "Say why a number moved, in the last year, as the command 'why' does: \"wage vocational Trøndelag\". May be"
                        + " given several times."
            })
    private List<String> whys = List.of();

    @Option(
            names = "--sensitivity",
            paramLabel = "FILE",
            description = "Show how sure figures are: the table that 'sensitivity --out' wrote, or its folder.")
    private Path sensitivity;

    @Override
    public Integer call() {
        language.require();
        if (store == null && names.isEmpty()) {
            throw new InputException("report needs a scenario, or a result store (--store)");
        }
        if (store != null && !whys.isEmpty()) {
            throw new InputException("--why solves anew, and --store solves nothing. Maybe leave one of them out");
        }
        if (out == null && images == null) {
            out = Path.of("report.html");
        }
        requirePlaces();
        List<Interval> intervals = intervals();
        Report report = store == null ? solved(session.runner(), intervals) : stored(session.economy(), intervals);
        if (out != null) {
            WholeFile.write(out, report::write);
            session.print(List.of("  " + out));
        }
        if (images != null) {
            session.print(List.of("  " + images + ": " + draw(report) + " images"));
        }
        return ExitCode.OK;
    }

    private void requirePlaces() {
        if (out != null) {
            overwriting.require(out);
        }
        if (images != null) {
            overwriting.requireEmpty(WholeFile.folder(images, "--images"));
        }
    }

    private int draw(Report report) {
        List<String> written = new ArrayList<>();
        report.draw((name, bytes) -> {
            WholeFile.write(images.resolve(name), target -> target.write(bytes));
            written.add(name);
        });
        return written.size();
    }

    private Report stored(Economy economy, List<Interval> intervals) {
        try (StoreReader reader =
                StoreReader.open(store, PATIENCE, line -> session.err().println("likevekt: " + line))) {
            List<Report.Entry> entries = new StoredReports(reader, economy, intervals).entries(names, against.name());
            String looked = region == null
                    ? Session.usualRegion(economy.benchmark().regions())
                    : Session.region(economy, region);
            return Report.of(entries, language.code(), looked, "likevekt " + Version.number(), command());
        }
    }

    private Report solved(Runner runner, List<Interval> intervals) {
        List<Scenario> scenarios =
                names.stream().map(runner.economy().library()::load).toList();
        List<Scenario> others =
                scenarios.stream().map(each -> against.of(each, runner)).toList();
        String looked = looked(runner, scenarios.get(0));
        for (int k = 0; k < scenarios.size() && !whys.isEmpty(); k++) {
            Answer.require(whys, runner, scenarios.get(k), others.get(k));
        }
        List<Report.Entry> entries = new ArrayList<>();
        for (int k = 0; k < scenarios.size(); k++) {
            Comparison comparison = compare(runner, scenarios.get(k), others.get(k));
            entries.add(Report.Entry.of(comparison)
                    .saying(scenarios.get(k), vocabulary(runner, scenarios.get(k)))
                    .with(about(comparison, intervals))
                    .because(answers(runner, comparison), vocabulary(runner, scenarios.get(k))));
        }
        return Report.of(entries, language.code(), looked, "likevekt " + Version.number(), command());
    }

    private List<Interval> intervals() {
        if (sensitivity == null) {
            return List.of();
        }
        Path table = Files.isDirectory(sensitivity) ? sensitivity.resolve("sensitivity.csv") : sensitivity;
        try (Reader reader = Files.newBufferedReader(table)) {
            return Interval.read(reader);
        } catch (IOException e) {
            throw new InputException("cannot read " + table + " (--sensitivity): " + OutputException.reason(e));
        } catch (IllegalArgumentException e) {
            throw new InputException(table + " (--sensitivity): " + e.getMessage());
        }
    }

    private static List<Interval> about(Comparison comparison, List<Interval> all) {
        Run run = comparison.run();
        Benchmark benchmark = run.model().benchmark();
        return Interval.about(
                run.name(),
                all,
                benchmark,
                new Measures(benchmark, run.trajectory()),
                new Measures(benchmark, comparison.base().trajectory()));
    }

    private List<Attribution> answers(Runner runner, Comparison comparison) {
        if (whys.isEmpty()) {
            return List.of(); // of runs that no answer leads between too
        }
        Vocabulary vocabulary = vocabulary(runner, comparison.run().scenario());
        return new Answer(comparison.run(), comparison.base(), vocabulary).why(whys, comparison.year(), DEPTH, TOP);
    }

    private static Vocabulary vocabulary(Runner runner, Scenario scenario) {
        return runner.economy().over(scenario.regions()).vocabulary();
    }

    private String looked(Runner runner, Scenario scenario) {
        Economy economy = runner.economy().over(scenario.regions());
        return region == null ? Session.usualRegion(economy.benchmark().regions()) : Session.region(economy, region);
    }

    private static Comparison compare(Runner runner, Scenario scenario, Scenario other) {
        Run run = runner.run(scenario);
        Run base = runner.run(other);
        int last = Math.min(scenario.horizon().last(), other.horizon().last());
        Set<Integer> years = new LinkedHashSet<>();
        for (int year = scenario.horizon().first(); year <= last; year++) {
            years.add(year);
        }
        return Comparison.of(run, base, last, years, Comparison.DISCOUNT_RATE);
    }

    private String command() {
        return "likevekt "
                + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }
}
