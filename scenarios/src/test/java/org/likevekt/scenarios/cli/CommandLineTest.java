package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.data.Dataset;
import org.likevekt.data.TableDescription;
import org.likevekt.solver.linear.DenseKernel;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The commands that solve nothing, and what is said when the input is wrong. */
class CommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void withoutACommandItSaysWhatToTypeFirst() {
        Cli result = Cli.run();
        assertEquals(0, result.code());
        assertTrue(result.out().contains("likevekt compare"));
        assertTrue(result.out().lines().count() <= 10, result.out());
    }

    static List<String> commands() {
        List<String> names = new ArrayList<>();
        addCommands(names, commandLine(), "");
        return names;
    }

    private static void addCommands(List<String> names, CommandLine parent, String path) {
        parent.getSubcommands().forEach((name, command) -> {
            names.add((path + " " + name).strip());
            addCommands(names, command, path + " " + name);
        });
    }

    private static CommandLine commandLine() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Main.commandLine(nowhere, nowhere, (data, observer, kernel) -> {
            throw new AssertionError("help needs no tables");
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        Cli result = Cli.run((command + " --help").split(" "));
        assertEquals(0, result.code());
        assertTrue(result.out().contains("Usage: likevekt " + command), result.out());
        result.out().lines().forEach(line -> assertTrue(line.length() <= 100, line));
    }

    /** Help is a format: a per cent sign that is not doubled makes the program print a warning above it. */
    @ParameterizedTest
    @MethodSource("commands")
    void everyPerCentSignOfTheHelpIsDoubled(String command) {
        CommandLine found = commandLine();
        for (String name : command.split(" ")) {
            found = found.getSubcommands().get(name);
        }
        List<String> texts =
                new ArrayList<>(List.of(found.getCommandSpec().usageMessage().description()));
        for (ArgSpec arg : found.getCommandSpec().args()) {
            // a default value is put in after the format
            String value = arg.defaultValue() == null ? "" : arg.defaultValue();
            List.of(arg.description()).forEach(text -> texts.add(text.replace(value, "")));
        }
        for (String text : texts) {
            assertDoesNotThrow(() -> String.format(text), text);
        }
    }

    private static boolean isLapackThere() {
        try {
            DenseKernel.LAPACK.require();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** The class path of the tests is that of the jar that we ship, without the way to a native library, but with -Pnative. */
    @Test
    void aKernelThatIsNotToBeHadSaysWhatToInstall() {
        Cli result = Cli.run("check", "baseline", "--kernel", "lapack");
        if (isLapackThere()) {
            assertEquals(0, result.code(), result.err());
            return;
        }
        assertEquals(2, result.code());
        assertTrue(result.err().contains("--kernel LAPACK"), result.err());
        assertTrue(result.err().contains("-Pnative"), result.err());
        assertEquals("", result.out());
    }

    /** A shock to a county reaches its municipalities, which are counted and not all named. */
    @Test
    void theMunicipalitiesOfACountyAreCounted() {
        String told = Cli.run("explain-scenario", "vocational", "--regions", "trondelag-split")
                .out();
        assertTrue(told.contains("training_persons to 691, in Trøndelag (38 regions), for Skilled"), told);
    }

    @Test
    void helpListsTheExitCodesAndVersionThePlatform() {
        String help = Cli.run("--help").out();
        List.of("Exit codes:", "0   ", "1   ", "2   ", "3   ").forEach(text -> assertTrue(help.contains(text), help));
        assertTrue(Cli.run("--version").out().startsWith("likevekt "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "run vocatonal | unknown scenario 'vocatonal' | Maybe 'vocational'.",
                "run | Missing required parameter: 'SCENARIO' | likevekt run --help",
                "run vocational --outt x | Unknown option: '--outt' | Maybe --out.",
                "comapre | Unmatched argument at index 0: 'comapre' | Maybe compare",
                "compare vocational --region Trondelag | unknown region 'Trondelag' | Maybe 'Trøndelag'.",
                "compare vocational --year 2060 | year 2060 is outside the years of 'vocational' | 2018-2050",
                "compare vocational --year abc | '--year': 'abc' is not an int | compare --help",
                "compare baseline | names nothing to be compared with | Maybe --against",
                "compare --format xml | expected one of [text, csv, json, xlsx] | but was 'xml'",
                "data populatin | unknown table 'populatin' | Maybe 'population'.",
                "replay venemo-2023 | unknown study 'venemo-2023' | Maybe 'vennemo-2023'.",
                "calibrate vocational | declares no calibration of its own | vocational",
                "calibrate baseline --trade-links 0.01 | all links of trade | Maybe name a file with --file",
                "calibrate baseline lifelong --file x.csv | the calibration of one scenario | not 2",
                "run baseline --calibration nothere.csv | the calibration in nothere.csv cannot be read | nothere.csv",
                "explain-scenario nothere.yaml | there is no such file | nothere.yaml",
                "scenarios --data nothere | there is no folder nothere | --data"
            })
    void badInputIsToldInOneBlock(String command, String what, String hint) {
        Cli result = Cli.run(command.split(" "));
        assertEquals(2, result.code(), result.err());
        assertEquals("", result.out());
        String told = result.err().replaceAll("\\s+", " ");
        assertTrue(told.contains(what) && told.contains(hint), result.err());
        assertTrue(result.err().startsWith("likevekt: "), result.err());
        assertFalse(result.err().contains("\tat "), result.err());
    }

    @Test
    void scenariosAndTheirExplanation() {
        assertTrue(Cli.run("scenarios").out().contains("More vocational education in Trøndelag"));
        assertTrue(Cli.run("explain-scenario", "vocational").out().contains("Sets training_persons to 691"));
        Cli result = Cli.run("validate", "vocational", "lifelong");
        assertEquals(0, result.code(), result.err());
        assertEquals(2, result.out().lines().count());
    }

    @Test
    void aShockOnTheBaseYearIsRefusedWithItsLine() throws IOException {
        Path file = folder.resolve("base.yaml");
        Files.writeString(file, """
                title: t
                parent: baseline
                shocks:
                  - multiply: population
                    value: 1.1
                  - multiply: migration_elasticity
                    value: 2
                """);
        Cli result = Cli.run("validate", file.toString());
        assertEquals(2, result.code());
        assertTrue(result.err().contains("base.yaml:4:5: 'population' becomes 740816 in 2018, Oslo"), result.err());
        assertTrue(result.err().contains("Maybe 'years: 2019-'."), result.err());
        assertFalse(result.err().contains("migration_elasticity"), "moves come after the base year");
    }

    @Test
    void dataShowsTablesWithSourceAndGrade() {
        Cli all = Cli.run("data");
        for (TableDescription table : Dataset.embedded().tables()) {
            assertTrue(all.out().contains(table.name()), table.name());
            String told = all.out().replaceAll("\\s+", " ");
            assertTrue(told.contains(table.source()), table.source());
        }
        assertTrue(Cli.run("data", "regions").out().contains("Møre og Romsdal"));
        assertEquals(
                12, Cli.run("data", "regions", "--format", "csv").out().lines().count());
        assertTrue(Cli.run("data", "--balance").out().contains("gross domestic product"));
    }

    @Test
    void badTablesAreToldWithFileAndLine() throws IOException {
        copyTables();
        Path table = folder.resolve("county_people.csv");
        Files.writeString(table, Files.readString(table).replace("673469", "-5"));
        Cli result = Cli.run("data", "--data", folder.toString());
        assertEquals(2, result.code());
        assertTrue(result.err().contains("county_people.csv, line 2, column population: found -5"), result.err());
    }

    private void copyTables() throws IOException {
        for (TableDescription table : Dataset.embedded().tables()) {
            copy(table.file());
        }
        copy("tables.csv");
        copy("columns.csv");
    }

    private void copy(String file) throws IOException {
        try (var stream = Dataset.class.getResourceAsStream("/norway-2018/" + file)) {
            Files.write(folder.resolve(file), stream.readAllBytes());
        }
    }
}
