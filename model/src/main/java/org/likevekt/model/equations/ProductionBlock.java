package org.likevekt.model.equations;

import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import java.util.function.Function;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;

/**
 * Producers: constant returns, the nested CES technology of the article's figure 2, output = KLEM(KLE(KL(capital,
 * labour(groups), natural resource), energy(KRAFT, KJEM)), materials); markets of capital and natural resources.
 */
final class ProductionBlock implements Block {
    private static final IndexSet FACTORS = IndexSet.of("factor", "capital", "labour", "resource");
    private static final IndexSet KLE = IndexSet.of("capital-labour-energy", "value added", "energy");
    private static final IndexSet KLEM = IndexSet.of("all inputs", "kle", "materials");

    private Assembly model;
    private Grid labourCost;
    private Parameter labour0;
    private Parameter capital0;
    private Parameter resource0;
    private Parameter intermediate0;
    private Parameter output0;
    private Parameter isMade;
    private Parameter isEnergy;
    private Parameter productivity;
    private Parameter energyEfficiency;
    private Parameter privateMainland;
    private Parameter payrollTax;
    private Parameter payrollTax0;
    private Parameter productionTax;
    private Parameter purchaseTax;
    private Nest labour;
    private Nest valueAdded;
    private Nest energy;
    private Nest materials;
    private Nest kle;
    private Nest klem;
    private Index r;
    private Index i;
    private Index j;
    private Index e;

    @Override
    public void addTo(Assembly assembly) {
        this.model = assembly;
        r = model.sets().region("r");
        i = model.sets().industry("i");
        j = model.sets().industry("j");
        e = model.sets().group("e");
        declare();
        buildNests();
        addEquations();
        addAccounts();
    }

    private void declare() {
        Benchmark benchmark = model.benchmark();
        var accounts = benchmark.accounts();
        IndexSet regions = model.sets().regions();
        IndexSet industries = model.sets().industries();
        labourCost = accounts.compensation().sumOver(2);
        labour0 = model.structural("L0", benchmark.wages(), "MNOK", "wages without employer's contribution");
        capital0 = model.structural("K0", benchmark.capital(), "MNOK", "capital income");
        resource0 = model.structural("N0", accounts.resourceRent(), "MNOK", "resource rent");
        intermediate0 =
                model.structural("Z0", benchmark.intermediateUse(), "MNOK, 2018 prices", "purchases of composites");
        Grid made = accounts.output();
        output0 = model.structural(
                "Y0",
                Grid.of(at -> made.get(at) == 0 ? 1 : made.get(at), benchmark.regions(), benchmark.industries()),
                "MNOK, 2018 prices",
                "output in the base year");
        isMade = model.structural(
                "is_made",
                Grid.of(at -> made.get(at) == 0 ? 0 : 1, benchmark.regions(), benchmark.industries()),
                "0 or 1",
                "industries that the region has");
        isEnergy = model.structural(
                "is_energy",
                Grid.of(at -> isEnergy(at[0]) ? 1 : 0, benchmark.industries()),
                "0 or 1",
                "products of the energy nest");
        productivity = model.indexOne(
                "productivity", List.of(regions, industries), "total factor productivity of value added");
        energyEfficiency =
                model.indexOne("energy_efficiency", List.of(regions, industries), "productivity of the energy nest");
        privateMainland = model.structural(
                "is_private_mainland",
                privateMainland(benchmark),
                "0 or 1",
                "industries that the national productivity factor works on");
        payrollTax = model.parameter(
                "payroll_tax", accounts.payrollTaxRate(), "share of wages", "employer's contribution by place of work");
        payrollTax0 = model.parameter(
                "payroll_tax0",
                accounts.payrollTaxRate(),
                "share of wages",
                "employer's contribution in the base year");
        productionTax = model.parameter(
                "production_tax",
                benchmark.productionTaxRate(),
                "share of output value",
                "taxes less subsidies on production");
        purchaseTax = model.structural(
                "tZ",
                Grid.of(at -> accounts.productTaxRate().get(at[0]), benchmark.industries()),
                "share of price",
                "product taxes on purchases by industries");
    }

    private boolean isEnergy(int product) {
        return Sets.ENERGY.contains(model.benchmark().industries().code(product));
    }

    static Grid privateMainland(Benchmark benchmark) {
        return Grid.of(
                at -> benchmark.dataset().sectors().get(at[0]).equals("mainland")
                                && !benchmark.dataset().isPublic(at[0])
                        ? 1
                        : 0,
                benchmark.industries());
    }

    private void buildNests() {
        Variables v = model.variables();
        Index g = model.sets().group("g");
        Index m = model.sets().industry("m");
        Index n = model.sets().industry("n");
        Grid labourValue = model.benchmark().accounts().compensation();
        Grid bought = model.benchmark().intermediateUse();
        Parameter labourShare = shares("theta_L", labourValue, "labour groups in labour");
        Parameter energyShare = shares("theta_E", masked(bought, true), "products in energy");
        Parameter materialShare = shares("theta_M", masked(bought, false), "products in materials");

        labour = Nest.over(g, x -> labourShare.at(r, i, x), this::logLabourCost, sigma("labour_groups"));
        valueAdded = named(
                "f",
                FACTORS,
                "theta_V",
                List.of(v.capitalRental.log(r, i), labour.logCost(), v.resourceRental.log(r, i)),
                sigma("capital_labour"),
                productivity.at(r, i).log().plus(privateMainland.at(i).times(v.nationalProductivity.log())));
        energy = Nest.over(
                m,
                x -> energyShare.at(r, i, x),
                x -> model.logCompositePrice(r, x),
                sigma("energy"),
                energyEfficiency.at(r, i).log());
        materials =
                Nest.over(n, x -> materialShare.at(r, i, x), x -> model.logCompositePrice(r, x), sigma("materials"));
        kle = named(
                "h",
                KLE,
                "theta_KLE",
                List.of(valueAdded.logCost(), energy.logCost()),
                sigma("with_energy"),
                Expr.constant(0));
        klem = named(
                "b",
                KLEM,
                "theta_KLEM",
                List.of(kle.logCost(), materials.logCost()),
                sigma("with_materials"),
                Expr.constant(0));
    }

    private Expr logLabourCost(Index x) {
        Expr tax = payrollTax.at(r).plus(1).over(payrollTax0.at(r).plus(1)).log();
        return model.variables().wage.log(r, x).plus(tax);
    }

    private Expr sigma(String nest) {
        return model.elasticity(nest, "substitution in the nest " + nest).at(i);
    }

    private Grid masked(Grid bought, boolean inEnergy) {
        Benchmark benchmark = model.benchmark();
        return Grid.of(
                at -> isEnergy(at[2]) == inEnergy ? bought.get(at) : 0,
                benchmark.regions(),
                benchmark.industries(),
                benchmark.industries());
    }

    /** Shares over the last axis; a row without any value gets equal shares of inputs it never buys. */
    private Parameter shares(String name, Grid values, String description) {
        Grid total = values.sumOver(2);
        int size = values.axis(2).size();
        Grid shares = Grid.of(
                at -> total.get(at[0], at[1]) == 0 ? 1.0 / size : values.get(at) / total.get(at[0], at[1]),
                values.axis(0),
                values.axis(1),
                values.axis(2));
        return model.structural(name, shares, "value share", description);
    }

    private Nest named(
            String letter, IndexSet set, String name, List<Expr> prices, Expr elasticity, Expr logProductivity) {
        Parameter share = model.system()
                .structural(
                        name,
                        List.of(model.sets().regions(), model.sets().industries(), set),
                        "value share",
                        "shares of " + set.labels() + " in " + set.name(),
                        namedShares(set));
        Parameter unit = model.system()
                .structural("unit_" + letter, List.of(set, set), "0 or 1", "unit vectors", identity(set.size()));
        List<Function<Index, Expr>> units = set.labels().stream()
                .<Function<Index, Expr>>map(label -> x -> unit.at(Subscript.element(label), x))
                .toList();
        return Nest.of(
                model.sets().letter(letter, set), x -> share.at(r, i, x), prices, units, elasticity, logProductivity);
    }

    private static double[] identity(int n) {
        double[] unit = new double[n * n];
        for (int k = 0; k < n; k++) {
            unit[k * n + k] = 1;
        }
        return unit;
    }

    private double[] namedShares(IndexSet set) {
        Benchmark benchmark = model.benchmark();
        int regions = benchmark.regions().size();
        int industries = benchmark.industries().size();
        double[] shares = new double[regions * industries * set.size()];
        for (int cell = 0; cell < regions * industries; cell++) {
            double total = 0;
            for (int k = 0; k < set.size(); k++) {
                total += value(set.labels().get(k), cell / industries, cell % industries);
            }
            for (int k = 0; k < set.size(); k++) {
                double value = value(set.labels().get(k), cell / industries, cell % industries);
                shares[cell * set.size() + k] = total == 0 ? 1.0 / set.size() : value / total;
            }
        }
        return shares;
    }

    /** Benchmark value of an input or nest of an industry, taxes included. */
    private double value(String input, int region, int industry) {
        var accounts = model.benchmark().accounts();
        return switch (input) {
            case "capital" ->
                accounts.surplus().get(region, industry)
                        - accounts.resourceRent().get(region, industry);
            case "resource" -> accounts.resourceRent().get(region, industry);
            case "labour" -> labourCost.get(region, industry);
            case "energy" -> purchases(region, industry, true);
            case "materials" -> purchases(region, industry, false);
            case "value added" ->
                value("capital", region, industry)
                        + value("labour", region, industry)
                        + value("resource", region, industry);
            case "kle" -> value("value added", region, industry) + value("energy", region, industry);
            default -> throw new IllegalArgumentException(input);
        };
    }

    private double purchases(int region, int industry, boolean inEnergy) {
        double tax = model.benchmark().accounts().productTaxRate().get(industry);
        double sum = 0;
        for (int k = 0; k < model.benchmark().industries().size(); k++) {
            if (isEnergy(k) == inEnergy) {
                sum += model.benchmark().use().get(region, k, industry);
            }
        }
        return sum * (1 + tax);
    }

    /** Output relative to the base year. */
    private Expr scale() {
        return model.variables().output.at(r, i).over(output0.at(r, i));
    }

    private Expr logScale() {
        return model.variables().output.log(r, i).minus(output0.at(r, i).log());
    }

    private Expr logFactorDemand(Expr logPrice) {
        return valueAdded
                .logDemand(logPrice)
                .plus(kle.logDemand(valueAdded.logCost()))
                .plus(klem.logDemand(kle.logCost()));
    }

    /** Capital services used. */
    Expr capitalDemand() {
        return capital0.at(r, i)
                .times(logFactorDemand(model.variables().capitalRental.log(r, i))
                        .exp())
                .times(scale());
    }

    private Expr resourceDemand() {
        return resource0
                .at(r, i)
                .times(logFactorDemand(model.variables().resourceRental.log(r, i))
                        .exp())
                .times(scale());
    }

    /** Efficiency units of labour of group e used, in base-year wages. */
    Expr labourDemand() {
        Expr log = labour.logDemand(logLabourCost(e)).plus(logFactorDemand(labour.logCost()));
        return labour0.at(r, i, e).times(log.exp()).times(scale());
    }

    /**
     * Product j bought by industry i in region r. Written so that as little as can be varies over all three: each product is
     * either energy or material, and only its own price is told apart by product.
     */
    private Expr intermediateDemand() {
        Expr energyUse = energy.logDemandAtBasePrice()
                .plus(kle.logDemand(energy.logCost()))
                .plus(klem.logDemand(kle.logCost()));
        Expr materialUse = materials.logDemandAtBasePrice().plus(klem.logDemand(materials.logCost()));
        Expr use = materialUse.plus(logScale()).plus(isEnergy.at(j).times(energyUse.minus(materialUse)));
        Expr elasticity = materials
                .elasticity()
                .plus(energy.elasticity().minus(materials.elasticity()).times(isEnergy.at(j)));
        Expr log = use.minus(elasticity.times(model.logCompositePrice(r, j)));
        return intermediate0.at(r, i, j).times(log.exp());
    }

    private void addEquations() {
        Variables v = model.variables();
        Benchmark benchmark = model.benchmark();
        Parameter productionTax0 = model.structural(
                "production_tax0",
                benchmark.productionTaxRate(),
                "share of output value",
                "taxes less subsidies on production in the base year");
        Expr kept = Expr.constant(1)
                .minus(productionTax.at(r, i))
                .over(Expr.constant(1).minus(productionTax0.at(r, i)));
        model.system()
                .equation(
                        "zero profit of producers",
                        over(r, i),
                        v.outputPrice.log(r, i).plus(kept.log()),
                        klem.logCost(),
                        v.output,
                        1);
        Parameter capital = model.indexOne(
                "capital", List.of(model.sets().regions(), model.sets().industries()), "capital stock");
        model.system()
                .equation(
                        "market of capital",
                        over(r, i),
                        capital0.at(r, i).times(capital.at(r, i)),
                        capitalDemand(),
                        v.capitalRental);
        Parameter resource = model.indexOne(
                "resource", List.of(model.sets().regions(), model.sets().industries()), "natural resource");
        model.system()
                .equation(
                        "market of natural resources",
                        over(r, i),
                        resource0.at(r, i).times(resource.at(r, i)),
                        resourceDemand(),
                        v.resourceRental);
        model.factorIncome(
                capital0.at(r, i).times(capital.at(r, i)).times(v.capitalRental.at(r, i)),
                resource0.at(r, i).times(resource.at(r, i)).times(v.resourceRental.at(r, i)));
    }

    private void addAccounts() {
        Variables v = model.variables();
        // the variable of an industry that a region lacks stands at some level, but nothing is made of it
        Expr made = isMade.at(r, i).times(v.output.at(r, i));
        Expr purchases = intermediateDemand();
        model.demandComposite(sum(i, purchases));
        model.useLabour(labourDemand(), payrollTax.at(r));
        Expr spent = model.logCompositePrice(r, j).exp().times(purchases);
        model.governmentReceives(sum(r, i, purchaseTax.at(i).times(sum(j, spent))));
        model.governmentReceives(
                sum(r, i, productionTax.at(r, i).times(v.outputPrice.at(r, i)).times(made)));
        model.system()
                .define(
                        "intermediate use",
                        over(r, i, j),
                        purchases,
                        "MNOK, 2018 prices",
                        "product j bought by industry i");
        model.system()
                .define("capital used", over(r, i), capitalDemand(), "MNOK, 2018 prices", "capital services used");
        model.system()
                .define("resource used", over(r, i), resourceDemand(), "MNOK, 2018 prices", "natural resources used");
        Expr value = made.minus(purchaseTax.at(i).plus(1).times(sum(j, purchases)));
        model.produceValue(value);
        model.system()
                .define(
                        "value added",
                        over(r, i),
                        value,
                        "MNOK, 2018 prices",
                        "value added at basic prices, inputs and output each at prices of the base year");
        model.system()
                .define(
                        "value added, current",
                        over(r, i),
                        v.outputPrice
                                .at(r, i)
                                .times(made)
                                .minus(purchaseTax.at(i).plus(1).times(sum(j, spent))),
                        "MNOK",
                        "value added at basic prices, current prices");
    }
}
