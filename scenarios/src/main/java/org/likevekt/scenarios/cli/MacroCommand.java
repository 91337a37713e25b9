package org.likevekt.scenarios.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.compare.MacroPage;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the macro figures of a scenario. */
@Command(
        name = "macro",
        mixinStandardHelpOptions = true,
        description = {
            "Solve a scenario and print its national accounts by year: product by use, by income and in volume,",
            "public finances with the fund, trade, wages, returns and dwellings."
        })
final class MacroCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Printing printing;

    @Mixin
    private OneScenario scenario;

    @Option(names = "--with", paramLabel = "SCENARIO", description = "Another scenario to set beside it.")
    private String with;

    @Override
    public Integer call() {
        Runner runner = session.runner();
        Run run = runner.run(scenario.name());
        Optional<Run> other = Optional.ofNullable(with).map(runner::run);
        MacroPage page = new MacroPage(run, other);
        if (printing.isText()) {
            session.print(page.lines());
        } else {
            printing.print(page.frame());
        }
        return ExitCode.OK;
    }
}
