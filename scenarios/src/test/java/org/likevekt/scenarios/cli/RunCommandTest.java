package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Solving and writing, over few years. */
class RunCommandTest {
    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    @Test
    void resultsAreWrittenWholeAndReadBack() throws IOException {
        Path file = scenario("brief", "2018-2020", "value: 0.02\n    years: 2019-");
        Cli result = Cli.run("run", file.toString(), "--out", out().toString());
        assertEquals(0, result.code(), result.err());
        assertEquals(List.of("baseline", "brief"), names(out()));
        assertEquals(List.of("manifest.json", "paths.csv", "results.csv"), names(out().resolve("brief")));
        checkResults(out().resolve("brief/results.csv"));
        JsonNode manifest =
                new ObjectMapper().readTree(out().resolve("brief/manifest.json").toFile());
        assertEquals(64, manifest.path("fingerprint").asText().length());
        assertEquals(3, manifest.path("years").size());
        for (JsonNode year : manifest.path("years")) {
            assertEquals("CONVERGED", year.path("status").asText());
            assertTrue(year.path("residual").asDouble() <= 1e-9);
            assertTrue(Math.abs(year.path("walras").asDouble()) <= 1e-8);
        }
        List<NamedCsvRecord> paths = read(out().resolve("brief/paths.csv"));
        assertEquals(2, paths.size());
        assertEquals("0.02", paths.get(0).getField("value"));
        assertEquals("0.0", paths.get(0).getField("baseline"));
    }

    private static void checkResults(Path results) throws IOException {
        double persons = 0;
        double employed = 0;
        for (NamedCsvRecord row : read(results)) {
            assertTrue(Double.isFinite(Double.parseDouble(row.getField("value"))), row.toString());
            assertFalse(row.getField("unit").isEmpty());
            boolean isBase = row.getField("year").equals("2018");
            persons += isBase && row.getField("variable").equals("population") ? value(row) : 0;
            employed += isBase && row.getField("variable").equals("employed") ? value(row) : 0;
        }
        assertEquals(5_295_619, persons, 1_000, "population of Norway on 1 January 2018");
        assertTrue(employed > 2.4e6 && employed < 2.8e6, "employed " + employed);
    }

    private static double value(NamedCsvRecord row) {
        return Double.parseDouble(row.getField("value"));
    }

    @Test
    void aSecondRunTakesThePlaceOfTheFirst() throws IOException {
        Path file = scenario("brief", "2018-2019", "value: 0.02\n    years: 2019-");
        assertEquals(
                0, Cli.run("run", file.toString(), "--out", out().toString()).code());
        Files.writeString(out().resolve("brief/results.csv"), "of an earlier run");
        assertEquals(
                0, Cli.run("run", file.toString(), "--out", out().toString()).code());
        assertEquals(List.of("manifest.json", "paths.csv", "results.csv"), names(out().resolve("brief")));
        assertTrue(Files.size(out().resolve("brief/results.csv")) > 1_000);
        assertEquals(List.of("baseline", "brief"), names(out()));
    }

    @Test
    void whatNoRunWroteIsNotThrownAway() throws IOException {
        Files.createDirectories(out().resolve("brief"));
        Path mine = out().resolve("brief/mine.txt");
        Files.writeString(mine, "years of work");
        Path file = scenario("brief", "2018-2019", "value: 0.02\n    years: 2019-");
        Cli refused = Cli.run("run", file.toString(), "--out", out().toString());
        assertEquals(ExitCode.BAD_INPUT, refused.code());
        assertTrue(refused.err().replaceAll("\\s+", " ").contains("'mine.txt', which is never written"), refused.err());
        assertEquals("years of work", Files.readString(mine));
        assertEquals(List.of("mine.txt"), names(out().resolve("brief")));
        Files.move(mine, out().resolve("brief/results.csv"));
        Cli unmarked = Cli.run("run", file.toString(), "--out", out().toString());
        assertEquals(ExitCode.BAD_INPUT, unmarked.code(), "a name of ours alone does not make it ours");
        assertTrue(unmarked.err().contains("but no manifest.json"), unmarked.err());
        assertEquals("years of work", Files.readString(out().resolve("brief/results.csv")));
    }

    @Test
    void whatHasNoSolutionLeavesNothing() throws IOException {
        Path file = scenario("impossible", "2018-2021", "value: 1\n    years: 2020-");
        Cli result = Cli.run("run", file.toString(), "--out", out().toString());
        assertEquals(1, result.code(), result.out());
        assertTrue(result.err().contains("scenario 'impossible' has no solution."), result.err());
        assertTrue(result.err().contains("in 2021 group low of Oslo"), result.err());
        assertTrue(result.err().contains("Solved up to 2020; nothing of it is kept."), result.err());
        assertTrue(names(out()).isEmpty(), "nothing half-written");
    }

    @Test
    void aFolderThatCannotBeWrittenIsFoundBeforeSolving() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Cli result = Cli.run("run", "vocational", "--out", file.toString());
        assertEquals(2, result.code());
        assertTrue(result.err().contains("cannot be written"), result.err());
        assertEquals("in the way", Files.readString(file));
    }

    private Path scenario(String name, String horizon, String shock) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        return Files.writeString(file, """
                title: t
                parent: baseline
                horizon: %s
                shocks:
                  - set: training_rate
                    where: {region: Oslo, group: vocational}
                    %s
                """.formatted(horizon, shock));
    }

    private static List<NamedCsvRecord> read(Path file) throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(Files.readString(file)).stream()
                .toList();
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
