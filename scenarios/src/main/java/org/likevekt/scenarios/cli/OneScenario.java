package org.likevekt.scenarios.cli;

import picocli.CommandLine.Parameters;

/** The scenario a command solves: the baseline, unless another is named. */
final class OneScenario {
    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "baseline",
            description = "Name of the library, or path to a file (default: ${DEFAULT-VALUE}).")
    private String name;

    /** Its name or path. */
    String name() {
        return name;
    }
}
