package org.likevekt.validation.blocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.likevekt.data.Dataset;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.drivers.Quantity.Kind;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.model.equations.Assembly;
import org.likevekt.model.equations.Block;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.newton.NotConvergedException;
import org.likevekt.solver.newton.Status;

/** Ring 4: a block written outside the engine, with its public API alone, is solved as the engine's own. */
class OwnBlockTest {
    private static final double SHARE = 0.5;
    private static final String REAL = "MNOK, 2018 prices";

    private static final Quantity ROADS_BOUGHT = Quantity.definition(
            "road purchases", Kind.QUANTITY, REAL, "Public purchases for roads.", Axis.REGION, Axis.INDUSTRY);

    private static final Quantity ROAD_SPENDING =
            Quantity.definition("road spending", Kind.VALUE, "MNOK", "Purchases for roads.", Axis.REGION);

    private static final Quantity ROAD_BUDGET =
            Quantity.variable("road_budget", "ROADS", Kind.QUANTITY, REAL, "Purchases for roads.");

    /**
     * Roads: beside all else government buys for half of what the value added of transport exceeds the base year's,
     * where and what it buys now: {@code ROADS = 0.5 sum_r (VA[r,TRANS] - VA0[r,TRANS])}.
     */
    private static final Block ROADS = Block.of("roads", OwnBlockTest::addRoads);

    /** A block that only reads, and comes before the one that gives. */
    private static final Block READER = Block.of("road accounts", model -> {
        Index r = model.sets().region("r");
        Index j = model.sets().industry("j");
        Expr value = model.need(Quantities.COMPOSITE_PRICE, r, j).times(model.need(ROADS_BOUGHT, r, j));
        model.define(ROAD_SPENDING, over(r), sum(j, value));
    });

    private static void addRoads(Assembly model) {
        Index r = model.sets().region("r");
        Index j = model.sets().industry("j");
        Benchmark base = model.benchmark();
        Grid bought = base.useBy("GOVERNMENT");
        double total = bought.total();
        Parameter basket = model.structural(
                "road_basket",
                Grid.of(at -> bought.get(at) / total, base.regions(), base.industries()),
                "share",
                "a krone for roads");
        Variable roads = model.variable(ROAD_BUDGET.ofEitherSign(), 0);
        Expr added = sum(r, model.need(Quantities.VALUE_ADDED, r, Subscript.element("TRANS")));
        // a residual is relative to the two sides, so neither may be a difference that is nothing but rounding
        model.system().equation("road purchases", roads.at().plus(SHARE * transport(base)), added.times(SHARE), roads);

        Expr quantity = basket.at(r, j).times(roads.at());
        model.give(ROADS_BOUGHT, over(r, j), quantity);
        model.add(Quantities.COMPOSITE_DEMAND, over(r, j), quantity);
        model.add(
                Quantities.PUBLIC_OUTLAYS,
                over(),
                sum(r, j, model.need(Quantities.COMPOSITE_PRICE, r, j).times(quantity)));
    }

    /** Value added of transport in the base year at basic prices. */
    private static double transport(Benchmark base) {
        int transport = base.industries().indexOf("TRANS");
        double tax = base.accounts().productTaxRate().get(transport);
        double bought = 0;
        for (int r = 0; r < base.regions().size(); r++) {
            for (int j = 0; j < base.industries().size(); j++) {
                bought += base.use().get(r, j, transport);
            }
        }
        return base.accounts().output().sumOver(0).get(transport) - (1 + tax) * bought;
    }

    private static Benchmark benchmark() {
        Dataset tables = Dataset.embedded();
        return new Benchmark(RegionalAccounts.build(tables), Behaviour.of(tables));
    }

    @Test
    void aBlockFromOutsideIsSolvedWithTheOthers() {
        Benchmark base = benchmark();
        RegionalModel model = RegionalModel.of(base, Closure.DEFAULT, List.of(READER, ROADS));
        Paths paths =
                Drivers.basePaths(base, 2018, 2019).with(Drivers.NATIONAL_PRODUCTIVITY, 2019, new double[] {1.02});
        YearSolution year = model.simulate(paths).last();
        double[] added = year.values(Quantities.VALUE_ADDED);
        double transport = 0;
        for (int cell = base.industries().indexOf("TRANS");
                cell < added.length;
                cell += base.industries().size()) {
            transport += added[cell];
        }
        double roads = year.value(ROAD_BUDGET);
        assertTrue(roads > 10, "roads " + roads);
        assertEquals(SHARE * (transport - transport(base)), roads, 1e-6);
        // what is bought is made and paid for: the equation that was left out holds, and government saves so much less
        assertEquals(0, year.value(Quantities.BALANCE_WITH_WORLD), 1e-4);
        double spent = 0;
        for (double spending : year.values(ROAD_SPENDING)) {
            spent += spending;
        }
        YearSolution without =
                RegionalModel.of(base, Closure.DEFAULT).simulate(paths).last();
        assertEquals(roads, spent, 0.05 * roads);
        assertTrue(year.value(Quantities.GOVERNMENT_SAVING) < without.value(Quantities.GOVERNMENT_SAVING));
    }

    @Test
    void aBlockWithoutItsGiverIsRefusedByName() {
        Benchmark base = benchmark();
        String message = assertThrows(
                        IllegalStateException.class, () -> RegionalModel.of(base, Closure.DEFAULT, List.of(READER)))
                .getMessage();
        assertTrue(
                message.startsWith(
                        "block 'road accounts' needs 'road purchases' (region, industry), which no block gives"),
                message);
    }

    /** A price that stands still in a market of 100 and 90: nothing in the equations that are solved would show it. */
    @Test
    void aMarketLeftOpenByAFixedPriceIsRefused() {
        Block toll = Block.of("toll", model -> {
            Variable price = model.system().fixed("TOLL", "price", "toll for a road", 1);
            model.system().equation("market of roads", price.at().times(100), Expr.constant(90), price);
        });
        Benchmark base = benchmark();
        NotConvergedException open =
                assertThrows(NotConvergedException.class, () -> RegionalModel.of(base, Closure.DEFAULT, List.of(toll)));
        assertEquals(Status.LEFT_OUT_FAILS, open.outcome().status());
        assertTrue(
                open.getMessage()
                        .contains(
                                "'market of roads', left out because 'TOLL' is fixed, has 100 on the left and 90 on the"
                                        + " right"),
                open.getMessage());
    }
}
