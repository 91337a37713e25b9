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

/** Ring 2: exports supplied at given prices, and nothing of it where demand limits them. */
class ExportSupplyTest {
    private static final Benchmark BASE = Counties.benchmark();
    private static final int INDUSTRIES = BASE.industries().size();
    private static final int METALS = BASE.industries().indexOf("KRAFTK");
    private static final RegionalModel MODEL = RegionalModel.of(BASE, Closure.DEFAULT.with(Closure.Exports.CET));

    /** The world pays a tenth more for metals in the second year. */
    private static final Paths DEARER = dearer(Drivers.basePaths(BASE, 2018, 2019), 1.1);

    private static final Trajectory RUN = MODEL.simulate(DEARER);

    private static Paths dearer(Paths paths, double price) {
        return Counties.change(
                paths, Drivers.EXPORT_PRICE, (year, cell, old) -> year == 2019 && cell == METALS ? price : old);
    }

    @Test
    void theBaseYearIsThatOfTheAccounts() {
        assertArrayEquals(BASE.accounts().exports().values(), RUN.first().values(Quantities.EXPORTS), 1e-6);
        assertArrayEquals(BASE.accounts().output().values(), RUN.first().values(Quantities.OUTPUT), 1e-6);
    }

    /**
     * By hand, the frontier's two conditions: {@code X/H = X0/H0 (PX/PH)^2} and {@code PY Y = PH H + PX X}, with home sales H
     * read off deliveries and the transport that they buy.
     */
    @Test
    void producersTurnToWhereThePriceIsHigherAndSellAllThatTheyMake() {
        YearSolution year = RUN.last();
        double[] home = ofYear(year);
        double[] home0 = ofYear(RUN.first());
        Grid exports0 = BASE.accounts().exports();
        double[] exports = year.values(Quantities.EXPORTS);
        double[] atHome = year.values(Quantities.HOME_PRICE);
        double[] price = year.values(Quantities.OUTPUT_PRICE);
        double[] output = year.values(Quantities.OUTPUT);
        int both = 0;
        for (int cell = 0; cell < exports.length; cell++) {
            double abroad0 = exports0.get(cell / INDUSTRIES, cell % INDUSTRIES);
            double world = cell % INDUSTRIES == METALS ? 1.1 : 1;
            double earned = atHome[cell] * home[cell] + world * exports[cell];
            if (home0[cell] + abroad0 > 0) {
                assertEquals(earned, price[cell] * output[cell], 1e-8 * earned, "cell " + cell);
            }
            if (home0[cell] > 1e-6 && abroad0 > 0) {
                double turned = abroad0 / home0[cell] * Math.pow(world / atHome[cell], 2);
                assertEquals(turned, exports[cell] / home[cell], 1e-8 * turned, "cell " + cell);
                both++;
            }
        }
        assertTrue(both > 150, "cells that sell at home and abroad " + both);
        int agder = BASE.regions().indexOf("42") * INDUSTRIES + METALS;
        assertTrue(exports[agder] / home[agder] > 1.05 * exports0.get(agder / INDUSTRIES, METALS) / home0[agder]);
    }

    /** What buyers in the country take of each region's output. */
    private static double[] ofYear(YearSolution year) {
        double[] deliveries = year.values(Quantities.DELIVERIES);
        Grid goods = BASE.accounts().deliveries();
        Grid margins = BASE.accounts().margins();
        int regions = BASE.regions().size();
        int transport = BASE.industries().indexOf("TRANS");
        double[] home = new double[regions * INDUSTRIES];
        for (int s = 0; s < regions; s++) {
            for (int r = 0; r < regions; r++) {
                for (int j = 0; j < INDUSTRIES; j++) {
                    double delivered = deliveries[(s * regions + r) * INDUSTRIES + j];
                    home[s * INDUSTRIES + j] += delivered;
                    double rate = goods.get(s, r, j) == 0 ? 0 : margins.get(s, r, j) / goods.get(s, r, j);
                    home[s * INDUSTRIES + transport] += rate * delivered;
                }
            }
        }
        return home;
    }

    /** Whatever moves at home, the terms of trade are the world's: one while its prices stay. */
    @Test
    void theTermsOfTradeAreGiven() {
        Paths productive = Counties.change(
                Drivers.basePaths(BASE, 2018, 2019),
                Drivers.LABOUR_PRODUCTIVITY,
                (year, cell, old) -> year == 2019 ? 1.1 : old);
        assertEquals(1, MODEL.simulate(productive).last().value(Quantities.TERMS_OF_TRADE), 1e-12);
        double limited = Counties.model().simulate(productive).last().value(Quantities.TERMS_OF_TRADE);
        assertTrue(limited < 0.99, "demand lets them fall: " + limited);
    }

    /** There is no market whose size could matter. */
    @Test
    void theSizeOfMarketsMovesNothing() {
        Paths larger = Counties.change(DEARER, Drivers.EXPORT_DEMAND, (year, cell, old) -> 2 * old);
        larger = Counties.change(larger, Drivers.EXPORT_MARKET, (year, cell, old) -> 2 * old);
        assertArrayEquals(
                RUN.last().values(Quantities.EXPORTS),
                MODEL.simulate(larger).last().values(Quantities.EXPORTS),
                0);
    }

    @Test
    void everyLawHoldsWhileEverythingMoves() {
        Trajectory run = MODEL.simulate(Counties.everythingMoves(BASE, 2018, 2020));
        assertEquals(List.of(), Counties.broken(MODEL, run));
    }

    @Test
    void itCalibratesUnderEveryOtherChoice() {
        for (Closure.Government government : Closure.Government.values()) {
            for (Closure.External external : Closure.External.values()) {
                Closure closure = new Closure(government, external, Closure.Growth.PRODUCT_GIVEN)
                        .with(Closure.Labour.WAGE_CURVE)
                        .with(Closure.Exports.CET);
                Trajectory run = RegionalModel.of(BASE, closure).simulate(DEARER);
                assertEquals(0, run.last().walras(), 1e-9, closure.toString());
            }
        }
    }

    @Test
    void aRunIsGuidedByOneOfTheOtherClosure() {
        Trajectory limited = Counties.model().simulate(DEARER);
        Trajectory guided = MODEL.simulate(DEARER, Optional.of(limited), RunListener.SILENT);
        assertArrayEquals(RUN.last().values(Quantities.EXPORTS), guided.last().values(Quantities.EXPORTS), 1e-6);
        Trajectory back = Counties.model().simulate(DEARER, Optional.of(RUN), RunListener.SILENT);
        assertArrayEquals(limited.last().values(Quantities.EXPORTS), back.last().values(Quantities.EXPORTS), 1e-6);
    }

    @Test
    void theGradientIsThatOfDifferences() {
        double found = PathGradient.of(MODEL, RUN, measure(RUN)).by(Drivers.EXPORT_PRICE, 2019, METALS);
        double step = 1e-4;
        double slope = (product(MODEL, 1.1 + step) - product(MODEL, 1.1 - step)) / (2 * step);
        assertEquals(slope, found, 1e-5 * Math.abs(found));
    }

    /** Held where the world pays more, exports are what they are without; given what was found, the run is the same. */
    @Test
    void aSwapHoldsExportsAndItsGradientIsThatOfDifferences() {
        Map<Axis, List<String>> metals = Map.of(Axis.REGION, List.of("42"), Axis.INDUSTRY, List.of("KRAFTK"));
        Target exports = Target.of(MODEL.quantities().values()).get("exports");
        Swap swap = new Swap(Drivers.PRODUCTIVITY, metals, exports, metals);
        RegionalModel holding = RegionalModel.of(BASE, MODEL.closure().with(List.of(swap)));
        Trajectory quiet = MODEL.simulate(Drivers.basePaths(BASE, 2018, 2019));
        double[][] target = {
            quiet.first().values(Quantities.EXPORTS), quiet.last().values(Quantities.EXPORTS)
        };
        Trajectory held = holding.simulate(DEARER.with(Map.of(exports.path(), target)));
        int cell = BASE.regions().indexOf("42") * INDUSTRIES + METALS;
        assertEquals(target[1][cell], held.last().values(Quantities.EXPORTS)[cell], 1e-6);
        assertTrue(held.paths().value(Drivers.PRODUCTIVITY, 2019, cell) < 0.99, "less productive, it exports no more");
        assertArrayEquals(
                held.last().values(Quantities.HOME_PRICE),
                MODEL.simulate(held.paths()).last().values(Quantities.HOME_PRICE),
                1e-8);

        double found = PathGradient.of(holding, held, measure(held)).by(Drivers.EXPORT_PRICE, 2019, METALS);
        double step = 1e-4;
        double up = product(holding.simulate(dearer(DEARER, 1.1 + step).with(Map.of(exports.path(), target))));
        double down = product(holding.simulate(dearer(DEARER, 1.1 - step).with(Map.of(exports.path(), target))));
        assertEquals((up - down) / (2 * step), found, 2e-5 * Math.abs(found));
    }

    private static Measure measure(Trajectory run) {
        double[] all = new double[INDUSTRIES];
        Arrays.fill(all, 1);
        return Measure.logProductPerPerson(run.last(), BASE.regions().member("42"), all);
    }

    private static double product(RegionalModel model, double price) {
        return product(model.simulate(dearer(DEARER, price)));
    }

    private static double product(Trajectory run) {
        int region = BASE.regions().indexOf("42");
        double[] value = run.last().values(Quantities.VALUE_ADDED);
        double sum = 0;
        for (int i = 0; i < INDUSTRIES; i++) {
            sum += value[region * INDUSTRIES + i];
        }
        return Math.log(sum / run.last().people().population()[region]);
    }

    @Test
    void whereDemandLimitsExportsNoEquationKnowsOfIt() {
        String without = CountyEquations.declare(BASE, Closure.DEFAULT).print();
        assertEquals(
                without,
                CountyEquations.declare(BASE, Closure.DEFAULT.with(Closure.Exports.DEMAND))
                        .print());
        assertTrue(!without.contains("price of outputs"));
    }
}
