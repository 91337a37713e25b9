package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;

/** What a solved year keeps, and what it computes whenever it is asked for. */
class YearSolutionTest {
    private static final Benchmark BASE = Counties.benchmark();
    private static final Trajectory RUN = Counties.model().simulate(Drivers.basePaths(BASE, 2018, 2019));

    /** In 356 municipalities deliveries are three million numbers; kept for 33 years they were most of a run's memory. */
    @Test
    void aYearKeepsNothingByPairsOfRegionsAndIndustries() {
        RUN.last().names().forEach(name -> assertNotEquals(Quantities.DELIVERIES.symbol(), name));
        assertTrue(RUN.last().has(Quantities.DELIVERIES));
        int regions = BASE.regions().size();
        int all = regions * regions * BASE.industries().size();
        assertEquals(all, RUN.last().values(Quantities.DELIVERIES).length);
    }

    /** The base year's solution delivers what the accounts say. */
    @Test
    void deliveriesOfTheBaseYearAreThoseOfTheAccounts() {
        double[] accounts = BASE.accounts().deliveries().values();
        assertArrayEquals(accounts, RUN.first().values(Quantities.DELIVERIES), 1e-6);
    }

    /** Deliveries follow the run's own figures, not those that another run was made with. */
    @Test
    void deliveriesAreOfTheRunThatTheYearIsOf() {
        Paths dearer = Counties.change(
                Drivers.basePaths(BASE, 2018, 2019),
                Drivers.TRANSPORT_COST,
                (year, cell, old) -> year == 2019 ? 1.5 * old : old);
        Trajectory run = Counties.model().simulate(dearer);
        double[] before = RUN.last().values(Quantities.DELIVERIES);
        double[] after = run.last().values(Quantities.DELIVERIES);
        assertTrue(far(after) < 0.995 * far(before), far(before) + " became " + far(after));
        assertTrue(Counties.broken(Counties.model(), run).isEmpty());
    }

    /** What goes to other regions than its own. */
    private static double far(double[] deliveries) {
        int regions = BASE.regions().size();
        int industries = BASE.industries().size();
        double far = 0;
        for (int cell = 0; cell < deliveries.length; cell++) {
            int pair = cell / industries;
            far += pair / regions == pair % regions ? 0 : deliveries[cell];
        }
        return far;
    }
}
