package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Dataset;
import org.likevekt.data.Municipalities;
import org.likevekt.scenarios.bundle.ForgedBundle;

/** Packing a replay and verifying it, over few years. */
class BundleCommandsTest {
    private static final String WAGE = "brief,2019,wage,03,,,low,";
    private static final String RESULTS = "runs/brief/results.csv";

    @TempDir
    private static Path folder;

    private static Cli packed;

    @BeforeAll
    static void pack() throws IOException {
        Files.writeString(folder.resolve("until.yaml"), "title: t\nparent: baseline\nhorizon: 2018-2020\n");
        Files.writeString(folder.resolve("brief.yaml"), """
                title: t
                parent: until
                baseline: until
                shocks:
                  - set: training_rate
                    where: {region: Oslo, group: vocational}
                    value: 0.02
                    years: 2019-
                """);
        writeStudyOf(folder, "brief.yaml");
        packed = Cli.run("replay", folder.toString(), "--bundle", bundle().toString());
    }

    /** What was published of a scenario of the same folder. */
    private static void writeStudyOf(Path own, String scenario) throws IOException {
        Files.writeString(own.resolve("published.csv"), """
                id,scenario,measure,region,detail,years,kind,value,unit,tolerance,note
                W,%s,wage_against_baseline,Oslo,vocational,2020,sign,-,percent,,
                R,%s,value_added_against_baseline,Oslo,,2020,ranking,KUNN<=24,rank by percent,,
                """.replace(
                        "%s", own.resolve(scenario).toString()));
        Files.writeString(own.resolve("study.yaml"), "title: t\nsource: s\n");
    }

    private static Path bundle() {
        return folder.resolve("bundle.zip");
    }

    @Test
    void everythingIsPackedAndVerifiedBitForBit() throws IOException {
        assertEquals(0, packed.code(), packed.err());
        assertTrue(packed.err().contains("bundle.zip, sha256 "), packed.err());
        ForgedBundle content = ForgedBundle.of(bundle());
        assertEquals(Files.readString(folder.resolve("brief.yaml")), content.text("scenarios/brief.yaml"));
        assertTrue(content.text("scenarios/baseline.yaml").contains("calibration:"));
        assertTrue(content.text("data/tables.csv").startsWith("table,"));
        Cli result = Cli.run("verify", bundle().toString());
        assertEquals(0, result.code(), result.out() + result.err());
        assertTrue(result.out().contains("numbers, all bits."), result.out());
        assertTrue(result.out().contains("code       the same classes as here"), result.out());
        assertTrue(result.out().contains("tables     the same as this program's"), result.out());
        assertTrue(result.out().contains("scenarios  other than the library's: brief.yaml, until.yaml"), result.out());
        assertTrue(result.out().contains("study      one of its own"), result.out());
    }

    @Test
    void theSameReplayGivesTheSameBytes() throws IOException {
        Path again = folder.resolve("again.zip");
        assertEquals(
                0,
                Cli.run("replay", folder.toString(), "--bundle", again.toString())
                        .code());
        assertArrayEquals(Files.readAllBytes(bundle()), Files.readAllBytes(again));
    }

    @Test
    void aChangedNumberIsFoundByItsHash() throws IOException {
        // as long as before, or its length would be found first
        String all = ForgedBundle.of(bundle()).text(RESULTS);
        int digit = all.indexOf('.', all.indexOf(WAGE)) + 1;
        char other = all.charAt(digit) == '9' ? '8' : '9';
        Cli result =
                verify(ForgedBundle.of(bundle()), all.substring(0, digit) + other + all.substring(digit + 1), false);
        assertEquals(2, result.code());
        assertTrue(unwrapped(result.err()).contains(RESULTS + " does not have the hash"), result.err());
    }

    @Test
    void aChangedNumberWithItsHashIsFoundBySolving() throws IOException {
        Cli result = verify(ForgedBundle.of(bundle()), wage("1.01"), true);
        assertEquals(1, result.code(), result.err());
        assertTrue(result.out().contains("differs: 1 of "), result.out());
        assertTrue(result.out().contains("first: brief: 2019, wage, region 03, group low: "), result.out());
        assertTrue(result.out().contains("(9.9e-03 relative)"), result.out());
    }

    @Test
    void aBitIsWithinTolerance() throws IOException {
        Cli result = verify(ForgedBundle.of(bundle()), wage("1.000000000001"), true);
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("within tolerance: 1 of "), result.out());
        assertFalse(result.out().contains("first:"), result.out());
        assertTrue(result.out().contains("most:  brief: 2019, wage, region 03, group low: "), result.out());
    }

    @Test
    void aRowThatIsGoneIsFound() throws IOException {
        String all = ForgedBundle.of(bundle()).text(RESULTS);
        String last = all.substring(0, all.lastIndexOf('\n', all.length() - 2) + 1);
        Cli result = verify(ForgedBundle.of(bundle()), last, true);
        assertEquals(1, result.code(), result.err());
        assertTrue(result.out().contains("no row in the bundle, a row here"), result.out());
    }

    @Test
    void resultsThatAreNoTableAreRefusedOrDiffer() throws IOException {
        Random random = new Random(1);
        byte[] noise = new byte[1 << 16];
        random.nextBytes(noise);
        String digits = random.ints(24 << 20, '0', '9')
                .collect(StringBuilder::new, (text, digit) -> text.append((char) digit), StringBuilder::append)
                .toString();
        for (String garbage :
                List.of("", "scenario\n", "\"open", new String(noise, StandardCharsets.ISO_8859_1), digits)) {
            Cli result = verify(ForgedBundle.of(bundle()), garbage, true);
            boolean isRefused = result.code() == 2 && result.err().contains("is no table");
            boolean differs = result.code() == 1 && result.out().contains("first: brief: ");
            assertTrue(isRefused || differs, result.code() + result.out() + result.err());
        }
        Path file = ForgedBundle.of(bundle()).with(RESULTS, noise).sealed().pack(folder.resolve("forged.zip"));
        Cli bytes = Cli.run("verify", file.toString());
        assertEquals(2, bytes.code(), bytes.out() + bytes.err());
    }

    @Test
    void anotherVerdictIsFound() throws IOException {
        ForgedBundle forged = ForgedBundle.of(bundle());
        forged.with("replayed.csv", forged.text("replayed.csv").replaceFirst("agrees", "DIFFERS"));
        Cli result = Cli.run(
                "verify", forged.sealed().pack(folder.resolve("forged.zip")).toString());
        assertEquals(1, result.code(), result.err());
        assertTrue(result.out().contains("'DIFFERS' in the bundle, 'agrees' here"), result.out());
    }

    @Test
    void otherTablesGiveOtherNumbers() throws IOException {
        ForgedBundle forged = ForgedBundle.of(bundle());
        String table = forged.text("data/parameters.csv");
        String changed = table.replace(",-2,", ",-2.5,");
        assertFalse(changed.equals(table), table);
        Path file = forged.with("data/parameters.csv", changed).sealed().pack(folder.resolve("forged.zip"));
        Cli result = Cli.run("verify", file.toString());
        assertEquals(1, result.code(), result.err());
        assertTrue(result.out().contains("tables     other than this program's: parameters.csv"), result.out());
        assertTrue(result.out().contains("have other fingerprints here: until, brief"), result.out());
    }

    @Test
    void wrongContentIsToldWithoutTheTemporaryPlace() throws IOException {
        ForgedBundle forged = ForgedBundle.of(bundle());
        Path file = forged.with("scenarios/brief.yaml", "title: [no").sealed().pack(folder.resolve("forged.zip"));
        Cli scenario = Cli.run("verify", file.toString());
        assertEquals(2, scenario.code(), scenario.err());
        assertTrue(scenario.err().contains("bundle/scenarios/brief.yaml:1"), scenario.err());
        ForgedBundle other = ForgedBundle.of(bundle());
        other.with("data/regions.csv", "code\nx\n").sealed().pack(file);
        Cli data = Cli.run("verify", file.toString());
        assertEquals(2, data.code(), data.err());
        assertTrue(data.err().contains("regions.csv"), data.err());
        assertFalse((scenario.err() + data.err()).contains("likevekt-verify"), data.err());
    }

    @Test
    void nothingIsHalfWritten() throws IOException {
        Cli missing = Cli.run("replay", folder.toString(), "--bundle", "no/such/folder/b.zip");
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("cannot be written"), missing.err());
        Path own = Files.createDirectories(folder.resolve("impossible"));
        Files.writeString(own.resolve("wrong.yaml"), """
                title: t
                parent: baseline
                horizon: 2018-2021
                shocks:
                  - {set: training_rate, where: {region: Oslo, group: vocational}, value: 1, years: 2020-}
                """);
        writeStudyOf(own, "wrong.yaml");
        Path target = Files.writeString(own.resolve("b.zip"), "an earlier one");
        assertEquals(
                1,
                Cli.run("replay", own.toString(), "--bundle", target.toString(), "--force")
                        .code());
        assertEquals("an earlier one", Files.readString(target));
        try (Stream<Path> files = Files.list(own)) {
            assertEquals(
                    List.of("b.zip", "published.csv", "study.yaml", "wrong.yaml"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    /** What a bundle would not hold is refused before anything is solved. */
    @Test
    void regionsThatTheFilesDoNotTellAreRefused() throws IOException {
        Path target = folder.resolve("regions.zip");
        Cli beside =
                Cli.run("replay", folder.toString(), "--regions", "trondelag-split", "--bundle", target.toString());
        assertEquals(2, beside.code(), beside.err());
        assertTrue(beside.err().contains("expected 'regions:' in the scenarios"), beside.err());
        Path own = Files.createDirectories(folder.resolve("partition"));
        StringBuilder all = new StringBuilder("municipality,region\n");
        Municipalities.embedded(Dataset.embedded().regions())
                .municipalities()
                .codes()
                .forEach(code -> all.append(code).append(",All\n"));
        Files.writeString(own.resolve("mine.csv"), all);
        Files.writeString(own.resolve("all.yaml"), "title: t\nhorizon: 2018-2019\nregions: mine.csv\n");
        writeStudyOf(own, "all.yaml");
        Cli file = Cli.run("replay", own.toString(), "--bundle", target.toString());
        assertEquals(2, file.code(), file.err());
        assertTrue(file.err().contains("mine.csv, which a bundle does not hold"), file.err());
        assertFalse(Files.exists(target));
    }

    @Test
    void whatIsNoBundleIsTold() throws IOException {
        Cli result = Cli.run(
                "verify", Files.writeString(folder.resolve("text.zip"), "text").toString());
        assertEquals(2, result.code());
        assertTrue(result.err().contains("it is no zip file"), result.err());
        assertEquals(2, Cli.run("verify", folder.resolve("none.zip").toString()).code());
    }

    private static String unwrapped(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static Cli verify(ForgedBundle forged, String results, boolean isSealed) throws IOException {
        forged.with(RESULTS, results);
        ForgedBundle bundle = isSealed ? forged.sealed() : forged;
        return Cli.run("verify", bundle.pack(folder.resolve("forged.zip")).toString());
    }

    /** The results with Oslo's wage of the low group in 2019 times a factor. */
    private static String wage(String factor) throws IOException {
        String all = ForgedBundle.of(bundle()).text(RESULTS);
        int from = all.indexOf(WAGE) + WAGE.length();
        int to = all.indexOf(',', from);
        double changed = Double.parseDouble(all.substring(from, to)) * Double.parseDouble(factor);
        return all.substring(0, from) + changed + all.substring(to);
    }
}
