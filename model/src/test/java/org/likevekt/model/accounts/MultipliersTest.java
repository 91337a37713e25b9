package org.likevekt.model.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.likevekt.data.Grid;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;

/** The input-output model against the accounts that it is made from. */
class MultipliersTest {
    private static final Benchmark BENCHMARK = Counties.benchmark();
    private static final Multipliers MULTIPLIERS = new Multipliers(BENCHMARK);

    /** Final purchases of composites in the base year: all but those of industries, without or with households'. */
    private static double[] finalPurchases(boolean withHouseholds) {
        Grid use = BENCHMARK.use();
        Grid households = BENCHMARK.householdUse();
        return Grid.of(
                        at -> {
                            double all = 0;
                            for (int u = BENCHMARK.industries().size();
                                    u < use.axis(2).size();
                                    u++) {
                                all += use.get(at[0], at[1], u);
                            }
                            for (int e = 0; e < BENCHMARK.groups().size() && !withHouseholds; e++) {
                                all -= households.get(at[0], e, at[1]);
                            }
                            return all;
                        },
                        BENCHMARK.regions(),
                        BENCHMARK.industries())
                .values();
    }

    private static double[] withExports(double[] purchases) {
        double[] demand = MULTIPLIERS.delivered(purchases);
        double[] exports = BENCHMARK.accounts().exports().values();
        for (int cell = 0; cell < demand.length; cell++) {
            demand[cell] += exports[cell];
        }
        return demand;
    }

    /** Leontief's identity: the final demand of the base year takes the output of the base year. */
    @Test
    void theFinalDemandOfTheBaseYearTakesItsOutput() {
        double[] output = BENCHMARK.accounts().output().values();
        double[] found = MULTIPLIERS.typeOne(withExports(finalPurchases(true)));
        for (int cell = 0; cell < output.length; cell++) {
            assertEquals(output[cell], found[cell], 1e-6 * Math.max(1, output[cell]), "cell " + cell);
        }
    }

    /** What households spend out of pay is part of type II: without the rest of their spending it takes less than output. */
    @Test
    void spendingOfPayIsPartOfTypeTwoAndNothingElseIs() {
        double all = sum(BENCHMARK.accounts().output().values());
        double without = sum(MULTIPLIERS.typeOne(withExports(finalPurchases(false))));
        double withPay = sum(MULTIPLIERS.typeTwo(withExports(finalPurchases(false))));
        assertTrue(without < withPay && withPay < all, without + " " + withPay + " " + all);
    }

    @Test
    void aKroneOfConstructionTakesMoreThanAKroneAndLessThanThree() {
        double[] one = new double[BENCHMARK.accounts().output().values().length];
        one[BENCHMARK.industries().cell(9, BENCHMARK.industries().indexOf("BYGG"))] = 1;
        double first = sum(MULTIPLIERS.typeOne(one));
        double second = sum(MULTIPLIERS.typeTwo(one));
        assertTrue(1.3 < first && first < second && second < 3, first + " " + second);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
