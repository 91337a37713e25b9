package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.likevekt.data.Grid;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.equations.StoneGeary;

/** Ring 2: what solved years are worth to the households. */
class WelfareTest {
    private static final Benchmark BENCHMARK = Counties.benchmark();
    private static final Welfare WELFARE = new Welfare(BENCHMARK);
    private static final int LAST = 2020;
    private static final Paths BASE = Drivers.basePaths(BENCHMARK, 2018, LAST);
    /** Everything moves but preferences, by which both runs are measured. */
    private static final Paths MOVED = Counties.change(
            Counties.everythingMoves(BENCHMARK, 2018, LAST), Drivers.ELASTICITY_INCOME, (year, cell, old) -> 1);

    private static final Trajectory BEFORE = Counties.model().simulate(BASE);
    private static final Trajectory AFTER = Counties.model().simulate(MOVED, Optional.of(BEFORE), RunListener.SILENT);

    @Test
    void residentsAddUpToThePopulation() {
        for (YearSolution year : AFTER.years()) {
            double[] residents = WELFARE.residents(year);
            double[] population = year.people().population();
            int groups = BENCHMARK.groups().size();
            for (int r = 0; r < population.length; r++) {
                double sum = 0;
                for (int e = 0; e < groups; e++) {
                    sum += residents[r * groups + e];
                }
                assertEquals(population[r], sum, 1e-9 * sum, "region " + r + " in " + year.year());
            }
        }
    }

    /** The base year at its own prices: what is spent, with tax. */
    @Test
    void theBaseYearIsWorthWhatItCosts() {
        Grid bought = BENCHMARK.householdUse().sumOver(2);
        double[] standard = WELFARE.livingStandard(BASE, BEFORE.first());
        double[] residents = WELFARE.residents(BEFORE.first());
        for (int cell = 0; cell < standard.length; cell++) {
            double spent = 1e6 * bought.values()[cell] * (1 + BENCHMARK.householdTaxRate());
            assertEquals(spent, standard[cell] * residents[cell], 1e-9 * spent, "cell " + cell);
        }
    }

    @Test
    void withoutAChangeThereIsNothing() {
        for (YearSolution year : BEFORE.years()) {
            for (double variation : WELFARE.equivalentVariation(BASE, year, BASE, year)) {
                assertEquals(0, variation);
            }
        }
    }

    /** Hicks' definition at the prices of the year before, and its value at 2018 prices. */
    @Test
    void itIsTheMoneyThatGivesTheUtilityAfter() {
        double[] reported = WELFARE.equivalentVariation(BASE, BEFORE.last(), MOVED, AFTER.last());
        double[] oldStandard = WELFARE.livingStandard(BASE, BEFORE.last());
        double[] newStandard = WELFARE.livingStandard(MOVED, AFTER.last());
        double[] pricesOf2018 = WELFARE.prices(BASE, BEFORE.first())[0];
        int groups = BENCHMARK.groups().size();
        for (int cell = 0; cell < reported.length; cell++) {
            StoneGeary type = WELFARE.types(BASE, LAST).get(cell);
            double[] pricesBefore = WELFARE.prices(BASE, BEFORE.last())[cell / groups];
            double[] pricesAfter = WELFARE.prices(MOVED, AFTER.last())[cell / groups];
            double before = WELFARE.spending(BEFORE.last())[cell];
            double after = WELFARE.spending(AFTER.last())[cell];
            double money = type.equivalentVariation(pricesBefore, before, pricesAfter, after);
            double utility = type.utility(pricesAfter, after);
            assertEquals(utility, type.utility(pricesBefore, before + money), 1e-12 * utility, "cell " + cell);
            double deflated = money * type.lastPrice(pricesOf2018) / type.lastPrice(pricesBefore);
            assertEquals(1e6 * deflated / WELFARE.baseResidents()[cell], reported[cell], 1e-6, "cell " + cell);
            assertEquals(newStandard[cell] - oldStandard[cell], reported[cell], 1e-6, "cell " + cell);
        }
    }

    /** Two runs that differ in preferences are both measured by those of the run compared with. */
    @Test
    void preferencesAreThoseOfTheRunComparedWith() {
        Paths others =
                Counties.change(BASE, Drivers.ELASTICITY_INCOME, (year, cell, old) -> cell % 2 == 0 ? 0.7 * old : old);
        for (double variation : WELFARE.equivalentVariation(BASE, BEFORE.last(), others, BEFORE.last())) {
            assertEquals(0, variation);
        }
        assertTrue(WELFARE.types(others, LAST) != WELFARE.types(BASE, LAST), "other preferences");
    }

    /** A country that only gets its imports dearer is worse off everywhere; with more to work with, better. */
    @Test
    void signs() {
        assertSign(-1, Counties.change(BASE, Drivers.IMPORT_PRICE, (year, cell, old) -> year == LAST ? 1.02 : old));
        assertSign(1, Counties.change(BASE, Drivers.PRODUCTIVITY, (year, cell, old) -> year == LAST ? 1.02 : old));
        assertSign(
                -1,
                Counties.change(BASE, Drivers.CONSUMPTION_TAX, (year, cell, old) -> year == LAST ? 1.05 * old : old));
    }

    private static void assertSign(int sign, Paths paths) {
        YearSolution after = Counties.model()
                .simulate(paths, Optional.of(BEFORE), RunListener.SILENT)
                .last();
        for (double variation : WELFARE.equivalentVariation(BASE, BEFORE.last(), paths, after)) {
            assertTrue(sign * variation > 0, "variation " + variation);
        }
    }
}
