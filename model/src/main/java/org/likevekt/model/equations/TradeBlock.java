package org.likevekt.model.equations;

import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;

/**
 * Trade between regions and with the world: Armington composites, explicit transport margins, exports, and the markets
 * of outputs and composites.
 */
final class TradeBlock implements Block {
    private static final String TRANSPORT = "TRANS";
    private static final IndexSet ORIGINS = IndexSet.of("origin", "domestic", "imported");

    private Parameter origin;
    private Parameter originShare;
    private Parameter delivery0;
    private Parameter deliveryShare;
    private Parameter marginRate;
    private Parameter transportCost;
    private Parameter importPrice;
    private Parameter exportPrice;
    private Parameter export0;
    private Parameter exportDemand;
    private Parameter sigmaForeign;
    private Parameter sigmaRegional;
    private Parameter composite0;
    private Parameter import0;

    /** Prices of composites; to be called before any block that buys them is added. */
    void definePrices(Assembly model) {
        declare(model);
        model.variables().defineCompositePrice((r, j) -> armington(model, r, j).logCost());
    }

    private void declare(Assembly model) {
        Benchmark benchmark = model.benchmark();
        Grid domestic = benchmark.domesticComposite();
        Grid imports = benchmark.imports();
        Grid deliveries = benchmark.accounts().deliveries();
        Grid margins = benchmark.accounts().margins();
        IndexSet regions = model.sets().regions();
        IndexSet industries = model.sets().industries();
        origin = model.system()
                .structural("origin", List.of(ORIGINS, ORIGINS), "0 or 1", "unit vectors", new double[] {1, 0, 0, 1});
        double[] shares = new double[2 * domestic.values().length];
        for (int k = 0; k < domestic.values().length; k++) {
            double total = domestic.values()[k] + imports.values()[k];
            shares[2 * k] = total == 0 ? 0 : domestic.values()[k] / total;
            shares[2 * k + 1] = total == 0 ? 0 : imports.values()[k] / total;
        }
        originShare = model.system()
                .structural(
                        "theta_A",
                        List.of(regions, industries, ORIGINS),
                        "value share",
                        "domestic and imported share in the composite",
                        shares);
        delivery0 = model.structural("T0", deliveries, "MNOK, 2018 prices", "deliveries in the base year");
        deliveryShare = model.structural(
                "theta_D",
                Grid.of(
                        at -> share(deliveries.get(at) + margins.get(at), domestic.get(at[1], at[2])),
                        benchmark.regions(),
                        benchmark.regions(),
                        benchmark.industries()),
                "value share",
                "share of origins in the domestic composite, delivered");
        marginRate = model.structural(
                "mu0",
                Grid.of(
                        at -> share(margins.get(at), deliveries.get(at)),
                        benchmark.regions(),
                        benchmark.regions(),
                        benchmark.industries()),
                "MNOK a MNOK",
                "transport services for a unit delivered in the base year");
        transportCost = model.indexOne(
                "transport_cost", List.of(regions, regions, industries), "transport services for a unit delivered");
        importPrice = model.indexOne("import_price", List.of(industries), "world price of imports");
        exportPrice = model.indexOne("export_price", List.of(industries), "world price of exports");
        export0 =
                model.structural("X0", benchmark.accounts().exports(), "MNOK, 2018 prices", "exports in the base year");
        exportDemand = model.indexOne("export_demand", List.of(regions, industries), "size of the export market");
        sigmaForeign = model.elasticity("foreign", "substitution between domestic and foreign products");
        sigmaRegional = model.elasticity("regional", "substitution between products of different regions");
        import0 = model.structural("M0", imports, "MNOK, 2018 prices", "imports in the base year");
        composite0 = model.structural(
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

    private Nest armington(Assembly model, Index r, Index j) {
        Variables v = model.variables();
        Index o = model.sets().letter("o", ORIGINS);
        return Nest.of(
                o,
                x -> originShare.at(r, j, x),
                List.of(v.domesticPrice.log(r, j), logImportPrice(model, j)),
                List.of(
                        x -> origin.at(Subscript.element("domestic"), x),
                        x -> origin.at(Subscript.element("imported"), x)),
                sigmaForeign.at(j),
                Expr.constant(0));
    }

    /** Price of imports of j in domestic currency. */
    Expr importPriceOf(Assembly model, Index j) {
        return logImportPrice(model, j).exp();
    }

    private Expr logImportPrice(Assembly model, Index j) {
        return model.variables().foreignExchange.log().plus(importPrice.at(j).log());
    }

    /** Log price of a delivery relative to the base year: basic price at the origin plus transport bought there. */
    private Expr logDeliveredPrice(Assembly model, Index s, Index r, Index j) {
        Variables v = model.variables();
        Expr transport = marginRate
                .at(s, r, j)
                .times(transportCost.at(s, r, j))
                .times(v.outputPrice.at(s, Subscript.element(TRANSPORT)));
        return v.outputPrice
                .at(s, j)
                .plus(transport)
                .over(marginRate.at(s, r, j).plus(1))
                .log();
    }

    /** Quantity delivered from s to r at basic prices, by Shephard's lemma down both Armington nests. */
    Expr delivery(Assembly model, Index s, Index r, Index j) {
        Variables v = model.variables();
        Nest foreign = armington(model, r, j);
        Expr perUnit = foreign.logDemand(v.domesticPrice.log(r, j))
                .plus(sigmaRegional.at(j).times(v.domesticPrice.log(r, j)))
                .plus(v.composite.log(r, j));
        Expr bundle = perUnit.exp().over(composite0.at(r, j));
        Expr choice = sigmaRegional.at(j).times(logDeliveredPrice(model, s, r, j));
        return delivery0.at(s, r, j).times(bundle).over(choice.exp());
    }

    /** Imports of j into r. */
    Expr imports(Assembly model, Index r, Index j) {
        Nest foreign = armington(model, r, j);
        Expr log = foreign.logDemand(logImportPrice(model, j))
                .plus(model.variables().composite.log(r, j));
        return import0.at(r, j).times(log.exp()).over(composite0.at(r, j));
    }

    /** Exports of j from s. */
    Expr exports(Assembly model, Index s, Index j) {
        Variables v = model.variables();
        Expr relative = v.outputPrice.log(s, j).minus(v.foreignExchange.log().plus(exportPrice.at(j).log()));
        return export0.at(s, j)
                .times(exportDemand.at(s, j))
                .over(sigmaForeign.at(j).times(relative).exp());
    }

    /** Transport services bought in s for its deliveries. */
    Expr marginsSold(Assembly model, Index s, Index r, Index j) {
        return sum(r, j, marginRate.at(s, r, j).times(transportCost.at(s, r, j)).times(delivery(model, s, r, j)));
    }

    @Override
    public void addTo(Assembly model) {
        Variables v = model.variables();
        Index r = model.sets().region("r");
        Index s = model.sets().region("s");
        Index j = model.sets().industry("j");
        Index k = model.sets().industry("k");
        model.system()
                .define(
                        "composite price",
                        over(r, j),
                        model.logCompositePrice(r, j).exp(),
                        "index",
                        "price of the composite without tax");
        Parameter transports = model.structural(
                "is_transport",
                Grid.of(
                        at -> at[0] == model.benchmark().industries().indexOf(TRANSPORT) ? 1 : 0,
                        model.benchmark().industries()),
                "0 or 1",
                "the industry that sells margins");
        model.system()
                .equation(
                        "zero profit of domestic composites",
                        over(r, j),
                        v.domesticPrice.log(r, j),
                        Nest.over(
                                        s,
                                        x -> deliveryShare.at(x, r, j),
                                        x -> logDeliveredPrice(model, x, r, j),
                                        sigmaRegional.at(j))
                                .logCost(),
                        v.domesticPrice,
                        1);
        model.system()
                .equation(
                        "market of outputs",
                        over(s, j),
                        v.output.at(s, j),
                        sum(r, delivery(model, s, r, j))
                                .plus(exports(model, s, j))
                                .plus(transports.at(j).times(marginsSold(model, s, r, k))),
                        v.outputPrice);
        model.system()
                .equation(
                        "market of composites", over(r, j), v.composite.at(r, j), model.compositeDemand(), v.composite);
    }
}
