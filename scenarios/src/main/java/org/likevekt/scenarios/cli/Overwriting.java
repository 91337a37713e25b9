package org.likevekt.scenarios.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.results.WholeFile;
import picocli.CommandLine.Option;

/** Whether a command may write over a file that is there: only when it is told to. */
final class Overwriting {
    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean isForced;

    /** Checks, before anything is solved, that a folder has nothing that would be replaced. */
    void requireEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            if (!isForced && files.findAny().isPresent()) {
                throw new OutputException(
                        "the folder " + folder
                                + " is not empty, and its files are left as they are. Maybe name another, or write into it with --force");
            }
        } catch (IOException e) {
            throw new OutputException("the folder " + folder + " cannot be read: " + OutputException.reason(e), e);
        }
    }

    /** Checks, before anything is solved, that files can be written. */
    void require(Path... files) {
        for (Path file : files) {
            WholeFile.require(file, isForced);
        }
    }
}
