package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.results.Measures;
import org.likevekt.solver.linear.DenseKernel;

/** The calibration that is stored with the program. */
class CalibrationTest {
    private static final String STALE = "the stored calibration is stale. Maybe: ./likevekt calibrate baseline";

    @Test
    void theStoredOneIsFreshAndHitsItsTarget() {
        Runner runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        StoredCalibration stored = StoredCalibration.embedded(Optional.empty()).orElseThrow();
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
        RunnerListener strict = new RunnerListener() {
            @Override
            public void remark(String text) {
                throw new AssertionError(text + ". Maybe: ./likevekt calibrate baseline --regions " + regions);
            }
        };
        Economy there = Economy.of(Optional.empty()).withRegions(regions);
        Engine engine = new Engine(there.usual(), strict, DenseKernel.JAVA);
        Scenario baseline = there.library().load("baseline");
        String origin = new Calibrator(engine)
                .prepare(baseline, engine.uncalibrated(baseline))
                .calibration();
        assertTrue(origin.startsWith("stored"), origin);
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
        StoredCalibration stored = StoredCalibration.embedded(Optional.empty()).orElseThrow();
        assertEquals(stored, StoredCalibration.parse(stored.text()));
    }
}
