package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.scenarios.sensitivity.SmallStudy;
import org.xml.sax.InputSource;

/** What the command prints and writes, and how it refuses. */
class SensitivityCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        SmallStudy.write(folder, "1.2");
    }

    private Cli run(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "sensitivity";
        arguments[1] = folder.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Cli.run(arguments);
    }

    @Test
    void quadraturePrintsAndWritesEverything() throws Exception {
        Path out = folder.resolve("out");
        Path readme = folder.resolve("README.md");
        Files.writeString(
                readme, "before\n" + SensitivityMarkdown.BEGIN + "\nold\n" + SensitivityMarkdown.END + "\nafter\n");
        Cli result = run("--out", out.toString(), "--readme", readme.toString());
        assertEquals(0, result.code(), result.err());
        assertEquals("", result.err(), "quiet in a pipe");
        assertTrue(
                result.out().contains("14 worlds by Gaussian quadrature over 7 parameters, 0 without"), result.out());
        assertFalse(result.out().contains("NaN"), result.out());
        assertEquals(16, Files.readAllLines(out.resolve("sensitivity.csv")).size(), "a line each row");
        assertEquals(15, Files.readAllLines(out.resolve("worlds.csv")).size(), "a line each world");
        String svg = Files.readString(out.resolve("sensitivity.svg"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertTrue(svg.contains(">P2</text>") && !svg.contains(">D1</text>") && !svg.contains("NaN"), svg);
        Cli again = run("--out", out.toString(), "--readme", readme.toString());
        assertEquals(ExitCode.BAD_INPUT, again.code(), "what is there is not replaced without a word");
        assertTrue(again.err().contains("--force"), again.err());
        String text = Files.readString(readme);
        assertTrue(text.startsWith("before\n" + SensitivityMarkdown.BEGIN + "\n`likevekt sensitivity "), text);
        assertTrue(text.endsWith(SensitivityMarkdown.END + "\nafter\n") && !text.contains("old"), text);
        assertTrue(text.contains("| P2 |") && text.contains("Given, so no parameter moves them: D1."), text);
    }

    @Test
    void aSampleIsPrintedForPrograms() throws IOException {
        Cli result = run("--method", "lhs", "--n", "12", "--seed", "4", "--format", "json");
        assertEquals(0, result.code(), result.err());
        JsonNode rows = new ObjectMapper().readTree(result.out());
        assertEquals(15, rows.size());
        JsonNode growth = rows.get(0);
        assertEquals("A1", growth.path("id").asText());
        assertEquals(12, growth.path("solved").asInt());
        assertTrue(growth.path("low").asDouble() < growth.path("mean").asDouble());
        assertTrue(growth.path("high").asDouble() > growth.path("mean").asDouble());
        assertEquals(
                result.out(),
                run("--method", "lhs", "--n", "12", "--seed", "4", "--format", "json", "--jobs", "1")
                        .out());
        assertTrue(rows.get(2).path("mean").isNull(), "a ranking has no mean");
        assertFalse(rows.get(2).path("claim_probability").isNull());
    }

    @Test
    void theAdjointSolvesNoWorld() {
        Cli result = run("--method", "local");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("First order at the documented values of 7 parameters"), result.out());
    }

    @Test
    void worldsWithoutASolutionAreShown() throws IOException {
        Files.writeString(folder.resolve("uncertainty.csv"), """
                parameter,title,table,column,rows,change,distribution,factor,grade,source
                frisch,Frisch,parameters,frisch,,multiply,uniform,2.5,prior,test
                """);
        Cli some = run();
        assertEquals(4, some.code());
        assertTrue(
                some.out().contains("1 of 2 worlds have no solution; everything above rests on the others."),
                some.out());
        assertTrue(some.out().contains("world 1: 1 problem in the scenario"), some.out());
        assertTrue(some.out().contains("the subsistence share of"), some.out());
    }

    @Test
    void thePriorsArePrintedWithoutRunning() {
        Cli result = Cli.run("sensitivity", "--priors");
        assertEquals(0, result.code());
        assertTrue(result.out().contains("labour_groups"), result.out());
        assertTrue(result.out().contains("x 0.67 to 1.50"), result.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--method lsh | unknown method 'lsh', expected one of: gq, lhs, mc, local. Maybe 'lhs'.",
                "--method lhs --n 9 | --n is 9, expected at least 10 to tell 7 parameters apart",
                "--n 50 | --n goes with lhs, mc and --combined; gq draws nothing",
                "--method local --seed 1 | --seed goes with lhs, mc and --combined; local draws nothing",
                "--jobs 0 | --jobs is 0, expected 1 or more",
                "--readme study.yaml | has no lines '<!-- generated: sensitivity -->'",
                "--readme none.md | cannot read",
            })
    void whatIsWrongIsSaidAtOnce(String options, String expected) {
        String placed =
                options.replace("study.yaml", folder.resolve("study.yaml").toString());
        Cli result = run(placed.split(" "));
        assertEquals(2, result.code(), result.out());
        assertTrue(result.err().replaceAll("\\s+", " ").contains(expected), result.err());
        assertEquals("", result.out());
    }

    @Test
    void anUnknownStudyAndANegativeRangeAreRefused() throws IOException {
        Cli unknown = Cli.run("sensitivity", "venemo-2023");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("unknown study 'venemo-2023'"), unknown.err());
        assertTrue(unknown.err().contains("Maybe 'vennemo-2023'"), unknown.err());
        SmallStudy.write(folder, "-1.2");
        Cli negative = run();
        assertEquals(2, negative.code());
        assertTrue(negative.err().contains("uncertainty.csv, line 2: factor is -1.2"), negative.err());
        Files.delete(folder.resolve("uncertainty.csv"));
        assertTrue(run().err().contains("uncertainty.csv"), "a study without priors names the file");
    }
}
