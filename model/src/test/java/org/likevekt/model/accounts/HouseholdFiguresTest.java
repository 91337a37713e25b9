package org.likevekt.model.accounts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.likevekt.data.Grid;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/** Ring 2: what households earn, have and save in real terms. */
class HouseholdFiguresTest {
    private static final Benchmark BENCHMARK = Counties.benchmark();
    private static final HouseholdFigures FIGURES = new HouseholdFigures(BENCHMARK);
    private static final int GROUPS = BENCHMARK.groups().size();
    private static final Paths BASE = Drivers.basePaths(BENCHMARK, 2018, 2019);
    private static final Trajectory BEFORE = Counties.model().simulate(BASE);
    private static final Paths DEARER =
            Counties.change(BASE, Drivers.IMPORT_PRICE, (year, cell, old) -> year == 2019 ? 1.1 : old);
    private static final YearSolution AFTER = Counties.model().simulate(DEARER).last();

    /** Prices are one in 2018: real is nominal, and what all have and save is what the accounts say. */
    @Test
    void theBaseYearIsThatOfTheAccounts() {
        YearSolution first = BEFORE.first();
        double[] wage = first.values(Quantities.WAGE_PER_PERSON);
        assertArrayEquals(Arrays.stream(wage).map(million -> 1e6 * million).toArray(), FIGURES.realWage(first), 1e-6);
        double income =
                Arrays.stream(BENCHMARK.accounts().disposableIncome().values()).sum();
        assertEquals(income, inMillions(FIGURES.realIncome(first), first), 1e-9 * income);
        double saved = BENCHMARK.accounts().savingRate() * income;
        assertEquals(saved, inMillions(FIGURES.realSaving(BASE, first), first), 1e-9 * saved);
    }

    /** By hand: the wage over what the basket of 2018 costs now in the region of residence. */
    @Test
    void realIsAtTheConsumerPricesOfTheRegion() {
        Grid bought = BENCHMARK.householdUse().sumOver(1);
        double[] composite = AFTER.values(Quantities.COMPOSITE_PRICE);
        double[] wage = AFTER.values(Quantities.WAGE_PER_PERSON);
        double[] income = AFTER.values(Quantities.DISPOSABLE_INCOME);
        double[] residents = FIGURES.spendingAlone().residents(AFTER);
        int products = BENCHMARK.industries().size();
        for (int r = 0; r < BENCHMARK.regions().size(); r++) {
            double now = 0;
            double then = 0;
            for (int j = 0; j < products; j++) {
                now += bought.get(r, j) * composite[r * products + j];
                then += bought.get(r, j);
            }
            assertTrue(now > then, "dearer");
            for (int cell = r * GROUPS; cell < (r + 1) * GROUPS; cell++) {
                assertEquals(1e6 * wage[cell] * then / now, FIGURES.realWage(AFTER)[cell], 1e-3);
                assertEquals(1e6 * income[cell] * then / now / residents[cell], FIGURES.realIncome(AFTER)[cell], 1e-3);
            }
        }
    }

    /** By hand: a crown saved over what the investment goods of all regions cost now, petroleum's left out. */
    @Test
    void savingIsAtThePriceOfInvestmentGoods() {
        Grid goods = BENCHMARK.useBy("INVESTMENT");
        double[] composite = AFTER.values(Quantities.COMPOSITE_PRICE);
        double[] built = AFTER.values(Quantities.INVESTMENT);
        int products = BENCHMARK.industries().size();
        int petroleum = BENCHMARK.industries().indexOf("OLJE");
        double now = 0;
        double then = 0;
        for (int r = 0; r < BENCHMARK.regions().size(); r++) {
            double price = 0;
            double of = 0;
            for (int j = 0; j < products; j++) {
                price += goods.get(r, j) * composite[r * products + j];
                of += goods.get(r, j);
            }
            for (int i = 0; i < products; i++) {
                double units = i == petroleum ? 0 : built[r * products + i];
                now += units * price / of;
                then += units;
            }
        }
        assertTrue(now > 1.001 * then, "dearer");
        double saved = AFTER.value(Quantities.HOUSEHOLD_SAVING) * then / now;
        assertEquals(saved, inMillions(FIGURES.realSaving(DEARER, AFTER), AFTER), 1e-9 * saved);
    }

    /** Of a run by itself: what is spent is worth, and what is saved. */
    @Test
    void welfareIsTheLivingStandardAndWhatIsSaved() {
        double[] standard = FIGURES.spendingAlone().livingStandard(DEARER, AFTER);
        double[] saving = FIGURES.realSaving(DEARER, AFTER);
        double[] welfare = FIGURES.welfare(DEARER, AFTER);
        for (int cell = 0; cell < welfare.length; cell++) {
            assertEquals(standard[cell] + saving[cell], welfare[cell], 1e-9 * welfare[cell]);
        }
    }

    /** The equations have welfare as a formula of their own, for its terms and derivatives: with other taxes and tastes too. */
    @Test
    void welfareIsWhatTheEquationsHave() {
        Paths thrift = Counties.change(DEARER, Drivers.SAVING_RATE, (year, cell, old) -> old + 0.02);
        Paths taxed = Counties.change(thrift, Drivers.CONSUMPTION_TAX, (year, cell, old) -> old + 0.03);
        Paths others = Counties.change(taxed, Drivers.ELASTICITY_INCOME, (year, cell, old) -> cell == 3 ? 0.7 : old);
        for (YearSolution year : Counties.model().simulate(others).years()) {
            double[] welfare = FIGURES.welfare(others, year);
            double[] formula = year.values(Quantities.WELFARE_PER_RESIDENT);
            for (int cell = 0; cell < welfare.length; cell++) {
                assertEquals(welfare[cell], formula[cell], 1e-11 * welfare[cell], "cell " + cell);
            }
        }
    }

    /**
     * Households that put one crown in a hundred aside lose it for what they buy and have it in what they own: at given
     * prices nothing is lost. Prices move a little, and taxes on what is not bought are missed by the government, not by them.
     */
    @Test
    void toSaveMoreIsNoLossByItself() {
        Paths thrift = Counties.change(BASE, Drivers.SAVING_RATE, (year, cell, old) -> year == 2019 ? old + 0.01 : old);
        YearSolution before = BEFORE.last();
        YearSolution after = Counties.model().simulate(thrift).last();
        double income = before.value(Quantities.HOUSEHOLD_SAVING) / BASE.value(Drivers.SAVING_RATE, 2019, 0);
        double[] spent = FIGURES.spendingAlone().equivalentVariation(BASE, before, thrift, after);
        double lost = inMillions(spent, before);
        assertEquals(-0.01 * income, lost, 0.15 * 0.01 * income);
        double kept = inMillions(FIGURES.realSaving(thrift, after), after)
                - inMillions(FIGURES.realSaving(BASE, before), before);
        assertEquals(0, lost + kept, 0.15 * kept);
    }

    private static double inMillions(double[] perResident, YearSolution year) {
        double[] residents = FIGURES.spendingAlone().residents(year);
        double sum = 0;
        for (int cell = 0; cell < residents.length; cell++) {
            sum += perResident[cell] * residents[cell] / 1e6;
        }
        return sum;
    }
}
