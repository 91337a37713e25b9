package org.likevekt.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
 * Where a value stands in an array over regions, industries and groups is worked out by {@code Classification} alone, over
 * several axes by {@code Axes} that asks it; {@code Symbols} does the same for the solver's sets.
 */
class IndexArithmeticTest {
    private static final Set<String> OWN = Set.of("Classification.java", "Symbols.java");

    private static final String SIZE =
            "(?:groups|GROUPS|industries|products|regions|\\w+\\.length|[\\w.()]*\\b(?:size|groups|industries|regions)\\(\\))";
    private static final Pattern CELL = Pattern.compile("\\b[a-z]\\w*\\)?\\s+\\* " + SIZE + "\\s+\\+ \\w");
    private static final Pattern PLACE =
            Pattern.compile("\\b(?:cell|household|market|other|rest)\\s+[/%]=? " + SIZE + "|\\b\\w+\\s+%=? " + SIZE);

    @ParameterizedTest
    @ValueSource(strings = {"data", "model", "scenarios"})
    void standsInOneClass(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            List<String> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !OWN.contains(file.getFileName().toString()))
                    .flatMap(file -> found(text(file)).map(where -> file.getFileName() + ": " + where))
                    .toList();
            assertEquals(List.of(), found);
        }
    }

    @Test
    void whatWorksItOutIsFoundOnOneLineOrTwo() {
        for (String text : List.of(
                "sum += values[r * groups + e];",
                "byCommuting[(r * regions + s) * groups + e] += 1;",
                "return values[r * isMainland.length + industry];",
                "int cell = r * benchmark.industries().size()\n        + benchmark.industries().indexOf(product);",
                "int r = cell / groups;",
                "rest /= set.size();",
                "labels.get(k % set.size())")) {
            assertEquals(1, found(text).count(), text);
        }
        for (String text : List.of(
                "mean = sum / values.size();", "cell(r * 2 + 1)", "height = LINE * plot.lines().size() + EDGE;")) {
            assertEquals(0, found(text).count(), text);
        }
    }

    private static Stream<String> found(String text) {
        return Stream.of(CELL, PLACE)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(match -> match.group().replaceAll("\\s+", " "));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
