package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.likevekt.data.Grid;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.closure.Target;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Measure;
import org.likevekt.model.dynamics.PathGradient;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.RunListener;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/** Ring 2: unemployment by a wage curve, and nothing of it where all who want to work do. */
class WageCurveTest {
    private static final Benchmark BASE = Counties.benchmark();
    private static final int GROUPS = BASE.groups().size();
    private static final RegionalModel MODEL = RegionalModel.of(BASE, Closure.DEFAULT.with(Closure.Labour.WAGE_CURVE));

    /** Public purchases of health care in one county, a tenth more, in the second year. */
    private static final Paths MORE_HEALTH = Counties.change(
            Drivers.basePaths(BASE, 2018, 2019),
            Drivers.GOVERNMENT_PURCHASES,
            (year, cell, old) -> year == 2019 && cell == health() ? 1.1 : old);

    private static final Trajectory RUN = MODEL.simulate(MORE_HEALTH);

    private static int health() {
        return BASE.regions().indexOf("54") * BASE.industries().size()
                + BASE.industries().indexOf("HELSE");
    }

    /** Oslo: 8,978 registered unemployed beside 367,231 at work are 2.4 %, as Statistics Norway says. */
    @Test
    void theBaseYearHasTheUnemploymentOfTheTables() {
        double[] rate = MODEL.atBenchmark(Quantities.UNEMPLOYMENT_RATE.symbol());
        assertEquals(0.024, rate[0], 0.0005);
        double[] solved = RUN.first().values(Quantities.UNEMPLOYMENT_RATE);
        assertArrayEquals(rate, solved, 1e-9);
        assertArrayEquals(RUN.first().people().employed(), RUN.first().atWork(), 1e-4);
    }

    /**
     * In the county that buys more care real pay is bid up against the country's and unemployment falls:
     * {@code (W / P) / WREAL = (U / U0)^-0.1}.
     */
    @Test
    void whereRealPayIsHigherUnemploymentIsLower() {
        YearSolution year = RUN.last();
        double[] rate = year.values(Quantities.UNEMPLOYMENT_RATE);
        Grid earned = BASE.accounts().commutingEarnings().sumOver(1);
        for (int e = 0; e < GROUPS; e++) {
            double sum = 0;
            double all = 0;
            for (int r = 0; r < BASE.regions().size(); r++) {
                sum += earned.get(r, e) * realPay(year, r, e);
                all += earned.get(r, e);
            }
            for (int r = 0; r < BASE.regions().size(); r++) {
                double rate0 = BASE.accounts().unemploymentRate().get(r);
                double curve = Math.pow(rate[r * GROUPS + e] / rate0, -0.1);
                assertEquals(curve, realPay(year, r, e) / (sum / all), 1e-9);
            }
        }
        int north = BASE.regions().indexOf("54");
        double before = BASE.accounts().unemploymentRate().get(north);
        assertTrue(rate[north * GROUPS + 2] < 0.99 * before, "nurses " + rate[north * GROUPS + 2]);
        assertTrue(year.atWork()[north * GROUPS + 2] > year.people().employed()[north * GROUPS + 2]);
    }

    /** Real pay of residents, where they worked in the base year, from the wages and prices of a solution. */
    private static double realPay(YearSolution year, int r, int e) {
        double[] wage = year.values(Quantities.WAGE);
        Grid earnings = BASE.accounts().commutingEarnings();
        double pay = 0;
        double earned = 0;
        for (int s = 0; s < BASE.regions().size(); s++) {
            pay += earnings.get(r, s, e) * wage[s * GROUPS + e];
            earned += earnings.get(r, s, e);
        }
        Grid bought = BASE.householdUse().sumOver(1);
        return pay / earned / cost(bought, year.values(Quantities.COMPOSITE_PRICE), r);
    }

    /** What a region's households bought in the base year costs now, over what it cost; taxes are as they were. */
    private static double cost(Grid bought, double[] price, int region) {
        int industries = BASE.industries().size();
        double cost = 0;
        double spent = 0;
        for (int j = 0; j < industries; j++) {
            cost += bought.get(region, j) * price[region * industries + j];
            spent += bought.get(region, j);
        }
        return cost / spent;
    }

    @Test
    void everyLawHolds() {
        assertEquals(List.of(), Counties.broken(MODEL, RUN));
    }

    /** A policy with a wage curve starts from a baseline without one, and the other way round. */
    @Test
    void aRunIsGuidedByOneOfTheOtherClosure() {
        Trajectory plain = Counties.model().simulate(MORE_HEALTH);
        Trajectory guided = MODEL.simulate(MORE_HEALTH, Optional.of(plain), RunListener.SILENT);
        assertArrayEquals(
                RUN.last().values(Quantities.UNEMPLOYMENT_RATE),
                guided.last().values(Quantities.UNEMPLOYMENT_RATE),
                1e-8);
        Trajectory back = Counties.model().simulate(MORE_HEALTH, Optional.of(RUN), RunListener.SILENT);
        assertArrayEquals(plain.last().values(Quantities.WAGE), back.last().values(Quantities.WAGE), 1e-8);
    }

    @Test
    void theGradientIsThatOfDifferences() {
        int region = BASE.regions().indexOf("54");
        double[] all = new double[BASE.industries().size()];
        Arrays.fill(all, 1);
        Measure measure = Measure.logProductPerPerson(RUN.last(), BASE.regions().member(region), all);
        double found = PathGradient.of(MODEL, RUN, measure).by(Drivers.GOVERNMENT_PURCHASES, 2019, health());
        // product is near its top in these purchases, so curvature outweighs slope: extrapolated to a step of nothing
        double extrapolated = (4 * difference(1e-4, region) - difference(2e-4, region)) / 3;
        assertEquals(extrapolated, found, 2e-5 * Math.abs(found));
    }

    private static double difference(double step, int region) {
        return (product(1.1 + step, region) - product(1.1 - step, region)) / (2 * step);
    }

    private static double product(double purchases, int region) {
        return product(MODEL, MORE_HEALTH, purchases, region);
    }

    private static double product(RegionalModel model, Paths paths, double purchases, int region) {
        YearSolution year = model.simulate(Counties.change(
                        paths,
                        Drivers.GOVERNMENT_PURCHASES,
                        (y, cell, old) -> y == 2019 && cell == health() ? purchases : old))
                .last();
        double[] value = year.values(Quantities.VALUE_ADDED);
        double sum = 0;
        for (int i = 0; i < BASE.industries().size(); i++) {
            sum += value[region * BASE.industries().size() + i];
        }
        return Math.log(sum / year.people().population()[region]);
    }

    /**
     * Real pay rises by nearly a tenth in all the country. Against fixed pay of 2018 the elasticity of -0.1 would leave
     * {@code 1.1^-10}, a third, of the unemployed; against the country's own they stay, but for what counties differ by.
     */
    @Test
    void payThatGrowsInAllTheCountryMovesNobodyOutOfWork() {
        Paths neutral = Counties.change(
                Drivers.basePaths(BASE, 2018, 2019),
                Drivers.LABOUR_AUGMENTATION,
                (year, cell, old) -> year == 2019 ? 0 : old);
        Trajectory grown = MODEL.simulate(
                Counties.change(neutral, Drivers.NATIONAL_PRODUCTIVITY, (year, cell, old) -> year == 2019 ? 1.1 : old));
        double[] rate = grown.last().values(Quantities.UNEMPLOYMENT_RATE);
        double[] pay = grown.last().values(Quantities.NATIONAL_REAL_PAY);
        Grid earned = BASE.accounts().commutingEarnings().sumOver(1);
        for (int e = 0; e < GROUPS; e++) {
            assertTrue(pay[e] > 1.05, "real pay " + pay[e]);
            double rates = 0;
            double before = 0;
            for (int r = 0; r < BASE.regions().size(); r++) {
                rates += earned.get(r, e) * rate[r * GROUPS + e];
                before += earned.get(r, e) * BASE.accounts().unemploymentRate().get(r);
            }
            assertEquals(1, rates / before, 0.05, "group " + e);
        }
    }

    /** Held where more care is bought, unemployment is what it is without; given what was found, the run is the same. */
    @Test
    void aSwapHoldsUnemploymentAndItsGradientIsThatOfDifferences() {
        Map<Axis, List<String>> nurses = Map.of(Axis.REGION, List.of("54"), Axis.GROUP, List.of("lower_university"));
        Target rate = Target.of(MODEL.quantities().values()).get("unemployment_rate");
        Swap swap = new Swap(Drivers.GROUP_PRODUCTIVITY, nurses, rate, nurses);
        RegionalModel holding = RegionalModel.of(BASE, MODEL.closure().with(List.of(swap)));
        Trajectory quiet = MODEL.simulate(Drivers.basePaths(BASE, 2018, 2019));
        double[][] target = {
            quiet.first().values(Quantities.UNEMPLOYMENT_RATE), quiet.last().values(Quantities.UNEMPLOYMENT_RATE)
        };
        Paths paths = MORE_HEALTH.with(Map.of(rate.path(), target));
        Trajectory held = holding.simulate(paths);
        int north = BASE.regions().indexOf("54");
        int cell = north * GROUPS + BASE.groups().indexOf("lower_university");
        assertEquals(target[1][cell], held.last().values(Quantities.UNEMPLOYMENT_RATE)[cell], 1e-9);
        assertTrue(held.paths().value(Drivers.GROUP_PRODUCTIVITY, 2019, cell) > 1.001, "fewer nurses do more");
        assertArrayEquals(
                held.last().values(Quantities.WAGE),
                MODEL.simulate(held.paths()).last().values(Quantities.WAGE),
                1e-8);

        double[] all = new double[BASE.industries().size()];
        Arrays.fill(all, 1);
        Measure measure =
                Measure.logProductPerPerson(held.last(), BASE.regions().member(north), all);
        double found = PathGradient.of(holding, held, measure).by(Drivers.GOVERNMENT_PURCHASES, 2019, health());
        double step = 3e-4;
        double slope =
                (product(holding, paths, 1.1 + step, north) - product(holding, paths, 1.1 - step, north)) / (2 * step);
        assertEquals(slope, found, 2e-5 * Math.abs(found));
    }

    @Test
    void withFullEmploymentNoEquationKnowsOfIt() {
        String without = CountyEquations.declare(BASE, Closure.DEFAULT).print();
        assertEquals(
                without,
                CountyEquations.declare(BASE, Closure.DEFAULT.with(Closure.Labour.FULL_EMPLOYMENT))
                        .print());
        assertTrue(!without.contains("wage curve"));
    }
}
