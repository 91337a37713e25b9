package org.likevekt.validation.economies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.likevekt.validation.economies.EconomyLaws.homogeneous;
import static org.likevekt.validation.economies.EconomyLaws.walras;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;

/** Economies whose answer is a formula, against the formula. */
class ClosedFormEconomiesTest {
    @Test
    void helloEconomy() {
        assertEquals(0, HelloEconomy.problem().replicate().outcome().iterations());
        Solution more = HelloEconomy.problem().with("K", 44).solve();
        assertEquals(100 * Math.pow(1.1, 0.4), more.level("Y"), 1e-7);
        assertEquals(1 / 1.1, more.level("PK"), 1e-9);
        assertEquals(Math.pow(1.1, -0.4), more.level("PY"), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    void spatialEconomyOfAnyNumberOfRegions(int count) {
        SpatialCobbDouglas.Regions regions = regions(count, new Random(count));
        Problem economy = SpatialCobbDouglas.problem(regions);
        homogeneous(economy, "R");
        compare(regions, economy.solve());
        // Twice the people in the first region: its output rises by 2^(1-a), its price falls by as much, no sales move.
        double[] people = regions.people().clone();
        people[0] *= 2;
        Solution more = economy.with("L[r0]", people[0]).solve();
        walras(more);
        compare(
                new SpatialCobbDouglas.Regions(
                        regions.productivity(),
                        people,
                        regions.ownership(),
                        regions.taste(),
                        regions.tradeCost(),
                        regions.openness(),
                        regions.capitalShare(),
                        regions.capital()),
                more);
    }

    /** The formulas in the class comment, with the rent of capital 1, so that all sales are V = K / a. */
    private static void compare(SpatialCobbDouglas.Regions given, Solution solution) {
        int count = given.people().length;
        double a = given.capitalShare();
        double mu = given.openness();
        double all = given.capital() / a;
        double[] price = new double[count];
        double[] income = new double[count];
        for (int m = 0; m < count; m++) {
            double weight = a * (1 - mu) * given.ownership()[m] + mu * given.taste()[m];
            double sales = all * weight / (1 - (1 - a) * (1 - mu));
            double capital = a * sales;
            double output = given.productivity()[m] * Math.pow(capital, a) * Math.pow(given.people()[m], 1 - a);
            price[m] = sales / output;
            income[m] = (1 - a) * sales + given.ownership()[m] * given.capital();
            near(capital, solution.levels("KR")[m]);
            near(output, solution.levels("Y")[m]);
            near(price[m], solution.levels("P")[m]);
            near((1 - a) * sales / given.people()[m], solution.levels("W")[m]);
            near(income[m], solution.levels("I")[m]);
        }
        for (int n = 0; n < count; n++) {
            double costOfLiving = 1;
            for (int m = 0; m < count; m++) {
                double share = (n == m ? 1 - mu : 0) + mu * given.taste()[m];
                double arrives = price[m] * given.tradeCost()[n][m];
                costOfLiving *= Math.pow(arrives, share);
                near(share * income[n] / arrives, solution.levels("C")[n * count + m]);
            }
            near(income[n] / costOfLiving, solution.levels("welfare")[n]);
        }
    }

    private static void near(double expected, double found) {
        assertEquals(expected, found, 1e-9 * Math.abs(expected));
    }

    private static SpatialCobbDouglas.Regions regions(int count, Random random) {
        double[][] tradeCost = new double[count][count];
        for (int n = 0; n < count; n++) {
            for (int m = 0; m < count; m++) {
                tradeCost[n][m] = n == m ? 1 : 1.05 + random.nextDouble();
            }
        }
        return new SpatialCobbDouglas.Regions(
                random.doubles(count, 0.5, 3).toArray(),
                random.doubles(count, 0.1, 9).toArray(),
                shares(random.doubles(count, 0.1, 1).toArray()),
                shares(random.doubles(count, 0.1, 1).toArray()),
                tradeCost,
                0.35,
                0.4,
                10 * count);
    }

    private static double[] shares(double[] weights) {
        double total = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / total).toArray();
    }

    @Test
    void solowPathByRecursion() {
        var figures = new SolowGrowth.Figures(1.3, 0.35, 0.22, 0.06, 0.01);
        List<Solution> path = SolowGrowth.path(figures, 1.5, 1, 60);
        double k = 1.5;
        double l = 1;
        for (Solution year : path) {
            double y = 1.3 * Math.pow(k, 0.35) * Math.pow(l, 0.65);
            near(y, year.level("Y"));
            near(0.35 * y / k, year.level("R"));
            near(0.65 * y / l, year.level("W"));
            near(0.78 * y, year.level("C"));
            walras(year);
            k = 0.94 * k + 0.22 * y;
            l *= 1.01;
        }
        homogeneous(SolowGrowth.year(figures).with("K", 3), "P");
    }

    @Test
    void solowSteadyStateStays() {
        var figures = new SolowGrowth.Figures(1.3, 0.35, 0.22, 0.06, 0.01);
        double steady = Math.pow(0.22 * 1.3 / 0.07, 1 / 0.65);
        List<Solution> path = SolowGrowth.path(figures, steady, 1, 30);
        double first = path.get(0).level("Y");
        near(first * Math.pow(1.01, 29), path.get(29).level("Y"));
        near(path.get(0).level("W"), path.get(29).level("W"));
        // From elsewhere it is reached.
        List<Solution> approach = SolowGrowth.path(figures, steady / 10, 1, 600);
        near(path.get(0).level("W"), approach.get(599).level("W"));
    }

    @Test
    void solowPathWithFullDepreciationIsAFormula() {
        // K' = s A K^a L^(1-a): ln k(t) = ln k* + a^t (ln k(0) - ln k*), with k* = (s A / (1+n))^(1/(1-a)).
        var figures = new SolowGrowth.Figures(2, 0.35, 0.3, 1, 0.02);
        List<Solution> path = SolowGrowth.path(figures, 0.05, 1, 12);
        double steady = Math.pow(0.3 * 2 / 1.02, 1 / 0.65);
        for (int t = 0; t < 12; t++) {
            double k = steady * Math.pow(0.05 / steady, Math.pow(0.35, t));
            near(2 * Math.pow(k, 0.35) * Math.pow(1.02, t), path.get(t).level("Y"));
        }
    }
}
