package org.likevekt.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** Files of another place, each read once: what is asked for again, and told of later, is what was read. */
    final class Kept implements TableFiles {
        private final TableFiles files;
        private final Map<String, Optional<byte[]>> contents = new HashMap<>();

        Kept(TableFiles files) {
            this.files = files;
        }

        @Override
        public Optional<InputStream> open(String file) throws IOException {
            Optional<byte[]> content = contents.get(file);
            if (content == null) {
                content = read(file);
                contents.put(file, content);
            }
            return content.map(ByteArrayInputStream::new);
        }

        @Override
        public List<String> names() throws IOException {
            return files.names();
        }

        /** The texts of the files that were opened and are there, by name. */
        SortedMap<String, String> texts() {
            SortedMap<String, String> texts = new TreeMap<>();
            contents.forEach((file, content) ->
                    content.ifPresent(bytes -> texts.put(file, new String(bytes, StandardCharsets.UTF_8))));
            return texts;
        }

        private Optional<byte[]> read(String file) throws IOException {
            Optional<InputStream> opened = files.open(file);
            if (opened.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream stream = opened.get()) {
                return Optional.of(stream.readAllBytes());
            }
        }
    }

    /** The files of a directory. */
    static TableFiles in(Path directory) {
        return new TableFiles() {
            @Override
            public Optional<InputStream> open(String file) throws IOException {
                Path path = directory.resolve(file);
                return Files.isRegularFile(path) ? Optional.of(PlainFile.open(path)) : Optional.empty();
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
