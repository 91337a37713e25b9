package org.likevekt.validation.economies;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide shows what runs, and the economies stay as short as they are said to be. */
class GuideTest {
    private static final Path FOLDER = Path.of("src/main/java/org/likevekt/validation/economies");
    private static final int LINES = 120;

    @Test
    void showsTheSmallestEconomyAsItStands() throws IOException {
        String guide = Files.readString(FOLDER.resolve("README.md"));
        String shown = Files.readString(FOLDER.resolve("HelloEconomy.java"));
        assertTrue(guide.contains("```java\n" + shown + "```"), "the README differs from HelloEconomy.java");
    }

    @Test
    void economiesAreShort() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                assertTrue(lines.size() < LINES, file + " has " + lines.size() + " lines");
            }
        }
    }
}
