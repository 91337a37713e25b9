package org.likevekt.scenarios.results;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are whole or not there. */
public final class WholeFile {
    private WholeFile() {}

    /** What goes into a file; it closes nothing. */
    @FunctionalInterface
    public interface Content {
        /** Writes it. */
        void writeTo(OutputStream target) throws IOException;
    }

    /**
     * Writes a file beside its place and moves it there, in place of an earlier one.
     *
     * @throws OutputException when it cannot be written; an earlier one is then still there
     */
    public static void write(Path file, Content content) {
        try {
            Path place = file.toAbsolutePath();
            Path aside = place.resolveSibling(
                    "." + place.getFileName() + "-" + ProcessHandle.current().pid() + ".part");
            try {
                // new, so that no link that is in its way is followed
                Files.deleteIfExists(aside);
                try (OutputStream stream =
                        new BufferedOutputStream(Files.newOutputStream(aside, StandardOpenOption.CREATE_NEW))) {
                    content.writeTo(stream);
                }
                Files.move(aside, place, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new OutputException(
                    "the file " + file + " cannot be written: " + e.getMessage() + ". Maybe name another with --out",
                    e);
        }
    }
}
