package org.likevekt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.equations.CountyEquations;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemDeclaration;

/**
 * Ring 2: the README's tables are the code's. To write them anew: {@code mvn -pl model -am -Dtest=ReadmeTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dreadme=write test}.
 */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final SystemDeclaration SYSTEM = Counties.model().system().declaration();

    @ParameterizedTest
    @ValueSource(strings = {"equations", "variables", "drivers", "parameters", "results"})
    void generatedTablesAreTheCodes(String part) throws IOException {
        String text = Files.readString(README);
        String begin = "<!-- generated: " + part + " -->\n";
        int from = text.indexOf(begin);
        int to = text.indexOf("<!-- end of " + part + " -->");
        assertTrue(from >= 0 && to > from, "README.md has no part " + begin);
        String table = table(part);
        if ("write".equals(System.getProperty("readme"))) {
            Files.writeString(README, text.substring(0, from + begin.length()) + table + text.substring(to));
            return;
        }
        assertEquals(
                table,
                text.substring(from + begin.length(), to),
                "README.md is out of date. Maybe run with -Dreadme=write");
    }

    /** Every equation and every closure variable is explained by hand as well. */
    @Test
    void everyEquationIsExplained() throws IOException {
        String text = Files.readString(README);
        for (EquationFamily equation : calibrating().equations()) {
            assertTrue(text.contains("**" + equation.name() + "**"), equation.name() + " has no formula in README.md");
        }
    }

    private static SystemDeclaration calibrating() {
        return CountyEquations.declare(Counties.benchmark(), Closure.DEFAULT.calibrating());
    }

    private static String table(String part) {
        return switch (part) {
            case "equations" ->
                rows(
                        "equation | over | determines | instances",
                        calibrating().equations().stream()
                                .map(e -> cells(
                                        e.name(),
                                        letters(e.over()),
                                        "`" + e.determines().name() + "`",
                                        Integer.toString(e.determines().freeCells()))));
            case "variables" ->
                rows(
                        "symbol | name in tables | over | unit | meaning",
                        SYSTEM.variables().stream()
                                .map(v -> cells(
                                        "`" + v.name() + "`",
                                        nameInTables(v.name()),
                                        names(v.sets()),
                                        v.unit(),
                                        v.description())));
            case "parameters" ->
                rows(
                        "symbol | over | unit | meaning",
                        SYSTEM.parameters().stream()
                                .map(p -> cells("`" + p.name() + "`", names(p.sets()), p.unit(), p.description())));
            case "results" ->
                rows(
                        "result | name in tables | over | unit | meaning",
                        SYSTEM.definitions().stream()
                                .map(d -> cells(
                                        d.name(),
                                        nameInTables(d.name()),
                                        letters(d.over()),
                                        d.unit(),
                                        d.description())));
            default ->
                rows(
                        "driver | over | unit | range | meaning",
                        Drivers.dictionary(Counties.benchmark()).drivers().stream()
                                .map(d -> cells(
                                        "`" + d.name() + "`",
                                        d.axes().isEmpty()
                                                ? "nation"
                                                : d.axes().stream()
                                                        .map(axis -> axis.key())
                                                        .collect(Collectors.joining(", ")),
                                        d.unit(),
                                        range(d),
                                        d.description())));
        };
    }

    private static String nameInTables(String symbol) {
        return "`" + Counties.model().quantities().get(symbol).id() + "`";
    }

    private static String range(Driver driver) {
        return number(driver.minimum()) + " to "
                + (driver.maximum() == Double.MAX_VALUE ? "any" : number(driver.maximum()));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String letters(List<Index> over) {
        return over.isEmpty() ? "nation" : over.stream().map(Index::toString).collect(Collectors.joining(","));
    }

    private static String names(List<IndexSet> sets) {
        return sets.isEmpty() ? "nation" : sets.stream().map(IndexSet::name).collect(Collectors.joining(", "));
    }

    private static String cells(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String rows(String head, Stream<String> rows) {
        String rule = head.replaceAll("[^|]+", " --- ");
        return "| " + head + " |\n|" + rule + "|\n" + rows.collect(Collectors.joining());
    }
}
