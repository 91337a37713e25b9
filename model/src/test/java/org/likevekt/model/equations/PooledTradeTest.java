package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.likevekt.data.Grid;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Measure;
import org.likevekt.model.dynamics.PathGradient;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;

/** Ring 2: trade through a national pool, in which no region is nearer than another. */
class PooledTradeTest {
    private static final Benchmark BASE = Counties.benchmark();
    private static final int REGIONS = BASE.regions().size();
    private static final int INDUSTRIES = BASE.industries().size();
    private static final int OSLO = BASE.regions().indexOf("03");
    private static final int OFFICE = OSLO * INDUSTRIES + BASE.industries().indexOf("OFFADM");
    private static final Closure POOL = Closure.DEFAULT.with(Closure.Trade.POOL);
    private static final RegionalModel MODEL = RegionalModel.of(BASE, POOL);

    private static Paths built(double factor) {
        return Counties.change(
                Drivers.basePaths(BASE, 2018, 2020),
                Drivers.GOVERNMENT_PURCHASES,
                (year, cell, old) -> year == 2019 && cell == OFFICE ? factor : old);
    }

    @Test
    void theBaseYearIsTheAccountsWithOtherFlows() {
        assertTrue(MODEL.replicate().converged());
        double[] flows = MODEL.simulate(built(1)).first().values(Quantities.DELIVERIES);
        assertArrayEquals(MODEL.benchmark().accounts().deliveries().values(), flows, 1e-6);
        Grid accounts = BASE.accounts().deliveries();
        double moved = IntStream.range(0, flows.length)
                .mapToDouble(k -> Math.abs(flows[k] - accounts.values()[k]))
                .sum();
        assertTrue(moved > 0.05 * accounts.total(), "MNOK that come from elsewhere: " + moved / 2);
    }

    @Test
    void everyLawHoldsWhileEverythingMoves() {
        assertEquals(List.of(), Counties.broken(MODEL, MODEL.simulate(Counties.everythingMoves(BASE, 2018, 2020))));
    }

    @Test
    void itCalibratesUnderEveryOtherChoice() {
        Closure closure = POOL.calibrating()
                .with(Closure.Labour.WAGE_CURVE)
                .with(Closure.Exports.CET)
                .with(Closure.Commuting.LOGIT);
        RegionalModel model = RegionalModel.of(BASE, closure);
        Trajectory run = model.simulate(built(1.3));
        assertEquals(0, run.last().walras(), 1e-9);
        assertEquals(List.of(), Counties.broken(model, run));
    }

    /** Office work bought in Oslo reaches the counties by what they sell, not by how near they are: Viken gains less than next door. */
    @Test
    void demandInOneRegionReachesTheOthersByTheirSizeAlone() {
        double near = share(Counties.model().simulate(built(1.3)), "30");
        double pooled = share(MODEL.simulate(built(1.3)), "30");
        assertTrue(pooled > 0 && near > pooled, near + " between counties, " + pooled + " through the pool");
        double far = share(Counties.model().simulate(built(1.3)), "54");
        double fromFar = share(MODEL.simulate(built(1.3)), "54");
        assertTrue(fromFar > far, far + " between counties, " + fromFar + " through the pool");
    }

    /** Of what Oslo buys more of other counties' products, what it buys in this one. */
    private static double share(Trajectory run, String county) {
        double[] before = run.first().values(Quantities.DELIVERIES);
        double[] after = run.year(2019).values(Quantities.DELIVERIES);
        double[] more = new double[REGIONS];
        for (int s = 0; s < REGIONS; s++) {
            for (int j = 0; j < INDUSTRIES; j++) {
                int cell = (s * REGIONS + OSLO) * INDUSTRIES + j;
                more[s] += s == OSLO ? 0 : after[cell] - before[cell];
            }
        }
        return more[BASE.regions().indexOf(county)] / Arrays.stream(more).sum();
    }

    @Test
    void theGradientIsThatOfDifferences() {
        Trajectory run = MODEL.simulate(built(1.3));
        Measure measure = Measure.migrants(
                2020, BASE.regions().member("03"), BASE.groups().member("vocational"));
        double found = PathGradient.of(MODEL, run, measure).by(Drivers.GOVERNMENT_PURCHASES, 2019, OFFICE);
        double step = 1e-3;
        double slope = (moved(built(1.3 + step)) - moved(built(1.3 - step))) / (2 * step);
        assertEquals(slope, found, 1e-5 * Math.abs(found));
    }

    private static double moved(Paths paths) {
        int cell = OSLO * BASE.groups().size() + BASE.groups().indexOf("vocational");
        return MODEL.simulate(paths).year(2020).people().migrants()[cell];
    }

    @Test
    void bilateralTradeIsToldAsBefore() {
        assertEquals(
                Closure.DEFAULT.toString(),
                Closure.DEFAULT.with(Closure.Trade.BILATERAL).toString());
        assertEquals(BASE, Closure.DEFAULT.seen(BASE));
        assertEquals(MODEL.benchmark(), POOL.calibrating().seen(BASE), "one base year for all closures with a pool");
    }
}
