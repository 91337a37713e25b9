package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;

/** Ring 1: moves between regions against hand calculation. */
class MigrationTest {
    private static final double[] BETA = {0.01};

    /** Gaps are ln 2 and -ln 2: 100 ln 2 / 100 in, 300 ln 2 / 100 out, and half of ln 2 spread by persons. */
    @Test
    void twoRegionsByHand() {
        double[] flows = new Migration(
                        new double[] {2, 1}, new double[] {1, 1}, new double[] {100, 300}, ones(2), BETA, 1)
                .flows();
        double in = Math.log(2) + 2 * Math.log(2) * 100 / 400;
        assertArrayEquals(new double[] {in, -in}, flows, 1e-13);
    }

    /** Wbar is the mean of the other regions, weighted by persons: (1 x 100 + 4 x 200) / 300 = 3 beside the first. */
    @Test
    void meanOfOtherRegionsIsWeightedByPersons() {
        double[] wage = {3, 1, 4};
        double[] persons = {300, 100, 200};
        double[] flows = new Migration(wage, ones(3), persons, persons, BETA, 0).flows();
        double second = Math.log(1) - Math.log((3 * 300 + 4 * 200) / 500.0);
        double third = Math.log(4) - Math.log((3 * 300 + 1 * 100) / 400.0);
        double mean = (100 * second + 200 * third) / 600;
        assertArrayEquals(
                new double[] {300 * -mean / 100, 100 * (second - mean) / 100, 200 * (third - mean) / 100},
                flows,
                1e-13);
    }

    @Test
    void deviationsFromTheBaseYearMoveNobodyInTheBaseYear() {
        double[] wage = {2, 1, 3};
        double[] persons = {10, 20, 30};
        assertArrayEquals(new double[3], new Migration(wage, wage, persons, persons, BETA, 1).flows(), 0);
        double[] levels = new Migration(wage, wage, persons, persons, BETA, 0).flows();
        assertTrue(levels[2] > 0 && levels[1] < 0);
        double[] half = new Migration(wage, wage, persons, persons, BETA, 0.5).flows();
        for (int r = 0; r < 3; r++) {
            assertEquals(levels[r] / 2, half[r], 1e-15);
        }
    }

    /** Each group by its own response, and nobody is made or lost. */
    @Test
    void groupsMoveByTheirOwnResponse() {
        double[] wage = {1.1, 1.2, 1, 1, 0.9, 1};
        double[] persons = {50, 60, 70, 80, 90, 100};
        double[] flows = new Migration(wage, ones(6), persons, persons, new double[] {0.013, 0.007}, 1).flows();
        for (int e = 0; e < 2; e++) {
            assertEquals(0, flows[e] + flows[2 + e] + flows[4 + e], 1e-14);
            assertTrue(flows[e] > 0);
        }
        double[] twice = new Migration(wage, ones(6), persons, persons, new double[] {0.026, 0.007}, 1).flows();
        assertEquals(2 * flows[0], twice[0], 1e-15);
        assertEquals(flows[1], twice[1], 0);
        assertTrue(flows[4] < 0 && flows[4] < flows[2]);
    }

    /** With two groups, three regions, and wages of the base year that count for seven tenths. */
    @Test
    void derivativesAreThoseOfTheFlows() {
        double[][] at = {
            {1.1, 1.2, 0.7, 1.3, 0.9, 1}, {1, 1.1, 0.8, 1.2, 1.3, 0.9}, {50, 60, 70, 80, 90, 100}, {0.013, 0.007}, {0.7}
        };
        double[] basePersons = {55, 50, 75, 70, 95, 80};
        double[] onFlows = {1, -0.5, 0.3, 2, -1.5, 0.4};
        Migration.Adjoint adjoint = new Migration(at[0], at[1], at[2], basePersons, at[3], at[4][0]).adjoint(onFlows);
        double[][] found = {adjoint.wage(), adjoint.baseWage(), adjoint.persons(), adjoint.beta(), {adjoint.baseGap()}};
        for (int k = 0; k < at.length; k++) {
            for (int cell = 0; cell < at[k].length; cell++) {
                double value = at[k][cell];
                double step = 1e-5 * value;
                at[k][cell] = value + step;
                double up = weighted(onFlows, new Migration(at[0], at[1], at[2], basePersons, at[3], at[4][0]).flows());
                at[k][cell] = value - step;
                double down =
                        weighted(onFlows, new Migration(at[0], at[1], at[2], basePersons, at[3], at[4][0]).flows());
                at[k][cell] = value;
                double expected = (up - down) / (2 * step);
                assertEquals(expected, found[k][cell], 1e-8 * Math.abs(expected) + 1e-10, "argument " + k + " " + cell);
            }
        }
    }

    private static double weighted(double[] weights, double[] values) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum += weights[k] * values[k];
        }
        return sum;
    }

    @Test
    void oneRegionHasNowhereToGo() {
        assertArrayEquals(
                new double[1],
                new Migration(new double[] {2}, new double[] {1}, new double[] {10}, new double[] {10}, BETA, 1)
                        .flows(),
                0);
    }

    /** Wages at work reach home through the base year's commuting; productivity is paid at home. */
    @Test
    void wagesReachHomeThroughCommuting() {
        Benchmark benchmark = Counties.benchmark();
        int groups = benchmark.groups().size();
        double[] ones = ones(benchmark.regions().size() * groups);
        double[] base = Migration.wagePerPerson(benchmark, ones, ones);
        double[] wage = ones.clone();
        wage[0] = 1.5;
        double[] up = Migration.wagePerPerson(benchmark, wage, ones);
        int viken = benchmark.regions().indexOf("30");
        double share = benchmark.accounts().commutingEarnings().get(viken, 0, 0)
                / benchmark.accounts().wageIncome().get(viken, 0);
        assertTrue(share > 0.1, "Viken works in Oslo");
        assertEquals(1 + 0.5 * share, up[viken * groups] / base[viken * groups], 1e-12);
        assertEquals(base[1], up[1], 0);
        double[] skilled = ones.clone();
        skilled[viken * groups] = 1.1;
        assertEquals(
                1.1, Migration.wagePerPerson(benchmark, ones, skilled)[viken * groups] / base[viken * groups], 1e-15);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
