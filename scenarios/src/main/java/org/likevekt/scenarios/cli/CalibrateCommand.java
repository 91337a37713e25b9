package org.likevekt.scenarios.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.results.WholeFile;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.StoredCalibration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Solves the calibration of the baseline and stores it. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = "Solve for the baseline's productivity factor and store it with the program's sources.")
final class CalibrateCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Overwriting overwriting;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "baseline",
            description = "A scenario with a calibration (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(names = "--file", description = "Where it is stored (default: the library in the sources).")
    private Path file;

    @Override
    public Integer call() {
        if (file != null) {
            overwriting.require(file);
        }
        Runner runner = session.runner();
        Scenario scenario = runner.economy().library().load(name);
        Path target = file == null ? inSources(scenario) : file;
        if (!scenario.declaresCalibration()) {
            throw new InputException("scenario '" + name + "' declares no calibration of its own");
        }
        StoredCalibration found = runner.calibrate(scenario);
        WholeFile.write(target, stream -> stream.write(found.text().getBytes(StandardCharsets.UTF_8)));
        session.print(List.of(String.format(
                Locale.ROOT,
                "national productivity %.5f in %d; written to %s",
                found.factors().lastEntry().getValue(),
                found.factors().lastKey(),
                target)));
        return ExitCode.OK;
    }

    private static Path inSources(Scenario scenario) {
        String name = StoredCalibration.file(scenario.regions())
                .orElseThrow(() -> new InputException("the program keeps no calibration for the regions "
                        + scenario.regions().orElseThrow() + ". Maybe name a file with --file"));
        return Sources.folder("src/main/resources/library", "Maybe name a file with --file")
                .resolve(name);
    }
}
