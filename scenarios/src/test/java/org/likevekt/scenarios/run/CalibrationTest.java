package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.likevekt.scenarios.results.Measures;

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

    @Test
    void itsTextReadsBack() {
        StoredCalibration stored = StoredCalibration.embedded(Optional.empty()).orElseThrow();
        assertEquals(stored, StoredCalibration.parse(stored.text()));
    }
}
