package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.EXPORTS;
import static org.likevekt.model.drivers.Quantities.PRICE_ABROAD;
import static org.likevekt.model.drivers.Quantities.SALES;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;

/**
 * Exports supplied at given prices: the world buys whatever is offered at its price, and producers divide their output
 * between home and abroad by constant elasticity of transformation (Powell and Gruen 1968, "The Constant Elasticity of
 * Transformation Production Frontier and Linear Supply System"), as in PINGO and REMES. A nest of outputs is one of inputs
 * with minus the elasticity: its unit cost is what a unit of output earns.
 */
final class ExportSupplyBlock {
    static final Block BLOCK = Block.of("export supply", model -> new ExportSupplyBlock(model).write());

    private final Assembly model;
    private final Variables v;
    private final Index s;
    private final Index j;
    private final Expr priceAbroad;
    private final Input home;
    private final Input abroad;
    private final Nest output;

    private ExportSupplyBlock(Assembly model) {
        this.model = model;
        v = model.variables();
        s = model.sets().region("s");
        j = model.sets().industry("j");
        marketsWithoutSize();
        Parameter price = model.parameter(Drivers.EXPORT_PRICE);
        priceAbroad = v.PFX.log().plus(price.at(j).log());
        NestTree tree = new NestTree(model, s, j);
        home = tree.input("at_home", v.PH.log(s, j), soldAtHome(model.benchmark()));
        abroad = tree.input("abroad", priceAbroad, model.benchmark().accounts().exports());
        output = tree.nest("output", transformation(), home, abroad);
    }

    /** What the other closure takes stands in the equations and moves nothing, so that a run of either takes the same figures. */
    private void marketsWithoutSize() {
        model.parameter(Drivers.EXPORT_DEMAND);
        model.parameter(Drivers.EXPORT_MARKET);
        model.elasticity("export", "export demand by its price, of no effect where exports are supplied");
    }

    private Parameter transformation() {
        double[] substitution = model.benchmark().dataset().transformation().values();
        for (int i = 0; i < substitution.length; i++) {
            substitution[i] = -substitution[i];
        }
        return model.system()
                .parameter(
                        "sigma_output",
                        List.of(model.sets().industries()),
                        "elasticity",
                        "minus the elasticity of transformation between home and abroad",
                        substitution);
    }

    private void write() {
        model.system().equation("price of outputs", over(s, j), v.PY.log(s, j), output.logCost(), v.PY, 1);
        RegionalAccounts accounts = model.benchmark().accounts();
        Parameter sales0 =
                model.structural("sales0", accounts.output(), "MNOK, 2018 prices", "output sold in the base year");
        Parameter home0 = model.structural(
                "H0", soldAtHome(model.benchmark()), "MNOK, 2018 prices", "output sold at home in the base year");
        Parameter exports0 =
                model.structural("X0", accounts.exports(), "MNOK, 2018 prices", "exports in the base year");
        Expr scale = v.Y.at(s, j).over(sales0.at(s, j));
        Expr atHome = home0.at(s, j).times(output.logDemand(home).exp()).times(scale);
        Expr exported = exports0.at(s, j).times(output.logDemand(abroad).exp()).times(scale);
        model.give(EXPORTS, over(s, j), exported);
        model.give(SALES, over(s, j), atHome.plus(model.need(EXPORTS, s, j)));
        model.give(PRICE_ABROAD, over(s, j), priceAbroad.exp());
    }

    /** What buyers in the country take of a region's output in the base year (s,j), transport of deliveries among it. */
    static Grid soldAtHome(Benchmark benchmark) {
        RegionalAccounts accounts = benchmark.accounts();
        return Grid.of(
                at -> {
                    double delivered = 0;
                    for (int r = 0; r < benchmark.regions().size(); r++) {
                        delivered += accounts.deliveries().get(at[0], r, at[1]);
                    }
                    boolean carries = benchmark.industries().code(at[1]).equals(TradeBlock.TRANSPORT);
                    return delivered + (carries ? margins(benchmark, at[0]) : 0);
                },
                benchmark.regions(),
                benchmark.industries());
    }

    /** Transport that deliveries from a region buy there. */
    private static double margins(Benchmark benchmark, int origin) {
        double bought = 0;
        for (int r = 0; r < benchmark.regions().size(); r++) {
            for (int k = 0; k < benchmark.industries().size(); k++) {
                bought += benchmark.accounts().margins().get(origin, r, k);
            }
        }
        return bought;
    }
}
