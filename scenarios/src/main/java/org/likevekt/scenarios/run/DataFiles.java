package org.likevekt.scenarios.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.likevekt.data.Dataset;

/**
 * Where the tables of an economy lie: embedded in the program, or in a folder.
 *
 * @param folder the folder; nothing for the embedded tables
 */
record DataFiles(Optional<Path> folder) {
    private static final String EMBEDDED = "/norway-2018/";

    /** Reads and checks the tables. */
    Dataset read() {
        return folder.map(Dataset::load).orElseGet(Dataset::embedded);
    }

    /** The text of one file, or nothing when it is not there. */
    Optional<String> text(String file) {
        try (InputStream stream = open(file)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private InputStream open(String file) throws IOException {
        if (folder.isEmpty()) {
            return Dataset.class.getResourceAsStream(EMBEDDED + file);
        }
        Path path = folder.get().resolve(file);
        return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
    }
}
