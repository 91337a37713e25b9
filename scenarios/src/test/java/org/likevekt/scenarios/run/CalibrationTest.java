package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.data.UserError;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.library.ScenarioLibrary;
import org.likevekt.scenarios.results.Measures;
import org.likevekt.solver.linear.DenseKernel;

/** The calibration that is stored with the program. */
class CalibrationTest {
    private static final RunnerListener STRICT = new RunnerListener() {
        @Override
        public void remark(String text) {
            throw new AssertionError(text + ". Maybe: ./likevekt calibrate, with the regions that it is about");
        }
    };

    private static final RunnerListener NOT_SEARCHING = new RunnerListener() {
        @Override
        public void started(String name, int years) {
            assertFalse(name.startsWith("calibration of"), name);
        }
    };

    private static final String BRIEF = """
            title: t
            horizon: 2018-2020
            calibration: {target: mainland_gdp_per_person, growth: 1.1%, adjust: national_productivity}
            shocks:
              - {set: population, table: population_projection}
            """;

    private static final String STALE = "the stored calibration is stale. Maybe: ./likevekt calibrate";

    @Test
    void theStoredOneIsFreshAndHitsItsTarget() {
        Runner runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        StoredCalibration stored = KeptCalibrations.ofBaseline(Optional.empty()).orElseThrow();
        StoredCalibration found = runner.calibrate(runner.economy().library().load("baseline"));
        assertEquals(found.fingerprint(), stored.fingerprint(), STALE);
        found.factors()
                .forEach((year, factor) -> assertEquals(factor, stored.factors().get(year), 1e-8, STALE));
        Run baseline = runner.run("baseline");
        assertTrue(baseline.calibration().startsWith("stored"), baseline.calibration());
        Measures measures = new Measures(runner.economy().benchmark(), baseline.trajectory());
        assertEquals(
                1.1,
                measures.productPerPersonGrowth(
                        2018, 2050, runner.economy().benchmark().regions().all("Norway")),
                1e-6);
        // one constant rate for the whole path: growth is on target on average, not in each year
        double first = stored.factors().get(2019);
        stored.factors().forEach((year, factor) -> assertEquals(Math.pow(first, year - 2018), factor, 1e-12));
        found.markets()
                .forEach((year, market) -> assertEquals(market, stored.markets().get(year), 1e-8, STALE));
        assertEquals(1, baseline.trajectory().year(2030).value("terms of trade"), 1e-6);
    }

    /** Nothing is solved but the base year: what is kept is for the figures and equations of these regions. */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"trondelag-split", "labour-market-regions", "municipalities"})
    void thoseOfOtherRegionsAreFresh(String regions) {
        areFresh(Economy.of(Optional.empty()).withRegions(regions));
    }

    @Test
    void thoseOfOtherBaselinesAreFresh() {
        areFresh(Economy.of(Optional.empty()));
    }

    private static void areFresh(Economy economy) {
        Engine engine = new Engine(economy.usual(), STRICT, DenseKernel.JAVA);
        Calibrator calibrator = new Calibrator(engine, KeptCalibrations.OF_PROGRAM);
        List<String> kept = KeptCalibrations.scenarios(economy.library().usual());
        assertTrue(kept.contains("baseline"), kept.toString());
        for (String name : kept) {
            Scenario scenario = economy.library().load(name);
            String origin =
                    calibrator.prepare(scenario, engine.uncalibrated(scenario)).calibration();
            assertTrue(origin.startsWith("stored"), name + " " + origin);
        }
    }

    /** Solved on the baseline, it hits its target: nothing is searched for. */
    @Test
    void thatOfThePoolIsUsedOnTheBaseline() {
        new Runner(Economy.of(Optional.empty()), STRICT).run("trade-pool");
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("kept")
    void allHitTheirTargets(String name) {
        new Runner(Economy.of(Optional.empty()), STRICT).run(name);
    }

    private static List<String> kept() {
        return KeptCalibrations.scenarios(Optional.empty());
    }

    /** Every scenario of the library that declares a calibration has one that is kept, and the index names the files. */
    @Test
    void allOfTheLibraryAreKept() throws IOException {
        ScenarioLibrary library = Economy.of(Optional.empty()).library();
        assertEquals(
                library.names().stream()
                        .filter(name -> library.load(name).declaresCalibration())
                        .toList(),
                kept());
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/library"))) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".csv"))
                            .sorted()
                            .toList(),
                    KeptCalibrations.files());
        }
    }

    /** With other trade than the program's the growth is searched for once, and the same bits come of the file that keeps it. */
    @Test
    void aUsersFileIsUsedWhereItFits(@TempDir Path folder) throws IOException {
        Path brief = Files.writeString(folder.resolve("brief.yaml"), BRIEF);
        Runner searching = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT).withTradeLinksFrom(0.02);
        Run searched = searching.run(brief.toString());
        StoredCalibration found =
                searching.calibrate(searching.economy().library().load(brief.toString()));
        Path file = Files.writeString(folder.resolve("kept.csv"), found.text());
        Runner keeping = new Runner(Economy.of(Optional.empty()), NOT_SEARCHING)
                .withCalibrations(List.of(file))
                .withTradeLinksFrom(0.02);
        Run kept = keeping.run(brief.toString());
        assertEquals(searched.fingerprint(), kept.fingerprint());
        assertArrayEquals(
                searched.trajectory().last().values(Quantities.MAINLAND_PRODUCT),
                kept.trajectory().last().values(Quantities.MAINLAND_PRODUCT));
        Runner other = new Runner(Economy.of(Optional.empty()), NOT_SEARCHING).withCalibrations(List.of(file));
        assertThrows(AssertionError.class, () -> other.run(brief.toString()), "with all trade it is another growth");
    }

    /** What is kept for a scenario that is solved on a baseline is asked whether it hits, too. */
    @Test
    void oneThatMissesIsSearchedForAnew(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("brief.yaml"), BRIEF);
        Path pool = Files.writeString(
                folder.resolve("pool.yaml"),
                BRIEF.replace("shocks:", "baseline: brief\nclosure: {trade: pool}\nshocks:"));
        Runner searching = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        StoredCalibration found =
                searching.calibrate(searching.economy().library().load(pool.toString()));
        StoredCalibration off = new StoredCalibration(found.fingerprint(), found.markets(), found.markets());
        Path file = Files.writeString(folder.resolve("off.csv"), off.text());
        List<String> remarks = new ArrayList<>();
        RunnerListener noting = new RunnerListener() {
            @Override
            public void remark(String text) {
                remarks.add(text);
            }
        };
        Run run = new Runner(Economy.of(Optional.empty()), noting)
                .withCalibrations(List.of(file))
                .run(pool.toString());
        assertTrue(
                remarks.stream().anyMatch(remark -> remark.contains("'pool': with the stored one it misses")),
                () -> remarks.toString());
        assertTrue(run.calibration().startsWith("solved"), run.calibration());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "year,national_productivity,export_market | has no line '# found for ...'",
                "# found for 12 | has no years, expected a line for each year",
                "# found for 12;year,factor | line 2, has 'year,factor', expected 'year,national_productivity,export_market'",
                "# found for 12;year,national_productivity,export_market;2018,1 | line 3, has '2018,1', expected a year and two",
                "# found for 12;year,national_productivity,export_market;2018,-1,1 | line 3, has the factor -1, expected a number above",
                "# found for 12;year,national_productivity,export_market;2018,1,1;2020,1,1 | line 4, has the year 2020, expected the year 2019"
            })
    void aFileOfSomethingElseIsRefused(String text, String told, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.csv"), text.replace(';', '\n'));
        Runner runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        String message = String.valueOf(assertThrows(UserError.class, () -> runner.withCalibrations(List.of(file)))
                .getMessage());
        assertTrue(message.contains("mine.csv") && message.contains(told), message);
    }

    /** The counties together and one beside the others: the growth that is found differs by little from what is kept. */
    @Test
    void otherRegionsBeginWhereTheCountiesEnded(@TempDir Path folder) throws IOException {
        Economy counties = Economy.of(Optional.empty());
        String others = counties.benchmark().regions().codes().stream()
                .filter(code -> !code.equals("50"))
                .collect(Collectors.joining("', '", "'", "'"));
        Path file = Files.writeString(
                folder.resolve("two.yaml"),
                "title: t\nparent: baseline\nregions: {Trøndelag: ['50'], Rest: [" + others + "]}\n");
        List<String> paths = new ArrayList<>();
        RunnerListener counting = new RunnerListener() {
            @Override
            public void started(String name, int years) {
                if (name.startsWith("calibration of")) {
                    paths.add(name);
                }
            }
        };
        new Runner(counties, counting).run(file.toString());
        assertTrue(paths.size() <= 4, "paths of the search, which from no growth takes five: " + paths.size());
    }

    @Test
    void itsTextReadsBack() {
        StoredCalibration stored = KeptCalibrations.ofBaseline(Optional.empty()).orElseThrow();
        assertEquals(stored, CalibrationReader.read("text", stored.text()));
    }
}
