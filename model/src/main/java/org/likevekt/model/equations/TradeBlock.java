package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.COMPOSITE_DEMAND;
import static org.likevekt.model.drivers.Quantities.COMPOSITE_PRICE;
import static org.likevekt.model.drivers.Quantities.DELIVERIES;
import static org.likevekt.model.drivers.Quantities.EXPORTS;
import static org.likevekt.model.drivers.Quantities.IMPORTS;
import static org.likevekt.model.drivers.Quantities.IMPORT_PRICE;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.SystemBuilder;

/**
 * Trade between regions and with the world: Armington composites, explicit transport margins, exports, and the markets
 * of outputs and composites.
 */
final class TradeBlock {
    static final Block BLOCK = Block.of("trade", model -> new TradeBlock(model).write());

    static final String TRANSPORT = "TRANS";

    private final Assembly model;
    private final SystemBuilder system;
    private final Benchmark benchmark;
    private final RegionalAccounts accounts;
    private final Variables v;
    private final Index r;
    private final Index s;
    private final Index j;
    private final Index k;
    private final Parameter sigmaForeign;
    private final Parameter sigmaRegional;
    private final Parameter marginRate;
    private final Parameter transportCost;
    private final Parameter importPrice;
    private final Parameter composite0;
    private final Input domestic;
    private final Input imported;
    private final Nest composite;

    private TradeBlock(Assembly model) {
        this.model = model;
        system = model.system();
        benchmark = model.benchmark();
        accounts = benchmark.accounts();
        v = model.variables();
        r = model.sets().region("r");
        s = model.sets().region("s");
        j = model.sets().industry("j");
        k = model.sets().industry("k");
        sigmaForeign = model.elasticity("foreign", "substitution between domestic and foreign products");
        sigmaRegional = model.elasticity("regional", "substitution between products of different regions");
        marginRate = marginRate();
        transportCost = model.parameter(Drivers.TRANSPORT_COST);
        importPrice = model.parameter(Drivers.IMPORT_PRICE);
        composite0 = composite0();

        NestTree tree = new NestTree(model, r, j);
        domestic = tree.input("domestic", v.PD.log(r, j), benchmark.domesticComposite());
        imported = tree.input("imported", logImportPrice(), benchmark.imports());
        composite = tree.nest("composite", sigmaForeign, domestic, imported);
    }

    private void write() {
        prices();
        outputs();
        composites();
        deliveries();
        if (isLimitedByDemand()) {
            exports();
        }
        imports();
    }

    private void prices() {
        Grid domestic = benchmark.domesticComposite();
        Parameter share = model.structural(
                "theta_D",
                Grid.of(
                        at -> share(
                                accounts.deliveries().get(at)
                                        + accounts.margins().get(at),
                                domestic.get(at[1], at[2])),
                        benchmark.regions(),
                        benchmark.regions(),
                        benchmark.industries()),
                "value share",
                "share of origins in the domestic composite, delivered");
        Nest origins =
                Nest.over(s, sigmaRegional.at(j), x -> share.at(x, r, j), this::logDeliveredPrice, Expr.constant(0));
        system.equation("zero profit of domestic composites", over(r, j), v.PD.log(r, j), origins.logCost(), v.PD, 1);
        model.give(COMPOSITE_PRICE, over(r, j), composite.logCost().exp());
        model.define(COMPOSITE_PRICE, over(r, j));
    }

    private void outputs() {
        Grid sells = Grid.of(at -> at[0] == benchmark.industries().indexOf(TRANSPORT) ? 1 : 0, benchmark.industries());
        Parameter transports = model.structural("is_transport", sells, "0 or 1", "the industry that sells margins");
        Expr margins = marginRate.at(s, r, k).times(transportCost.at(s, r, k)).times(model.need(DELIVERIES, s, r, k));
        Expr sold = sum(r, model.need(DELIVERIES, s, r, j))
                .plus(model.need(EXPORTS, s, j))
                .plus(transports.at(j).times(sum(r, k, margins)));
        Expr supply = isLimitedByDemand() ? v.Y.at(s, j) : model.need(Quantities.SALES, s, j);
        system.equation("market of outputs", over(s, j), supply, sold, v.PH);
    }

    private void composites() {
        Expr demand = model.need(COMPOSITE_DEMAND, r, j);
        system.equation("market of composites", over(r, j), v.A.at(r, j), demand, v.A);
    }

    /** Quantities delivered from s to r at basic prices, by Shephard's lemma down both Armington nests. */
    private void deliveries() {
        Parameter base =
                model.structural("T0", accounts.deliveries(), "MNOK, 2018 prices", "deliveries in the base year");
        Expr bundle = composite
                .logDemand(domestic)
                .plus(sigmaRegional.at(j).times(v.PD.log(r, j)))
                .plus(v.A.log(r, j))
                .exp()
                .over(composite0.at(r, j));
        Expr choice = sigmaRegional.at(j).times(logDeliveredPrice(s)).exp();
        model.give(DELIVERIES, over(s, r, j), base.at(s, r, j).times(bundle).over(choice));
    }

    private void exports() {
        Parameter base = model.structural("X0", accounts.exports(), "MNOK, 2018 prices", "exports in the base year");
        Parameter market = model.parameter(Drivers.EXPORT_DEMAND);
        Parameter price = model.parameter(Drivers.EXPORT_PRICE);
        Expr relative = v.PY.log(s, j).minus(v.PFX.log().plus(price.at(j).log()));
        Parameter elasticity = model.elasticity("export", "export demand by its price relative to the world's");
        Parameter national = model.parameter(Drivers.EXPORT_MARKET);
        Parameter follows = model.structural(
                "follows_market",
                Grid.of(at -> 1 - CapitalIncome.petroleum(benchmark).get(at), benchmark.industries()),
                "0 or 1",
                "industries that the national factor on export markets works on");
        Expr size = follows.at(j).times(national.at().log()).exp();
        Expr quantity = base.at(s, j)
                .times(market.at(s, j))
                .times(size)
                .over(elasticity.at(j).times(relative).exp());
        model.give(EXPORTS, over(s, j), quantity);
        model.give(Quantities.PRICE_ABROAD, over(s, j), v.PY.at(s, j));
    }

    /** Whether the world buys more only at a lower price; else {@link ExportSupplyBlock} says what is sold. */
    private boolean isLimitedByDemand() {
        return model.closure().exports() == Closure.Exports.DEMAND;
    }

    private void imports() {
        Parameter base = model.structural("M0", benchmark.imports(), "MNOK, 2018 prices", "imports in the base year");
        Expr log = composite.logDemand(imported).plus(v.A.log(r, j));
        model.give(IMPORT_PRICE, over(j), logImportPrice().exp());
        model.give(IMPORTS, over(r, j), base.at(r, j).times(log.exp()).over(composite0.at(r, j)));
    }

    /** Price of imports of j in domestic currency. */
    private Expr logImportPrice() {
        return v.PFX.log().plus(importPrice.at(j).log());
    }

    /** Log price of a delivery relative to the base year: basic price at the origin plus transport bought there. */
    private Expr logDeliveredPrice(Index from) {
        Expr transport = marginRate
                .at(from, r, j)
                .times(transportCost.at(from, r, j))
                .times(v.PH.at(from, Subscript.element(TRANSPORT)));
        return v.PH.at(from, j)
                .plus(transport)
                .over(marginRate.at(from, r, j).plus(1))
                .log();
    }

    private Parameter marginRate() {
        Grid deliveries = accounts.deliveries();
        Grid margins = accounts.margins();
        return model.structural(
                "mu0",
                Grid.of(
                        at -> share(margins.get(at), deliveries.get(at)),
                        benchmark.regions(),
                        benchmark.regions(),
                        benchmark.industries()),
                "MNOK a MNOK",
                "transport services for a unit delivered in the base year");
    }

    private Parameter composite0() {
        Grid domestic = benchmark.domesticComposite();
        Grid imports = benchmark.imports();
        return model.structural(
                "A0",
                Grid.of(
                        at -> domestic.get(at) + imports.get(at) == 0 ? 1 : domestic.get(at) + imports.get(at),
                        benchmark.regions(),
                        benchmark.industries()),
                "MNOK, 2018 prices",
                "composite in the base year");
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
