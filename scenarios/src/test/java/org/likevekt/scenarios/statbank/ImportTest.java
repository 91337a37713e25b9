package org.likevekt.scenarios.statbank;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.scenarios.statbank.Exports.PLACES;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.DataException;
import org.likevekt.data.Dataset;
import org.likevekt.data.Municipalities;
import org.likevekt.data.Partition;
import org.likevekt.data.Quality;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.data.TableDescription;
import org.likevekt.data.TableDescription.Grade;
import org.likevekt.scenarios.results.OutputException;

/** CellSelection of exports in the place of those of our tables. */
class ImportTest {
    private static final double TOLERANCE = 0.01;
    private static final int TRONDHEIM = PLACES.municipalities().indexOf("5001");

    @TempDir
    private Path folder;

    private Municipalities imported(String kind, String text, double tolerance) throws IOException {
        Import imported = new Import(Exports.COUNTIES, PLACES, tolerance);
        imported.add(
                Optional.of(kind),
                Exports.write(folder, "export", text, StandardCharsets.UTF_8).toString());
        DataFolder.write(
                folder.resolve("out"),
                "likevekt test",
                new TreeMap<>(Dataset.embedded().texts()),
                imported,
                folder);
        return Municipalities.load(folder.resolve("out").resolve("municipalities"), PLACES.counties());
    }

    private String told(String kind, String text) {
        boolean isThere = Files.exists(folder.resolve("out"));
        DataException told = assertThrows(DataException.class, () -> imported(kind, text, TOLERANCE));
        assertEquals(isThere, Files.exists(folder.resolve("out")), "nothing is written");
        return String.valueOf(told.getMessage());
    }

    private static TableDescription table(Municipalities places, String name) {
        return places.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void figuresOfAnExportTakeThePlaceOfOursAndSayWhereTheyComeFrom() throws IOException {
        Municipalities after = imported(
                "population",
                Exports.population(m -> PLACES.population().get((int) m) + (m == TRONDHEIM ? 7 : 0)),
                0.01);
        for (int m = 0; m < PLACES.municipalities().size(); m++) {
            assertEquals(
                    PLACES.population().get(m) + (m == TRONDHEIM ? 7 : 0),
                    after.population().get(m));
            assertEquals(
                    PLACES.employedWorkplace().get(m), after.employedWorkplace().get(m));
        }
        String source = table(after, "municipalities").source();
        assertTrue(source.contains("; population: Statistics Norway, table 07459, "), source);
        assertFalse(source.contains(folder.toString()), source);
        String manifest = Files.readString(folder.resolve("out").resolve("manifest.json"));
        assertTrue(manifest.contains("\"table\" : \"07459: Befolkning"), manifest);
    }

    /** Halden is 3101 from 2024; Ålesund was parted in 1508 and 1580; Snillfjord, 5012, was divided among three in 2020. */
    @Test
    void codesOfOtherYearsTellTheMunicipalitiesOf2020() throws IOException {
        double halden = PLACES.population().get("3001");
        double alesund = PLACES.population().get("1507");
        Municipalities after = imported("population", """
                region;Personer 2018
                3101 Halden;%.0f
                3001 Halden (-2023);..
                1508 Ålesund;%.0f
                1580 Haram;9000
                1507 Ålesund (2020-2023);0
                5012 Snillfjord (-2019);988
                5011 Hemne (-2019);4200
                """.formatted(halden + 1, alesund - 9_000 + 2), TOLERANCE);
        assertEquals(halden + 1, after.population().get("3001"));
        assertEquals(alesund + 2, after.population().get("1507"));
        assertEquals(PLACES.population().get("5055"), after.population().get("5055"), "Heim keeps what it has");
        assertEquals(PLACES.population().get("0301"), after.population().get("0301"), "and so does who is not told");
    }

    @Test
    void whoKeepsItsFigureIsSaidWithTheReason() throws IOException {
        Import imported = new Import(Exports.COUNTIES, PLACES, TOLERANCE);
        String text = Exports.population()
                .replaceFirst("\"0301 Oslo\";..;\\d+", "\"0301 Oslo\";..;..")
                .replace(
                        "\"9999 Uoppgitt\";0;..",
                        "\"9999 Uoppgitt\";0;12\n\"K-21-22 Svalbard\";0;3\n\"50 Trøndelag\";0;9")
                .replaceFirst("\"5055 Heim\";..;\\d+", "\"5012 Snillfjord\";..;988");
        imported.add(
                Optional.empty(),
                Exports.write(folder, "people.csv", text, Exports.LATIN1).toString());
        String lines = String.join("\n", imported.lines());
        assertTrue(lines.contains("leaves out 12 persons of '9999'"), lines);
        assertTrue(lines.contains("leaves out 3 persons of 'K-21-22'"), lines);
        assertTrue(lines.contains("keeps 0301 Oslo: the export has no figure"), lines);
        assertTrue(lines.contains("keeps 5055 Heim, 5056 Hitra, 5059 Orkland: 5012 was split"), lines);
        assertTrue(lines.contains("tells 352 of 356 municipalities"), lines);
        assertTrue(lines.contains("replaces municipalities.csv, column population: Source: Statistics Norway"), lines);
    }

    @Test
    void everyPairOfCommutersIsReplacedAndTheTableIsThenOfficial() throws IOException {
        List<String> codes = new ArrayList<>(PLACES.municipalities().codes());
        Municipalities after = imported("commuting", Exports.commuting(codes, persons -> persons), TOLERANCE);
        for (String home : List.of("0301", "5001", "1806")) {
            for (String work : List.of("0301", "5001", "1841")) {
                assertEquals(
                        Math.rint(PLACES.commuting().get(home, work)),
                        after.commuting().get(home, work));
            }
        }
        assertEquals(Grade.OFFICIAL, table(after, "municipal_commuting").grade());
        assertEquals(
                "Source: Statistics Norway, table 03321, 2019-03-21, export",
                table(after, "municipal_commuting").source());
    }

    /** What does not say which table it is of is the user's own, and so is what it shares; a later export puts that right. */
    @Test
    void aFileOfNoTableIsTheUsersOwn() throws IOException {
        String own = Exports.population().replaceFirst("07459: ", "");
        Municipalities after = imported("population", own, TOLERANCE);
        assertEquals(Grade.USER, table(after, "municipalities").grade());
        assertTrue(table(after, "municipalities").source().contains("; population: The user, "));
        assertEquals(Grade.USER, gradeOf(after, "5001"));
        assertEquals(Grade.ESTIMATED, gradeOf(PLACES, "5001"));
        Import again = new Import(Exports.COUNTIES, after, TOLERANCE);
        Map.of("population", Exports.population(), "aged", Exports.ages()).forEach((kind, text) -> {
            Path file = folder.resolve(kind + ".csv");
            assertDoesNotThrow(() -> Files.writeString(file, text));
            again.add(Optional.of(kind), file.toString());
        });
        CsvTable catalogue = CsvTable.of(again.texts().get("tables.csv"));
        assertEquals("transformed", catalogue.cell(catalogue.row("table", "municipalities"), "grade"));
        assertEquals("user", catalogue.cell(catalogue.row("table", "municipal_ages"), "grade"));
    }

    /** The best grade that any of a municipality's product rests on. */
    private static Grade gradeOf(Municipalities places, String code) {
        RegionalAccounts counties = RegionalAccounts.build(Exports.COUNTIES);
        Quality quality = Quality.of(counties.over(Partition.Shipped.TRONDELAG_SPLIT.of(places), places));
        return quality.regions().stream()
                .filter(region -> region.region().code().equals(code))
                .flatMap(region -> region.shares().entrySet().stream())
                .filter(share -> share.getValue() > 0)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Without Oslo's row and column the table is no longer all official, and Oslo's pairs stay. */
    @Test
    void pairsOfWhoIsNotToldStay() throws IOException {
        List<String> codes = new ArrayList<>(PLACES.municipalities().codes());
        codes.remove("0301");
        Municipalities after = imported("commuting", Exports.commuting(codes, persons -> persons), TOLERANCE);
        assertEquals(PLACES.commuting().get("0301", "5001"), after.commuting().get("0301", "5001"));
        assertEquals(PLACES.commuting().get("5001", "0301"), after.commuting().get("5001", "0301"));
        assertEquals(Grade.TRANSFORMED, table(after, "municipal_commuting").grade());
    }

    /** One export tells three kinds: both sums of the employed, and the jobs by industry. */
    @Test
    void jobsByIndustryAreATableOfTheirOwn() throws IOException {
        Import imported = new Import(Exports.COUNTIES, PLACES, TOLERANCE);
        imported.add(
                Optional.empty(),
                Exports.write(folder, "jobs.csv", Exports.industries(), Exports.LATIN1)
                        .toString());
        assertEquals(
                List.of("employed-residents", "employed-workplace", "industries"),
                imported.records().stream().map(Import.Source::kind).toList());
        Municipalities after = imported("industries", Exports.industries(), TOLERANCE);
        var jobs = after.employed().orElseThrow();
        assertEquals(List.of("01-03", "05-99"), jobs.axis(1).codes());
        double trondheim = PLACES.employedWorkplace().get("5001");
        assertEquals(Math.rint(trondheim / 10), jobs.get("5001", "01-03"));
        assertEquals(trondheim, jobs.get("5001", "01-03") + jobs.get("5001", "05-99"));
        TableDescription table = table(after, "municipal_employed");
        assertEquals(Grade.OFFICIAL, table.grade());
        assertEquals(356, after.told(table));
        assertTrue(table.source().startsWith("Source: Statistics Norway, table 07984, "), table.source());
        String half = told("industries", Exports.industries().replace("\"05-99 Alt", "\"Alt"));
        assertTrue(half.contains("found 'Alt annet', expected a code of industries"), half);
        String twice = told("industries", Exports.industries().replace("05-99 Alt", "03-99 Alt"));
        assertTrue(twice.contains("industries that are not in '01-03' too"), twice);
    }

    /** Only Trøndelag is told; the figures are of 2020, as those of the counties are. */
    @Test
    void educationsOfSomeMunicipalitiesLeaveTheOthersAsTheyAre() throws IOException {
        Municipalities after = imported("education", Exports.education(), TOLERANCE);
        TableDescription table = table(after, "municipal_education");
        assertEquals(38, after.told(table));
        String less = told("education", Exports.education().replaceAll("(?m)^\\d+,02a,.*\n", ""));
        assertTrue(less.contains("persons in Trøndelag, expected"), less);
        assertTrue(less.contains("as its own table has, within 1 %. Maybe an education is left out"), less);
        assertTrue(told("education", Exports.education().replace(",2020,", ",2018,"))
                .contains("found 2018, expected 2020"));
        assertTrue(told("education", Exports.education().replace(",11,", ",77,"))
                .contains("found '77', expected a code of"));
    }

    /** Of ages from 0 to 99, a hundredth of the people each, 33 are from 67 on. */
    @Test
    void theOldAreCountedFromAges() throws IOException {
        Municipalities after = imported("aged", Exports.ages(), TOLERANCE);
        assertEquals(
                0.33 * PLACES.population().get("5001"),
                after.aged67().orElseThrow().get("5001"),
                0.2);
        assertTrue(told("aged", "region;alder;Personer 2018\n0301;0-64 år;500000\n0301;65 år eller eldre;90000\n")
                .contains("found '65 år eller eldre', expected ages from 67 on"));
    }

    @Test
    void whatDoesNotFitIsToldAndNothingIsWritten() {
        String population = Exports.population();
        String oslo = told("population", population.replaceFirst("\"0301 Oslo\";..;\\d+", "\"0301 Oslo\";..;600000"));
        assertTrue(oslo.contains("export, line 4: found 600,000 persons in 0301 Oslo, expected 673,469 as the"), oslo);
        String unknown = told("population", population.replace("\"0301 Oslo\"", "\"0302 Oslo\""));
        assertTrue(unknown.contains("export, line 4: found '0302', expected the code of a municipality"), unknown);
        String lost = told("population", population.replace("\"0301 Oslo\"", "\"301 Oslo\""));
        assertTrue(lost.contains("Maybe a leading zero is lost"), lost);
        String twice = told("population", population.replace("\"9999", "\"3101 Halden\";..;31000\n\"9999"));
        assertTrue(twice.contains("3001 Halden by its code from 2024, 3101, and by 3001 before it"), twice);
        assertTrue(
                told("population", "region;Personer 2018\n03 Oslo;673469\n").contains("it was exported for counties"));
    }

    @Test
    void anotherToleranceTakesWhatDiffersMore() throws IOException {
        String more = Exports.population(m -> PLACES.population().get((int) m) * 1.05);
        assertTrue(told("population", more).contains("--tolerance allows more"));
        assertEquals(
                Math.rint(1.05 * PLACES.population().get("5001")),
                imported("population", more, 0.06).population().get("5001"),
                1e-9);
    }

    @Test
    void anEarlierImportIsReplacedAndNothingElseIs() throws IOException {
        imported("population", Exports.population(), TOLERANCE);
        imported("population", Exports.population(), TOLERANCE);
        Path own = folder.resolve("out").resolve("municipalities").resolve("mine.txt");
        Files.writeString(own, "mine");
        assertThrows(OutputException.class, () -> imported("population", Exports.population(), TOLERANCE));
        assertTrue(Files.exists(own));
    }
}
