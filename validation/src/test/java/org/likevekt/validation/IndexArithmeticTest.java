package org.likevekt.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a value stands in an array over regions, industries and groups is worked out by {@code Classification} alone;
 * {@code Dictionary} and {@code Symbols} do the same for axes that they know by their codes and sets.
 */
class IndexArithmeticTest {
    private static final Set<String> OWN = Set.of("Classification.java", "Dictionary.java", "Symbols.java");

    private static final String SIZE =
            "(?:groups|GROUPS|industries|products|regions|\\w+\\.length|[a-z][\\w.()]*\\(\\)|\\w+\\.size\\(\\))";
    private static final Pattern CELL = Pattern.compile("\\b\\w+\\)? \\* " + SIZE + " \\+ \\w");
    private static final Pattern PLACE = Pattern.compile("\\b(?:cell|household|market|other) [/%] " + SIZE);

    @ParameterizedTest
    @ValueSource(strings = {"data", "model", "scenarios"})
    void standsInOneClass(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            List<String> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !OWN.contains(file.getFileName().toString()))
                    .flatMap(file -> lines(file).stream()
                            .filter(IndexArithmeticTest::isIndexArithmetic)
                            .map(line -> file.getFileName() + ": " + line.trim()))
                    .toList();
            assertEquals(List.of(), found);
        }
    }

    @Test
    void aLineOfItIsFound() {
        assertTrue(isIndexArithmetic("sum += values[r * groups + e];"));
        assertTrue(isIndexArithmetic("byCommuting[(r * regions + s) * groups + e] += 1;"));
        assertTrue(isIndexArithmetic("return values[r * isMainland.length + industry];"));
        assertTrue(isIndexArithmetic("int r = cell / groups;"));
    }

    private static boolean isIndexArithmetic(String line) {
        return CELL.matcher(line).find() || PLACE.matcher(line).find();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
