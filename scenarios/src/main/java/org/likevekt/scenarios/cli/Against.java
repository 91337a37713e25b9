package org.likevekt.scenarios.cli;

import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.run.Runner;
import picocli.CommandLine.Option;

/** What scenarios are compared with: the baseline that each names, or the one that is asked for. */
final class Against {
    @Option(
            names = {"--against", "--with"},
            paramLabel = "SCENARIO",
            description = "What they are compared with (default: the baseline that each names).")
    private String against;

    /** The name of what is asked for; empty for the baseline of each. */
    String name() {
        return against == null ? "" : against;
    }

    /**
     * What a scenario is compared with.
     *
     * @throws InputException when it is a baseline and no other is asked for
     */
    Scenario of(Scenario scenario, Runner runner) {
        if (against != null) {
            return runner.economy().library().load(against);
        }
        return scenario.baseline()
                .orElseThrow(() -> new InputException("'" + scenario.name()
                        + "' is a baseline and names nothing to be compared with. Maybe --against another scenario"));
    }
}
