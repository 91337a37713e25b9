package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.likevekt.data.Grid;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.solver.newton.NotConvergedException;

/** Ring 1: what a year takes in and hands to the next. */
class YearStepTest {
    private static final Benchmark BENCHMARK = Counties.benchmark();
    private static final int OLJE = BENCHMARK.industries().indexOf("OLJE");
    private static final int INDUSTRIES = BENCHMARK.industries().size();
    private static final int TAXED = BENCHMARK.industries().indexOf("BYGG");
    private static final Paths PATHS = Drivers.basePaths(BENCHMARK, 2018, 2021);

    private static Paths petroleum(double... activity) {
        return Counties.change(PATHS, Drivers.PETROLEUM_ACTIVITY, (y, c, v) -> activity[y - 2018]);
    }

    private static Map<String, double[]> parameters(Paths paths, int year) {
        return new YearInputs(BENCHMARK, State.base(BENCHMARK), paths, year).parameters();
    }

    @Test
    void theBaseYearSolvesWithoutASingleStep() {
        Trajectory run = Counties.model().simulate(Drivers.basePaths(BENCHMARK, 2018, 2018));
        assertEquals(0, run.first().outcome().iterations());
        assertTrue(run.first().outcome().residual() < 1e-9);
        for (double flow : run.first().migration()) {
            assertEquals(0, flow, 1e-6);
        }
    }

    /**
     * Health buys medicines, not fuels: 0.096 of its purchases of KJEM are energy, so at given prices a quarter less energy per
     * unit takes 2.4 % off, less what it then uses more of the cheaper energy. It was a quarter when all of KJEM was energy.
     */
    @Test
    void savingEnergySavesHealthCareNoMedicines() {
        int health = BENCHMARK.industries().indexOf("HELSE");
        int chemicals = BENCHMARK.industries().indexOf("KJEM");
        Paths base = Drivers.basePaths(BENCHMARK, 2018, 2018);
        Paths saving =
                Counties.change(base, Drivers.ENERGY_EFFICIENCY, (y, c, v) -> c % INDUSTRIES == health ? v / 0.75 : v);
        int cell = (3 * INDUSTRIES + health) * INDUSTRIES + chemicals;
        double before = Counties.model().simulate(base).first().values("intermediate use")[cell];
        double after = Counties.model().simulate(saving).first().values("intermediate use")[cell];
        assertEquals(-0.018, after / before - 1, 0.006);
        int power = cell - chemicals + BENCHMARK.industries().indexOf("KRAFT");
        double powerBefore = Counties.model().simulate(base).first().values("intermediate use")[power];
        double powerAfter = Counties.model().simulate(saving).first().values("intermediate use")[power];
        assertTrue(powerAfter < 0.85 * powerBefore, "power is saved");
    }

    /** By hand for one industry of one county. */
    @Test
    void capitalIsKeptAndAddedTo() {
        Trajectory run = Counties.model().simulate(Drivers.basePaths(BENCHMARK, 2018, 2019));
        int cell = 3 * INDUSTRIES + BENCHMARK.industries().indexOf("BYGG");
        Grid stock = BENCHMARK.accounts().capitalStock();
        double delta = BENCHMARK
                .accounts()
                .depreciationRate()
                .get(BENCHMARK.industries().indexOf("BYGG"));
        double invested = BENCHMARK.accounts().investment().values()[cell];
        assertEquals((1 - delta) * stock.values()[cell] + invested, run.last().values("capital stock")[cell], 1e-6);
    }

    @Test
    void petroleumCapitalFollowsItsActivity() {
        Trajectory run = Counties.model().simulate(petroleum(1, 1.02, 0.98, 0.95));
        double[] stock = BENCHMARK.accounts().capitalStock().values();
        double[] activity = {1, 1.02, 0.98, 0.95};
        for (YearSolution year : run.years()) {
            for (int cell = OLJE; cell < stock.length; cell += INDUSTRIES) {
                assertEquals(activity[year.year() - 2018] * stock[cell], year.values("capital stock")[cell], 1e-6);
            }
        }
    }

    /** No jump at the end of the horizon: activity is taken to go on changing at the last year's rate. */
    @Test
    void petroleumInvestmentOfTheLastYearGoesOn() {
        Paths falling = petroleum(1, 0.98, 0.98 * 0.98, 0.98 * 0.98 * 0.98);
        double[] stock = BENCHMARK.accounts().capitalStock().values();
        double delta = BENCHMARK.accounts().depreciationRate().get(OLJE);
        Trajectory run = Counties.model().simulate(falling);
        double expected = (0.98 - (1 - delta)) * Math.pow(0.98, 3) * stock[OLJE];
        assertEquals(expected, run.last().values("investment")[OLJE], 1e-6 * expected);
    }

    @Test
    void petroleumMayNotFallFasterThanItsCapital() {
        Paths sudden = petroleum(1, 0.5, 0.5, 0.5);
        String message = assertThrows(IllegalArgumentException.class, () -> parameters(sudden, 2018))
                .getMessage();
        assertTrue(
                message.startsWith("petroleum activity falls from 1.0 in 2018 to 0.5, faster than capital"), message);
    }

    @Test
    void petroleumActivityReachesCapitalResourceAndExports() {
        Map<String, double[]> values = parameters(petroleum(1, 0.96, 0.93, 0.9), 2019);
        for (String name : new String[] {"resource", "export_demand"}) {
            assertEquals(0.96, values.get(name)[OLJE], 0);
            assertEquals(1, values.get(name)[OLJE + 1], 0);
        }
        assertEquals(0, values.get("investment_weight")[OLJE], 0);
    }

    /** The fund earns 3 %, loses the 3 % withdrawn, and gets government's part of petroleum's cash flow. */
    @Test
    void theFundGrowsByPetroleumsCashFlow() {
        Trajectory run = Counties.model().simulate(petroleum(1, 0.96, 0.93, 0.9));
        double fund = 8_256_000;
        assertEquals(fund, run.first().value("pension fund"), 0);
        assertEquals(0.03 * fund, run.first().value("fund withdrawal"), 1e-6);
        for (int year = 2019; year <= 2021; year++) {
            fund += run.year(year - 1).value("fund inflow");
            assertEquals(fund, run.year(year).value("pension fund"), 1e-3);
        }
        double surplus = BENCHMARK.accounts().surplus().sumOver(0).get(OLJE);
        double invested = BENCHMARK.accounts().investment().sumOver(0).get(OLJE);
        assertEquals(surplus - invested, Counties.model().atBenchmark("petroleum cash flow")[0], 1e-3);
        assertEquals(251_000, Counties.model().atBenchmark("fund inflow")[0], 1e-3);
    }

    /** What is lent in a year is owned from the next on and earns 3 %, of which owners get what they get of other income. */
    @Test
    void privateCapitalAbroadIsWhatHasBeenLentAndEarns() {
        Trajectory run = Counties.model().simulate(PATHS);
        double lent = -BENCHMARK.accounts().foreignSaving();
        for (int year = 2018; year <= 2021; year++) {
            double owned = (year - 2018) * lent;
            assertEquals(owned, run.year(year).value("private capital abroad"), 1e-6);
            assertEquals(0.03 * owned, run.year(year).value("income from capital abroad"), 1e-6);
        }
        Paths without = PATHS.toBuilder().set(Drivers.WORLD_RETURN, 2019, 0, 0).build();
        YearSolution rich = run.year(2019);
        YearSolution poor = Counties.model().simulate(without).year(2019);
        double surplus = rich.value("import value") - rich.value("export value");
        double before = poor.value("import value") - poor.value("export value");
        double cashFlow = rich.value("petroleum cash flow") - poor.value("petroleum cash flow");
        assertEquals(0.03 * lent - cashFlow, surplus - before, 1e-3, "it buys imports");
    }

    /**
     * A return that is higher by x makes capital grow by half of x more near the trend, by ten per cent more than the trend at
     * the most, and by minus what wears out at the least: Dixon and Rimmer's function, written here as they write it.
     */
    @Test
    void capitalGrowsBetweenItsBounds() {
        Closure open = new Closure(
                Closure.Government.TRANSFERS, Closure.External.FOREIGN_SAVING, Closure.Growth.PRODUCTIVITY_GIVEN);
        Paths.Builder shocks = PATHS.toBuilder();
        for (int i = 0; i < INDUSTRIES; i++) {
            shocks.set(Drivers.PRODUCTIVITY, 2019, i, i % 3 == 0 ? 1.3 : i % 3 == 1 ? 0.8 : 1.001);
        }
        shocks.set(Drivers.CAPITAL_TAX, 2019, TAXED, 0.4);
        YearSolution year =
                RegionalModel.of(BENCHMARK, open).simulate(shocks.build()).year(2019);
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int cell = 0; cell < year.values("RK").length; cell++) {
            int i = cell % INDUSTRIES;
            double stock0 = BENCHMARK.accounts().capitalStock().values()[cell];
            if (cell % INDUSTRIES != OLJE && stock0 > 0) {
                double worn = BENCHMARK.accounts().depreciationRate().get(i);
                double growth = year.values("investment")[cell] / year.values("capital stock")[cell] - worn;
                double trend = BENCHMARK.accounts().capitalGrowth();
                assertEquals(logistic(gap(year, cell, 0.4), trend, worn), growth, 1e-9, "cell " + cell);
                assertTrue(growth > -worn && growth < trend + 0.1, "cell " + cell + " grows by " + growth);
                least = Math.min(least, growth);
                most = Math.max(most, growth);
            }
        }
        assertTrue(least < 0 && most > 0.04, "from " + least + " to " + most);
    }

    private static double gap(YearSolution year, int cell, double rate) {
        int i = cell % INDUSTRIES;
        double worn = year.values("depreciation")[cell]
                / BENCHMARK.accounts().depreciationRate().get(i)
                / year.values("capital stock")[cell];
        double rental0 = BENCHMARK.capital().values()[cell]
                / BENCHMARK.accounts().capitalStock().values()[cell];
        double tax0 = BENCHMARK.accounts().capitalTaxRate().get(i);
        double tax = i == TAXED ? rate : tax0;
        return rental0 * ((1 - tax) * year.values("RK")[cell] / worn - (1 - tax0));
    }

    private static double logistic(double gap, double trend, double worn) {
        double slope = 0.5 * (0.1 + trend + worn) / (0.1 * (trend + worn));
        double odds = (trend + worn) / 0.1 * Math.exp(slope * gap);
        return (odds * (trend + 0.1) - worn) / (1 + odds);
    }

    /** Nothing could be built on a trend that falls as fast as capital wears out. */
    @Test
    void theTrendOfCapitalFallsNoFasterThanItWearsOut() {
        Paths falling =
                PATHS.toBuilder().set(Drivers.CAPITAL_GROWTH, 2019, 0, -0.3).build();
        String message = assertThrows(IllegalArgumentException.class, () -> parameters(falling, 2019))
                .getMessage();
        assertTrue(message.startsWith("capital_growth is -0.3 in 2019, expected above -0."), message);
    }

    /** Where capital earns what it does in the base year, and investment is scaled by one, it grows as the driver says. */
    @Test
    void capitalGrowsAsWantedAtTheBaseYearsReturn() {
        double growth = BENCHMARK.accounts().capitalGrowth();
        assertEquals(
                growth,
                BENCHMARK.accounts().investment().get(0, 0)
                                / BENCHMARK.accounts().capitalStock().get(0, 0)
                        - BENCHMARK.accounts().depreciationRate().get(0),
                1e-12);
        Closure open = new Closure(
                Closure.Government.TRANSFERS, Closure.External.FOREIGN_SAVING, Closure.Growth.PRODUCTIVITY_GIVEN);
        Trajectory run = RegionalModel.of(BENCHMARK, open)
                .simulate(PATHS.toBuilder()
                        .set(Drivers.CAPITAL_GROWTH, 2019, 0, 0.01)
                        .build());
        YearSolution year = run.year(2019);
        double[] stock = year.values("capital stock");
        double[] next = run.year(2020).values("capital stock");
        for (int cell = 0; cell < stock.length; cell++) {
            int i = cell % INDUSTRIES;
            if (i != OLJE && stock[cell] > 0) {
                double worn = BENCHMARK.accounts().depreciationRate().get(i);
                double tax = BENCHMARK.accounts().capitalTaxRate().get(i);
                assertEquals(logistic(gap(year, cell, tax), 0.01, worn), next[cell] / stock[cell] - 1, 1e-9);
            }
        }
    }

    @Test
    void driversOutsideTheirRangeOrOfAnotherModelAreRefused() {
        String range = assertThrows(IllegalArgumentException.class, () -> PATHS.toBuilder()
                        .set(Drivers.PRODUCTIVITY, 2019, 0, -0.1))
                .getMessage();
        assertTrue(range.contains("'productivity' in 2019 is -0.1, expected 0.0 to"), range);
        assertThrows(
                IllegalArgumentException.class, () -> PATHS.toBuilder().set(Drivers.PRODUCTIVITY, 2019, 0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> PATHS.toBuilder().set(Drivers.PRODUCTIVITY, 2031, 0, 1));
        assertTrue(PATHS.dictionary().find("productivty").isEmpty());
        Driver unknown = new Driver("rain", java.util.List.of(), "mm", "Rain.", 0, 1);
        String message = assertThrows(IllegalArgumentException.class, () -> PATHS.value(unknown, 2019, 0))
                .getMessage();
        assertTrue(message.contains("rain"), message);
        assertThrows(IllegalArgumentException.class, () -> PATHS.toBuilder().set(unknown, 2019, 0, 0.5));
        assertThrows(IllegalArgumentException.class, () -> PATHS.value(Drivers.PRODUCTIVITY, 2019, 11 * 24));
    }

    @Test
    void anUnknownResultNamesThoseThereAre() {
        Trajectory run = Counties.model().simulate(Drivers.basePaths(BENCHMARK, 2018, 2018));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> run.first().values("GDP of Mars"))
                .getMessage();
        assertTrue(message.contains("no result 'GDP of Mars'. Maybe one of [PY, Y,"), message);
        assertThrows(IllegalArgumentException.class, () -> run.year(2019));
    }

    @Test
    void aYearWithoutSolutionIsNamedAndNothingIsHandedOut() {
        Paths gone =
                Counties.change(PATHS, Drivers.PRODUCTIVITY, (y, c, v) -> y == 2019 && c % INDUSTRIES != OLJE ? 0 : 1);
        NotConvergedException failure =
                assertThrows(NotConvergedException.class, () -> Counties.model().simulate(gone));
        assertTrue(failure.getMessage().startsWith("year 2019: "), failure.getMessage());
    }

    @Test
    void aStateIsItsOwn() {
        State state = State.base(BENCHMARK);
        state.capital()[0] = -1;
        assertArrayEquals(BENCHMARK.accounts().capitalStock().values(), state.capital(), 0);
    }
}
