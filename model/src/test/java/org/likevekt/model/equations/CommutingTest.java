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

/** Ring 2: residents who choose where to work, and nothing of it where they work where those of the base year did. */
class CommutingTest {
    private static final Benchmark BASE = Counties.benchmark();
    private static final int REGIONS = BASE.regions().size();
    private static final int GROUPS = BASE.groups().size();
    private static final int INDUSTRIES = BASE.industries().size();
    private static final int OSLO = BASE.regions().indexOf("03");
    private static final int VIKEN = BASE.regions().indexOf("30");
    private static final int BUILDING = BASE.industries().indexOf("BYGG");
    private static final RegionalModel MODEL = RegionalModel.of(BASE, Closure.DEFAULT.with(Closure.Commuting.LOGIT));

    /** From the second year on government buys 30 % more public administration in Oslo. */
    private static final Paths BUILT = built(Drivers.basePaths(BASE, 2018, 2020), 1.3);

    private static final Trajectory RUN = MODEL.simulate(BUILT);

    private static Paths built(Paths paths, double factor) {
        int office = BASE.industries().indexOf("OFFADM");
        return Counties.change(
                paths,
                Drivers.GOVERNMENT_PURCHASES,
                (year, cell, old) -> year >= 2019 && cell == OSLO * INDUSTRIES + office ? factor : old);
    }

    private static int pair(int home, int work, int group) {
        return (home * REGIONS + work) * GROUPS + group;
    }

    @Test
    void theBaseYearIsThatOfTheAccounts() {
        assertArrayEquals(BASE.accounts().commuters().values(), RUN.first().values(Quantities.COMMUTERS), 1e-6);
        double[] shares = RUN.first().values(Quantities.COMMUTING);
        double[] ones = new double[shares.length];
        Arrays.fill(ones, 1);
        assertArrayEquals(ones, shares, 1e-12);
    }

    /** By hand: odds of working in Oslo rather than at home are those of 2018 times the ratio of pay to 3.3. */
    @Test
    void oddsOfAPlaceOfWorkFollowTheRatioOfPay() {
        YearSolution year = RUN.year(2019);
        double[] pay = year.values(Quantities.AVERAGE_PAY);
        double[] commuters = year.values(Quantities.COMMUTERS);
        Grid before = BASE.accounts().commuters();
        for (int e = 0; e < GROUPS; e++) {
            double odds = before.get(VIKEN, OSLO, e) / before.get(VIKEN, VIKEN, e);
            double ratio = pay[OSLO * GROUPS + e] / pay[VIKEN * GROUPS + e];
            assertTrue(ratio > 1.0001, "Oslo pays more: " + ratio);
            assertEquals(
                    odds * Math.pow(ratio, 3.3),
                    commuters[pair(VIKEN, OSLO, e)] / commuters[pair(VIKEN, VIKEN, e)],
                    1e-9 * odds);
        }
    }

    /** All who are employed where they live work somewhere, and those at work are all of them. */
    @Test
    void everybodyWorksInOnePlace() {
        for (YearSolution year : RUN.years()) {
            double[] commuters = year.values(Quantities.COMMUTERS);
            double[] employed = year.people().employed();
            for (int r = 0; r < REGIONS; r++) {
                for (int e = 0; e < GROUPS; e++) {
                    double sum = 0;
                    for (int s = 0; s < REGIONS; s++) {
                        sum += commuters[pair(r, s, e)];
                    }
                    double expected = employed[r * GROUPS + e];
                    assertEquals(expected, sum, 1e-8 * expected, year.year() + ", " + r + ", " + e);
                }
            }
        }
    }

    /** What would be moving at fixed shares is commuting: pay in Oslo rises by less, and so do moves to it. */
    @Test
    void aPolicyOfOneRegionShowsUpAsCommutingRatherThanMoving() {
        Trajectory fixed = Counties.model().simulate(BUILT);
        int vocational = OSLO * GROUPS + BASE.groups().indexOf("vocational");
        double rises = RUN.year(2019).values(Quantities.AVERAGE_PAY)[vocational];
        double risesMore = fixed.year(2019).values(Quantities.AVERAGE_PAY)[vocational];
        assertTrue(rises > 1 && risesMore > rises, rises + ", with fixed shares " + risesMore);
        double moved = RUN.year(2020).people().migrants()[vocational];
        double movedMore = fixed.year(2020).people().migrants()[vocational];
        assertTrue(moved > 0 && movedMore > moved, moved + ", with fixed shares " + movedMore);
        double intoOslo = 0;
        for (int r = 0; r < REGIONS; r++) {
            int pair = pair(r, OSLO, BASE.groups().indexOf("vocational"));
            intoOslo += r == OSLO
                    ? 0
                    : RUN.year(2019).values(Quantities.COMMUTERS)[pair]
                            - RUN.first().values(Quantities.COMMUTERS)[pair];
        }
        assertTrue(intoOslo > movedMore - moved, intoOslo + " more commute, " + (movedMore - moved) + " fewer move");
    }

    /**
     * Three of four who live in Malvik and work do so elsewhere, most of them in Trondheim next to it: when its government buys more,
     * neighbours come to work there, its own stay, and nearly nobody moves.
     */
    @Test
    void inMunicipalitiesNearlyAllIsCommuting() {
        Hiring fixed = Hiring.under(Closure.DEFAULT);
        Hiring chosen = Hiring.under(Closure.DEFAULT.with(Closure.Commuting.LOGIT));
        String figures = fixed + ", " + chosen;
        assertTrue(fixed.moved() > 0 && chosen.moved() > 0 && chosen.moved() < fixed.moved() / 5, figures);
        assertTrue(fixed.pay() > 0 && chosen.pay() > 0 && chosen.pay() < fixed.pay() / 5, figures);
        assertEquals(0, fixed.arriving());
        assertTrue(chosen.arriving() > 100 * chosen.moved(), figures);
        assertTrue(chosen.atHome() > 0, figures);
    }

    /**
     * What changes in Malvik by 2020, in the economy of Trøndelag's municipalities, when government buys a fifth more of everything
     * there from 2019 on.
     *
     * @param moved persons of all groups who have moved in
     * @param pay of the vocational at work there, relative
     * @param arriving persons more who live elsewhere and work there
     * @param atHome persons more who live and work there
     */
    private record Hiring(double moved, double pay, double arriving, double atHome) {
        private static final Benchmark SPLIT = Counties.withMunicipalitiesOfTrondelag();
        private static final int MALVIK = SPLIT.regions().indexOf("5031");

        private static Hiring under(Closure closure) {
            RegionalModel model = RegionalModel.of(SPLIT, closure);
            Paths quiet = Drivers.basePaths(SPLIT, 2018, 2020);
            Paths hiring = Counties.change(
                    quiet,
                    Drivers.GOVERNMENT_PURCHASES,
                    (year, cell, old) -> year > 2018 && cell / INDUSTRIES == MALVIK ? 1.2 * old : old);
            Trajectory before = model.simulate(quiet);
            Trajectory after = model.simulate(hiring, Optional.of(before), RunListener.SILENT);
            assertEquals(List.of(), Counties.broken(model, after));
            return of(before.last(), after.last());
        }

        private static Hiring of(YearSolution before, YearSolution after) {
            int vocational = SPLIT.groups().cell(MALVIK, SPLIT.groups().indexOf("vocational"));
            return new Hiring(
                    moved(after) - moved(before),
                    after.values(Quantities.AVERAGE_PAY)[vocational] / before.values(Quantities.AVERAGE_PAY)[vocational]
                            - 1,
                    working(after, false) - working(before, false),
                    working(after, true) - working(before, true));
        }

        private static double moved(YearSolution year) {
            return SPLIT.regions()
                    .member(MALVIK)
                    .sum(SPLIT.groups().all(""), year.people().migrants());
        }

        /** Persons at work in Malvik, who live there or elsewhere; as known only where residents choose. */
        private static double working(YearSolution year, boolean areOwn) {
            if (!year.has(Quantities.COMMUTERS)) {
                return 0;
            }
            double[] commuters = year.values(Quantities.COMMUTERS);
            double sum = 0;
            for (int r = 0; r < SPLIT.regions().size(); r++) {
                for (int e = 0; e < GROUPS; e++) {
                    boolean counts = r == MALVIK == areOwn;
                    sum += counts
                            ? commuters[SPLIT.groups().cell(SPLIT.regions().cell(r, MALVIK), e)]
                            : 0;
                }
            }
            return sum;
        }
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
                        .with(Closure.Exports.CET)
                        .with(Closure.Commuting.LOGIT);
                RegionalModel model = RegionalModel.of(BASE, closure);
                Trajectory run = model.simulate(built(Drivers.basePaths(BASE, 2018, 2019), 1.3));
                assertEquals(0, run.last().walras(), 1e-9, closure.toString());
                assertEquals(List.of(), Counties.broken(model, run), closure.toString());
            }
        }
    }

    @Test
    void aRunIsGuidedByOneOfTheOtherClosure() {
        Trajectory fixed = Counties.model().simulate(BUILT);
        Trajectory guided = MODEL.simulate(BUILT, Optional.of(fixed), RunListener.SILENT);
        assertArrayEquals(RUN.last().values(Quantities.COMMUTERS), guided.last().values(Quantities.COMMUTERS), 1e-4);
        Trajectory back = Counties.model().simulate(BUILT, Optional.of(RUN), RunListener.SILENT);
        assertArrayEquals(fixed.last().values(Quantities.WAGE), back.last().values(Quantities.WAGE), 1e-8);
    }

    /** Through the choice of work and through moves that answer what is earned after it. */
    @Test
    void theGradientIsThatOfDifferences() {
        int cell = OSLO * INDUSTRIES + BASE.industries().indexOf("OFFADM");
        for (Measure measure : List.of(product(RUN), moves())) {
            double found = PathGradient.of(MODEL, RUN, measure).by(Drivers.GOVERNMENT_PURCHASES, 2019, cell);
            double step = 1e-3;
            double up = value(MODEL.simulate(onlyIn2019(1.3 + step)), measure);
            double down = value(MODEL.simulate(onlyIn2019(1.3 - step)), measure);
            assertEquals((up - down) / (2 * step), found, 1e-5 * Math.abs(found));
        }
    }

    private static Paths onlyIn2019(double factor) {
        int cell = OSLO * INDUSTRIES + BASE.industries().indexOf("OFFADM");
        double[] purchases = BUILT.values(Drivers.GOVERNMENT_PURCHASES, 2019);
        purchases[cell] = factor;
        return BUILT.with(Drivers.GOVERNMENT_PURCHASES, 2019, purchases);
    }

    /** The elasticity is a parameter like another: its derivative is that of differences of tables. */
    @Test
    void theElasticityIsAmongThoseThatTheGradientKnows() {
        double[] by = PathGradient.of(MODEL, RUN, moves()).byElasticity().get("commuting_response");
        assertTrue(by != null && by.length == 1 && by[0] != 0, Arrays.toString(by));
    }

    private static Measure product(Trajectory run) {
        double[] all = new double[INDUSTRIES];
        Arrays.fill(all, 1);
        return Measure.logProductPerPerson(run.last(), BASE.regions().member("30"), all);
    }

    private static Measure moves() {
        return Measure.migrants(2020, BASE.regions().member("03"), BASE.groups().member("vocational"));
    }

    private static double value(Trajectory run, Measure measure) {
        if (measure.weights().containsKey(Measure.MIGRANTS)) {
            return run.year(2020)
                    .people()
                    .migrants()[OSLO * GROUPS + BASE.groups().indexOf("vocational")];
        }
        double[] value = run.last().values(Quantities.VALUE_ADDED);
        double sum = 0;
        for (int i = 0; i < INDUSTRIES; i++) {
            sum += value[VIKEN * INDUSTRIES + i];
        }
        return Math.log(sum / run.last().people().population()[VIKEN]);
    }

    /** Held where government buys more, building in Oslo is what it is without; its gradient goes on holding it. */
    @Test
    void aSwapHoldsAResultAndItsGradientIsThatOfDifferences() {
        Map<Axis, List<String>> building = Map.of(Axis.REGION, List.of("03"), Axis.INDUSTRY, List.of("BYGG"));
        Target output = Target.of(MODEL.quantities().values()).get("output");
        Swap swap = new Swap(Drivers.PRODUCTIVITY, building, output, building);
        RegionalModel holding = RegionalModel.of(BASE, MODEL.closure().with(List.of(swap)));
        Trajectory quiet = MODEL.simulate(Drivers.basePaths(BASE, 2018, 2020));
        double[][] target = quiet.years().stream()
                .map(year -> year.values(Quantities.OUTPUT))
                .toArray(double[][]::new);
        Trajectory held = holding.simulate(BUILT.with(Map.of(output.path(), target)));
        int cell = OSLO * INDUSTRIES + BUILDING;
        assertEquals(target[2][cell], held.last().values(Quantities.OUTPUT)[cell], 1e-6 * target[2][cell]);
        assertArrayEquals(
                held.last().values(Quantities.COMMUTERS),
                MODEL.simulate(held.paths()).last().values(Quantities.COMMUTERS),
                1e-4);
        int office = OSLO * INDUSTRIES + BASE.industries().indexOf("OFFADM");
        double found = PathGradient.of(holding, held, moves()).by(Drivers.GOVERNMENT_PURCHASES, 2019, office);
        double step = 1e-4;
        double up = value(holding.simulate(onlyIn2019(1.3 + step).with(Map.of(output.path(), target))), moves());
        double down = value(holding.simulate(onlyIn2019(1.3 - step).with(Map.of(output.path(), target))), moves());
        assertEquals((up - down) / (2 * step), found, 1e-5 * Math.abs(found));
    }

    @Test
    void whereSharesAreFixedNoEquationKnowsOfIt() {
        String without = CountyEquations.declare(BASE, Closure.DEFAULT).print();
        assertTrue(!without.contains("places of work") && !without.contains("ACCESS"));
        assertEquals(
                Closure.DEFAULT.toString(),
                Closure.DEFAULT.with(Closure.Commuting.FIXED).toString());
    }
}
