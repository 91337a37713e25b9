package org.likevekt.scenarios.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.results.WholeFile;
import org.likevekt.scenarios.run.KeptCalibrations;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.StoredCalibration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Solves the calibrations of baselines and keeps them. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Search for the growth of productivity and export markets that a baseline's calibration asks for, and keep it: in a file",
            "that --calibration names from then on, or, without one, with the program's sources."
        })
final class CalibrateCommand implements Callable<Integer> {
    private static final String MAYBE_FILE = "Maybe name a file with --file";

    @Mixin
    private Session session;

    @Mixin
    private Overwriting overwriting;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCENARIO",
            description = {
                "Scenarios with a calibration of their own (default: those that the program keeps in these regions; with --file,"
                        + " baseline)."
            })
    private List<String> names = List.of();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Where the calibration of one scenario is kept (default: the library in the sources).")
    private Path file;

    /** A scenario and where its calibration is kept. */
    private record Wanted(Scenario scenario, Path target) {}

    @Override
    public Integer call() {
        if (file != null) {
            overwriting.require(file);
        }
        Runner runner = session.runner();
        for (Wanted wanted : file == null ? inSources(runner) : List.of(inFile(runner))) {
            StoredCalibration found = runner.calibrate(wanted.scenario());
            WholeFile.write(wanted.target(), stream -> stream.write(found.text().getBytes(StandardCharsets.UTF_8)));
            session.print(List.of(String.format(
                    Locale.ROOT,
                    "%s: national productivity %.5f in %d; written to %s",
                    wanted.scenario().name(),
                    found.factors().lastEntry().getValue(),
                    found.factors().lastKey(),
                    wanted.target())));
        }
        return ExitCode.OK;
    }

    private Wanted inFile(Runner runner) {
        if (names.size() > 1) {
            throw new InputException("--file keeps the calibration of one scenario, expected one, not " + names.size());
        }
        return new Wanted(declaring(runner, names.isEmpty() ? "baseline" : names.get(0)), file);
    }

    private List<Wanted> inSources(Runner runner) {
        if (session.data().isPresent() || session.tradeLinks().isPresent()) {
            throw new InputException(
                    "the program keeps calibrations for its own tables and all links of trade. " + MAYBE_FILE);
        }
        List<String> all = names.isEmpty()
                ? KeptCalibrations.scenarios(runner.economy().library().usual())
                : names;
        return all.stream().map(name -> inSources(runner, name)).toList();
    }

    private static Wanted inSources(Runner runner, String name) {
        Scenario scenario = declaring(runner, name);
        if (!runner.economy().library().names().contains(name)) {
            throw new InputException("the program keeps calibrations of its library. " + MAYBE_FILE);
        }
        String target = KeptCalibrations.file(name, scenario.regions())
                .orElseThrow(() -> new InputException("the program keeps no calibration for the regions "
                        + scenario.regions().orElseThrow() + ". " + MAYBE_FILE));
        return new Wanted(
                scenario,
                Sources.folder("scenarios/src/main/resources/library", MAYBE_FILE)
                        .resolve(target));
    }

    private static Scenario declaring(Runner runner, String name) {
        Scenario scenario = runner.economy().library().load(name);
        if (!scenario.declaresCalibration()) {
            throw new InputException("scenario '" + name + "' declares no calibration of its own");
        }
        return scenario;
    }
}
