package org.likevekt.scenarios.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.likevekt.scenarios.batch.Batch;
import org.likevekt.scenarios.batch.Clusters;
import org.likevekt.scenarios.batch.LocalSolver;
import org.likevekt.scenarios.batch.PlannedRun;
import org.likevekt.scenarios.batch.Planner;
import org.likevekt.scenarios.batch.RunOutcome;
import org.likevekt.scenarios.batch.RunSolver;
import org.likevekt.scenarios.batch.Shipment;
import org.likevekt.scenarios.format.Years;
import org.likevekt.scenarios.results.ResultCatalogue;
import org.likevekt.scenarios.results.ResultVariable;
import org.likevekt.scenarios.run.CodeVersion;
import org.likevekt.scenarios.run.ModelVocabulary;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.Replaced;
import org.likevekt.scenarios.store.Store;
import org.likevekt.solver.linear.DenseKernel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Solves many scenarios into a result store, and goes on where it was stopped. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description = {
            "Solve many scenarios, and the baselines they are compared with, into one result store.",
            "Unchanged runs are skipped. A batch that was stopped in any way goes on when started again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Every run is solved, or skipped because it is in the store unchanged.",
            "2:Nothing valid to run, or the command, the store or the cluster is wrong.",
            "3:Internal error, or the machine gave out: memory, disk, a damaged program.",
            "4:Some runs failed; the others are in the store."
        })
final class BatchCommand implements Callable<Integer> {
    /** Some runs failed, the others are in the store. */
    static final int PARTIAL = 4;

    /** Names that a line of the summary has room for. */
    private static final int SHOWN = 5;

    /** Runs that wait for a cluster at once: more than most have cores; a run that waits takes a thread and little else. */
    private static final int ASKED_AT_ONCE = 256;

    private static final Pattern PART = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");

    @Mixin
    private Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|GLOB",
            description = "Scenario files, batch files, folders of both, patterns, or names of the library.")
    private List<String> words;

    @Option(
            names = "--out",
            paramLabel = "STORE",
            defaultValue = "likevekt.duckdb",
            description = "The result store (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = {
                "Number of workers (default: from cores and memory); with --on, how many runs the cluster is asked for at once"
                        + " (default: 256)."
            })
    private Integer jobs;

    @Option(
            names = "--on",
            paramLabel = "CLUSTER",
            description = {
                "Solve on a cluster of Apache Spark, by the address of its master: spark://host:port. Needs SPARK_HOME, the"
                        + " folder of the same Spark, and the program's optional jar, which the launcher builds."
            })
    private String cluster;

    @Option(
            names = "--array",
            paramLabel = "K/N",
            description = "Run the K-th of N parts only, for job arrays; each with a store of its own.")
    private String array;

    @Option(names = "--rerun", description = "Solve unchanged runs again.")
    private boolean isRerun;

    @Option(
            names = "--years",
            paramLabel = "YEARS",
            converter = YearList.class,
            description = "Years to store, as 2035,2040-2050 (default: all; every fifth for a sweep).")
    private Years years;

    @Option(
            names = "--variables",
            paramLabel = "NAMES",
            split = ",",
            description = "What to store: key, usual, all, or names (default: usual; key for a sweep).")
    private List<String> variables;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for a process that has the store (default: ${DEFAULT-VALUE}).")
    private double patience;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = {
                "Write a page about each run into this folder, and one about all of the store: what 'report --store' shows.",
                "Points of sweeps have none."
            })
    private Path reports;

    @Override
    public Integer call() {
        long start = System.nanoTime();
        int workers = cluster == null ? Jobs.number(jobs, session.err()) : askedAtOnce();
        Runner runner = session.quietRunner();
        String code = CodeVersion.hash();
        Optional<BatchReports> pages = Optional.ofNullable(reports).map(BatchReports::new);
        Planner planner = new Planner(runner);
        List<PlannedRun> planned = plan(planner);
        List<PlannedRun> runs = part(planned);
        List<PlannedRun> wrong =
                runs.stream().filter(run -> run.scenario().isEmpty()).toList();
        wrong.forEach(run -> session.err().println("likevekt: " + run.problem()));
        session.err().flush();
        if (!runs.isEmpty() && wrong.size() == runs.size()) {
            session.err().println("likevekt: nothing to run: not one scenario is valid");
            session.err().flush();
            return ExitCode.BAD_INPUT;
        }
        Batch.Options options = new Batch.Options(
                Version.number(),
                code,
                workers,
                isRerun,
                keep(runner, KeptResults.RUN),
                keep(runner, KeptResults.POINT));
        checkVariables(runner, runs, options.runs());
        Batch.Ended ended = solve(runner, runs, planned, options, () -> solver(runner, planner, planned, options));
        session.print(summary(ended, (System.nanoTime() - start) / 1e9));
        List<String> without = pages.map(folder -> folder.write(out, patience, runner.economy(), this::remark))
                .orElse(List.of());
        without.forEach(this::remark);
        return without.isEmpty()
                        && ended.outcomes().stream()
                                .allMatch(outcome -> outcome.ending().isSolved())
                ? ExitCode.OK
                : PARTIAL;
    }

    private RunSolver solver(Runner runner, Planner planner, List<PlannedRun> planned, Batch.Options options) {
        if (cluster == null) {
            return new LocalSolver(runner);
        }
        return Clusters.open(
                cluster,
                () -> new Shipment(planner, planned, session.own(), options),
                Optional.ofNullable(System.getenv("SPARK_HOME")),
                this::remark);
    }

    private int askedAtOnce() {
        if (jobs != null && jobs < 1) {
            throw new InputException("--jobs is " + jobs + ", expected 1 or more");
        }
        if (session.kernel() != DenseKernel.JAVA) {
            throw new InputException(
                    "--kernel " + session.kernel()
                            + " is of this machine, expected none with --on: a cluster solves with java, the same bits everywhere");
        }
        return jobs == null ? ASKED_AT_ONCE : jobs;
    }

    private List<PlannedRun> plan(Planner planner) {
        try (PlanProgress progress = new PlanProgress(session.err(), session.terminal())) {
            return planner.plan(words, progress);
        }
    }

    private Batch.Ended solve(
            Runner runner,
            List<PlannedRun> runs,
            List<PlannedRun> planned,
            Batch.Options options,
            Supplier<RunSolver> solvers) {
        // a cluster that cannot be had leaves no store behind
        try (RunSolver solver = solvers.get();
                Store store = Store.open(out, patience, this::remark);
                BatchProgress progress = new BatchProgress(session.err(), session.terminal())) {
            return new Batch(runner, store, options, solver, progress).run(runs, planned);
        }
    }

    private List<PlannedRun> part(List<PlannedRun> runs) {
        if (array == null) {
            return runs;
        }
        Matcher matcher = PART.matcher(array);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > Integer.parseInt(matcher.group(2))) {
            throw new InputException("--array is '" + array + "', expected K/N with K from 1 to N, such as 2/4");
        }
        return Planner.part(runs, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    private KeptResults keep(Runner runner, KeptResults usual) {
        return new KeptResults(
                Optional.ofNullable(variables).orElse(usual.variables()),
                years == null
                        ? usual.years()
                        : YearList.within(years, runner.economy().vocabulary().horizon()));
    }

    private static void checkVariables(Runner runner, List<PlannedRun> runs, KeptResults keep) {
        // what a swap finds is a result of the scenarios that have the swap
        keep.check(() -> runs.stream()
                .flatMap(run -> run.scenario().stream())
                .map(ModelVocabulary::closure)
                .distinct()
                .flatMap(closure -> new ResultCatalogue(runner.model(closure)).allVariables().stream())
                .map(ResultVariable::name)
                .distinct()
                .toList());
    }

    private void remark(String line) {
        session.err().println("likevekt: " + line);
        session.err().flush();
    }

    private List<String> summary(Batch.Ended ended, double seconds) {
        List<RunOutcome> outcomes = ended.outcomes();
        List<String> lines = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> !outcome.ending().isSolved())
                .forEach(outcome -> lines.addAll(failure(outcome)));
        lines.addAll(some("replaced", "said something else", replaced(outcomes, Replaced.Kind.REMOVED)));
        lines.addAll(some("renamed", "others are still compared with", replaced(outcomes, Replaced.Kind.RENAMED)));
        lines.addAll(some("obsolete", "no longer asked for, left out of tidy and parameters", ended.obsolete()));
        long solved = count(outcomes, "solved");
        lines.add(String.format(
                Locale.ROOT,
                "  %d solved, %d failed, %d skipped of %d runs in %.1f s; store %s, %s",
                solved,
                count(outcomes, "failed"),
                count(outcomes, "skipped"),
                outcomes.size(),
                seconds,
                out,
                size()));
        return lines;
    }

    private static List<String> failure(RunOutcome outcome) {
        List<String> lines = new ArrayList<>();
        String name = outcome.run().name();
        lines.add("  failed   " + name + (outcome.isKept() ? " (unchanged since)" : ""));
        outcome.ending()
                .reason()
                .lines()
                .flatMap(line -> Paragraph.wrapped("           " + line.strip()).stream())
                .forEach(lines::add);
        if (outcome.replaced().kind() == Replaced.Kind.STAYED) {
            String aside = outcome.replaced().name();
            lines.addAll(Paragraph.wrapped("           The solved run '" + name + "' stays in the store"
                    + (aside.isEmpty() ? "." : "; this one is '" + aside + "'.")));
        }
        return lines;
    }

    /** The earlier runs whose names others have taken, under the names that they have now. */
    private static List<String> replaced(List<RunOutcome> outcomes, Replaced.Kind kind) {
        return outcomes.stream()
                .filter(outcome -> outcome.replaced().kind() == kind)
                .map(outcome -> outcome.run().name()
                        + (kind == Replaced.Kind.RENAMED
                                ? " to " + outcome.replaced().name()
                                : ""))
                .toList();
    }

    private static List<String> some(String word, String why, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return Paragraph.wrapped(String.format(
                "  %-8s %d %s (%s): %s%s", word, names.size(), names.size() == 1 ? "run" : "runs", why, first, more));
    }

    private static long count(List<RunOutcome> outcomes, String word) {
        return outcomes.stream().filter(outcome -> outcome.word().equals(word)).count();
    }

    private String size() {
        try {
            return String.format(Locale.ROOT, "%.1f MB", Files.size(out) / 1e6);
        } catch (IOException e) {
            return "size unknown";
        }
    }
}
