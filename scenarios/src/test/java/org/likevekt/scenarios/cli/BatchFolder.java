package org.likevekt.scenarios.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scenario files of three years, which solve in a moment. */
final class BatchFolder {
    private BatchFolder() {}

    /** A baseline, a policy, and a sweep over both. */
    static void good(Path folder, int points) throws IOException {
        Files.createDirectories(folder);
        write(folder, "brief", """
                title: Three years
                horizon: 2018-2020
                """);
        write(folder, "policy", """
                title: A policy
                parent: brief
                shocks:
                  - {multiply: productivity, where: {region: Agder}, value: 1.01, years: 2019-}
                """);
        write(folder, "sweep", """
                title: Both, varied
                sweep:
                  scenario: [brief.yaml, policy.yaml]
                  method: lhs
                  n: %d
                  seed: 7
                  vary:
                    - {multiply: migration_elasticity, range: [0.5, 2]}
                    - {name: tfp, multiply: productivity, years: 2019-, range: [0.98, 1.02]}
                """.formatted(points));
    }

    /** A misspelt file, a shock without a solution, and a scenario of years that there are not. */
    static void bad(Path folder) throws IOException {
        write(folder, "misspelt", "title: t\nparent: brief\nshoks: []\n");
        write(folder, "toolong", "title: t\nparent: brief\nhorizon: 2018-2060\n");
        write(folder, "unsolvable", """
                title: t
                parent: brief
                shocks:
                  - {set: training_rate, where: {region: Oslo, group: vocational}, value: 1, years: 2019-}
                """);
    }

    static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), text);
    }
}
