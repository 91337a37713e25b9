package org.likevekt.scenarios.results;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
                try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(aside))) {
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
