package org.likevekt.validation.blocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide to a new block names the files that know the block it is told by, and these are few. */
class BlockGuideTest {
    private static final int MOST = 12;
    private static final Pattern FILE = Pattern.compile("`(\\w+/\\w+\\.java)`");
    private static final Pattern WAGE_CURVE = Pattern.compile(
            "\\b(?:WAGE_CURVE|FULL_EMPLOYMENT|UNEMPLOYMENT_RATE|EMPLOYMENT|NATIONAL_REAL_PAY|UnemploymentBlock)\\b");

    @Test
    void theGuideNamesEveryFileThatKnowsTheWageCurve() throws IOException {
        String readme = Files.readString(Path.of("..", "model", "README.md"));
        String guide = readme.substring(readme.indexOf("### Add a block"), readme.indexOf("Beside these its data"));
        Set<String> named = FILE.matcher(guide)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> knowing = new TreeSet<>();
        for (String module : Set.of("model", "scenarios")) {
            knowing.addAll(knowing(Path.of("..", module, "src", "main", "java")));
        }
        assertEquals(knowing, named);
        assertTrue(knowing.size() <= MOST, knowing + " are too many");
    }

    private static Set<String> knowing(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> WAGE_CURVE.matcher(text(file)).find())
                    .map(file -> file.getParent().getFileName() + "/" + file.getFileName())
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
