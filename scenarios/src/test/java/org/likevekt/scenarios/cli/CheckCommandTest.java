package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laws, over few years. */
class CheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theLawsHold() throws IOException {
        Path file = folder.resolve("brief.yaml");
        Files.writeString(file, """
                title: t
                parent: baseline
                horizon: 2018-2020
                shocks:
                  - multiply: export_demand
                    value: 1.05
                    years: 2019-
                """);
        Cli result = Cli.run("check", file.toString());
        assertEquals(0, result.code(), result.out() + result.err());
        assertTrue(result.out().contains("all hold"), result.out());
        assertTrue(result.out().contains("Walras"), result.out());
    }
}
