package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.solver.export.NlSystem;

/** Gradient, export and schema as a person would ask for them, over few years. */
class AnalysisCommandsTest {
    @TempDir
    private Path folder;

    private String brief;

    @BeforeEach
    void writeScenario() throws IOException {
        Path file = folder.resolve("brief.yaml");
        Files.writeString(file, """
                title: t
                parent: baseline
                horizon: 2018-2020
                """);
        brief = file.toString();
    }

    @Test
    void gradientRanksByEffect() throws IOException {
        Cli result = Cli.run("gradient", brief, "--of", "product", "--top", "30", "--format", "json");
        assertEquals(0, result.code(), result.err());
        JsonNode rows = new ObjectMapper().readTree(result.out());
        assertEquals(30, rows.size());
        double before = Double.POSITIVE_INFINITY;
        boolean productivity = false;
        for (JsonNode row : rows) {
            double effect = row.get("effect").asDouble();
            assertTrue(Math.abs(effect) <= before);
            before = Math.abs(effect);
            productivity |= row.get("what").asText().equals("national_productivity") && effect > 0.3;
        }
        assertTrue(productivity, "one per cent more productivity is worth most of a per cent of product");
    }

    @Test
    void gradientHoldsWhatASwapHolds() throws IOException {
        Path file = folder.resolve("held.yaml");
        Files.writeString(file, """
                title: t
                parent: brief
                baseline: brief
                swap:
                  - {find: national_productivity, hold: mainland_product}
                shocks:
                  - {multiply: mainland_product, value: 1.01, years: 2019-}
                """);
        Cli result = Cli.run("gradient", file.toString(), "--of", "product", "--format", "csv");
        assertEquals(0, result.code(), result.err());
        List<String> lines = result.out().lines().toList();
        assertEquals(2, lines.size(), "the head, the product that is held, and nothing else:\n" + result.out());
        String[] row = lines.get(1).split(",");
        assertEquals("mainland_product", row[1]);
        assertEquals(1, Double.parseDouble(row[row.length - 1]), 1e-9);
    }

    @Test
    void gradientRefusesWhatItCanNotMean() {
        assertEquals(2, Cli.run("gradient", brief, "--region", "Norway").code());
        assertEquals(2, Cli.run("gradient", brief, "--year", "2030").code());
        Cli group = Cli.run("gradient", brief, "--of", "moved", "--group", "vocatonal");
        assertEquals(2, group.code());
        assertTrue(group.err().contains("Maybe 'vocational'"), group.err());
    }

    /** The scenario has no solution, so that a year refused after solving would end as a failed run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gradient FILE",
                "export FILE --out year.nl",
                "why FILE --measure population --against baseline",
                "why baseline --measure population --against FILE",
                "consistency FILE --regions trondelag-split",
                "compare FILE --against baseline"
            })
    void aYearOutsideTheScenarioIsRefusedBeforeAnythingIsSolved(String command) throws IOException {
        Path file = unsolvable();
        String[] words = Stream.concat(
                        Stream.of(command.replace("FILE", file.toString()).split(" ")), Stream.of("--year", "2030"))
                .toArray(String[]::new);
        Cli result = Cli.run(words);
        assertEquals(2, result.code(), result.err());
        assertTrue(
                result.err().contains("year 2030 is outside the years of 'unsolvable', expected 2018-2019"),
                result.err());
        assertEquals(
                1,
                Cli.run("run", file.toString(), "--out", folder.resolve("out").toString())
                        .code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"why FILE --against baseline --measure", "report FILE --against baseline --why"})
    void aSlipInAMeasureIsRefusedBeforeAnythingIsSolved(String command) throws IOException {
        Stream<String> words =
                Stream.of(command.replace("FILE", unsolvable().toString()).split(" "));
        Cli slip =
                Cli.run(Stream.concat(words, Stream.of("wage vocatonal Oslo")).toArray(String[]::new));
        assertEquals(2, slip.code(), slip.err());
        assertTrue(slip.err().contains("Maybe 'vocational'"), slip.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why FILE --against trade-pool --measure population",
                "report FILE --against trade-pool --why population"
            })
    void runsOfDifferentTradeAreRefusedBeforeAnythingIsSolved(String command) throws IOException {
        Cli result = Cli.run(command.replace("FILE", unsolvable().toString()).split(" "));
        assertEquals(2, result.code(), result.err());
        assertTrue(result.err().contains("'unsolvable' has trade bilateral and 'trade-pool' has pool"), result.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why FILE --against OTHER --measure population",
                "report FILE --against OTHER",
                "compare FILE --against OTHER"
            })
    void runsOfDifferentRegionsAreRefusedBeforeAnythingIsSolved(String command) throws IOException {
        Path other = folder.resolve("parts.yaml");
        Files.writeString(other, "title: t\nhorizon: 2018-2019\nregions: trondelag-split\n");
        Cli result = Cli.run(command.replace("FILE", unsolvable().toString())
                .replace("OTHER", other.toString())
                .split(" "));
        assertEquals(2, result.code(), result.err());
        assertTrue(
                result.err()
                        .replaceAll("\\s+", " ")
                        .contains("'unsolvable' is about the counties and 'parts' about trondelag-split, 48 regions"),
                result.err());
    }

    /** What the other has not got is not asked for. */
    @Test
    void whyLooksAtTheLastYearOfBoth() throws IOException {
        Path shorter = folder.resolve("shorter.yaml");
        Files.writeString(shorter, """
                title: t
                parent: brief
                baseline: brief
                horizon: 2018-2019
                shocks: [{multiply: labour_productivity, value: 0.99, years: 2019-}]
                """);
        Cli result = Cli.run(
                "why", brief, "--against", shorter.toString(), "--measure", "mainland_product", "--format", "json");
        assertEquals(0, result.code(), result.err());
        assertEquals(2019, new ObjectMapper().readTree(result.out()).get("year").asInt());
    }

    private Path unsolvable() throws IOException {
        Path file = folder.resolve("unsolvable.yaml");
        Files.writeString(file, """
                title: Unsolvable
                horizon: 2018-2019
                shocks:
                  - {multiply: labour_productivity, value: 1.0e-30, years: 2019-}
                """);
        return file;
    }

    @Test
    void exportIsSolvedWhereItStarts() throws IOException {
        Path file = folder.resolve("year.nl");
        assertEquals(
                0,
                Cli.run("export", brief, "--year", "2019", "--out", file.toString())
                        .code());
        NlSystem system = NlSystem.read(Files.readString(file));
        double[] residual = system.residual(system.start());
        assertTrue(Arrays.stream(residual).allMatch(r -> Math.abs(r) < 1e-9));
        assertEquals(
                residual.length, Files.readAllLines(folder.resolve("year.row")).size());
        assertEquals(
                2,
                Cli.run("export", brief, "--out", folder.resolve("year.txt").toString())
                        .code());
        assertFalse(Files.exists(folder.resolve("year.nl.part")));
    }

    @Test
    void schemaKnowsTheDrivers() throws IOException {
        Cli result = Cli.run("schema");
        assertEquals(0, result.code(), result.err());
        assertTrue(new ObjectMapper().readTree(result.out()).toString().contains("\"training_rate\""));
    }

    @Test
    void whyTakesAChangeApart() throws IOException {
        Path file = folder.resolve("policy.yaml");
        Files.writeString(file, """
                title: policy
                parent: baseline
                horizon: 2018-2020
                shocks:
                  - {set: training_persons, where: {region: Trøndelag, group: vocational}, value: 300, years: 2019-}
                """);
        String[] asked = {"why", file.toString(), "--measure", "Trøndelag wage low", "--year", "2020", "--depth", "1"};
        Cli record = with(asked, "--format", "json", "--with", "baseline");
        assertEquals(0, record.code(), record.err());
        JsonNode why = new ObjectMapper().readTree(record.out());
        double change = why.get("to").asDouble() - why.get("from").asDouble();
        assertEquals(change, why.at("/shocks/byShock/0/contribution").asDouble(), 1e-8 * change);
        assertEquals("market of labour", why.at("/terms/equation").asText());
        Cli norwegian = with(asked, "--lang", "no");
        assertTrue(norwegian.out().contains("[arbeidsmarkedet]"), norwegian.out());
        assertTrue(norwegian.out().matches("(?s).*endring \\+0,0.*"), norwegian.out());
        assertEquals(2, with(asked, "--lang", "sv").code());
        assertEquals(2, with(asked, "--depth", "0").code());
        Cli slip = Cli.run("why", file.toString(), "--measure", "wage vocatonal Oslo");
        assertEquals(2, slip.code());
        assertTrue(slip.err().contains("'vocational'"), slip.err());
    }

    private static Cli with(String[] command, String... more) {
        return Cli.run(
                Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray(String[]::new));
    }
}
