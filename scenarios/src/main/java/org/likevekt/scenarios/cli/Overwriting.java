package org.likevekt.scenarios.cli;

import java.nio.file.Path;
import org.likevekt.scenarios.results.WholeFile;
import picocli.CommandLine.Option;

/** Whether a command may write over a file that is there: only when it is told to. */
final class Overwriting {
    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean isForced;

    /** Checks, before anything is solved, that files can be written. */
    void require(Path... files) {
        for (Path file : files) {
            WholeFile.require(file, isForced);
        }
    }
}
