package org.likevekt.scenarios.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.results.ResultFolder;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.RunFailedException;
import org.likevekt.scenarios.run.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Solves scenarios and writes their results. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Solve scenarios, and the baselines they are compared with, and write their results as tables.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Names of the library, or paths to files.")
    private List<String> names;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Folder of the results, one folder for each scenario (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--all", description = "Write every variable of the model, not only the usual ones.")
    private boolean isAll;

    private final Map<String, Run> written = new LinkedHashMap<>();
    private final List<List<String>> rows = new ArrayList<>();

    @Override
    public Integer call() {
        Runner runner = session.runner();
        // everything that can be wrong with the input is found before anything is solved
        List<Scenario> scenarios =
                names.stream().map(runner.economy().library()::load).toList();
        scenarios.forEach(runner::validate);
        ResultFolder folder = new ResultFolder(out, Version.number());
        int code = ExitCode.OK;
        for (Scenario scenario : scenarios) {
            try {
                Run run = runner.run(scenario);
                run.baseline().ifPresent(base -> write(folder, base));
                write(folder, run);
            } catch (RunFailedException e) {
                session.err().println("likevekt: " + e.getMessage());
                session.err().flush();
                code = ExitCode.FAILED;
            }
        }
        if (!rows.isEmpty()) {
            printWritten();
        }
        return code;
    }

    private void printWritten() {
        session.print(TextTable.lines(
                List.of("scenario", "years", "seconds", "steps", "residual", "Walras", "results"),
                rows,
                List.of(false, false, true, true, true, true, false)));
    }

    private void write(ResultFolder folder, Run run) {
        Run earlier = written.putIfAbsent(run.name(), run);
        if (earlier == null) {
            rows.add(row(run, folder.write(run, isAll)));
        } else if (!earlier.fingerprint().equals(run.fingerprint())) {
            throw new InputException("two different scenarios are named '" + run.name()
                    + "' and would share a folder of results. Maybe rename one of the files");
        }
    }

    private static List<String> row(Run run, Path target) {
        List<YearSolution> years = run.trajectory().years();
        int steps = years.stream().mapToInt(year -> year.outcome().iterations()).sum();
        double residual = years.stream()
                .mapToDouble(year -> year.outcome().residual())
                .max()
                .orElse(Double.NaN);
        double walras = years.stream()
                .mapToDouble(year -> Math.abs(year.walras()))
                .max()
                .orElse(Double.NaN);
        return List.of(
                run.name(),
                run.scenario().horizon().toString(),
                String.format(Locale.ROOT, "%.1f", run.seconds()),
                Integer.toString(steps),
                String.format(Locale.ROOT, "%.1e", residual),
                String.format(Locale.ROOT, "%.1e", walras),
                target.toString());
    }
}
