package org.likevekt.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A place that holds the files of a set of tables. */
interface TableFiles {
    /** Opens a file, or answers nothing when there is no such file. */
    Optional<InputStream> open(String file) throws IOException;

    /** The names of the files there, as far as they can be listed. */
    List<String> names() throws IOException;

    /** The files that come with the engine. */
    static TableFiles embedded(String folder) {
        return new TableFiles() {
            @Override
            public Optional<InputStream> open(String file) {
                return Optional.ofNullable(TableFiles.class.getResourceAsStream("/" + folder + "/" + file));
            }

            @Override
            public List<String> names() {
                return List.of();
            }
        };
    }

    /** The files of a directory. */
    static TableFiles in(Path directory) {
        return new TableFiles() {
            @Override
            public Optional<InputStream> open(String file) throws IOException {
                Path path = directory.resolve(file);
                return Files.isRegularFile(path) ? Optional.of(Files.newInputStream(path)) : Optional.empty();
            }

            @Override
            public List<String> names() throws IOException {
                if (!Files.isDirectory(directory)) {
                    return List.of();
                }
                try (Stream<Path> files = Files.list(directory)) {
                    return files.map(path -> path.getFileName().toString())
                            .sorted()
                            .toList();
                }
            }
        };
    }
}
