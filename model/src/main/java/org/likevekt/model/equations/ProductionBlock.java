package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.CAPITAL_INCOME;
import static org.likevekt.model.drivers.Quantities.CAPITAL_INDEX;
import static org.likevekt.model.drivers.Quantities.COMPOSITE_DEMAND;
import static org.likevekt.model.drivers.Quantities.COMPOSITE_PRICE;
import static org.likevekt.model.drivers.Quantities.INTERMEDIATE_USE;
import static org.likevekt.model.drivers.Quantities.LABOUR_DEMAND;
import static org.likevekt.model.drivers.Quantities.PAYROLL_TAX_RATE;
import static org.likevekt.model.drivers.Quantities.PUBLIC_RECEIPTS;
import static org.likevekt.model.drivers.Quantities.VALUE_ADDED;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import org.likevekt.data.Grid;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;

/**
 * Producers: constant returns, the nested CES {@link Technology} of the article's figure 2; markets of capital and
 * natural resources.
 */
final class ProductionBlock {
    static final Block BLOCK = Block.of("production", model -> new ProductionBlock(model).write());

    private final Assembly model;
    private final SystemBuilder system;
    private final Benchmark benchmark;
    private final RegionalAccounts accounts;
    private final Variables v;
    private final Index r;
    private final Index i;
    private final Index j;
    private final Index e;
    private final Parameter output0;
    private final Parameter productionTax;
    private final Parameter payrollTax;
    private final Technology technology;

    private ProductionBlock(Assembly model) {
        this.model = model;
        system = model.system();
        benchmark = model.benchmark();
        accounts = benchmark.accounts();
        v = model.variables();
        r = model.sets().region("r");
        i = model.sets().industry("i");
        j = model.sets().industry("j");
        e = model.sets().group("e");
        Grid made = Grid.of(
                at -> accounts.output().get(at) == 0 ? 1 : accounts.output().get(at),
                benchmark.regions(),
                benchmark.industries());
        output0 = model.structural("Y0", made, "MNOK, 2018 prices", "output in the base year");
        productionTax = model.parameter(Drivers.PRODUCTION_TAX);
        payrollTax = model.parameter(Drivers.PAYROLL_TAX);
        technology = new Technology(model, payrollTax);
    }

    private void write() {
        zeroProfit();
        purchases();
        capital();
        naturalResources();
        labour();
        valueAdded();
    }

    private void zeroProfit() {
        Parameter productionTax0 = model.structural(
                "production_tax0",
                benchmark.productionTaxRate(),
                "share of output value",
                "taxes less subsidies on production in the base year");
        Expr kept = Expr.constant(1)
                .minus(productionTax.at(r, i))
                .over(Expr.constant(1).minus(productionTax0.at(r, i)));
        Expr price = v.PY.log(r, i).plus(kept.log());
        system.equation("zero profit of producers", over(r, i), price, technology.klem.logCost(), v.Y, 1);
    }

    private void capital() {
        Parameter base = model.structural("K0", benchmark.capital(), "MNOK", "capital income");
        Parameter stock = model.parameter(Quantities.CAPITAL, 1);
        Expr supply = base.at(r, i).times(stock.at(r, i));
        Expr used = base.at(r, i).times(perUnit(technology.capital).exp()).times(scale());
        system.equation("market of capital", over(r, i), supply, used, v.RK);
        model.give(CAPITAL_INDEX, over(r, i), stock.at(r, i));
        model.add(CAPITAL_INCOME, over(r, i), supply.times(v.RK.at(r, i)));
        model.define(Quantities.CAPITAL_USED, over(r, i), used);
    }

    private void naturalResources() {
        Parameter base = model.structural("N0", accounts.resourceRent(), "MNOK", "resource rent");
        Parameter stock = model.parameter(Drivers.NATURAL_RESOURCE);
        Expr supply = base.at(r, i).times(stock.at(r, i));
        Expr used = base.at(r, i).times(perUnit(technology.resource).exp()).times(scale());
        system.equation("market of natural resources", over(r, i), supply, used, v.RN);
        model.add(CAPITAL_INCOME, over(r, i), supply.times(v.RN.at(r, i)));
        model.define(Quantities.RESOURCE_USED, over(r, i), used);
    }

    private void labour() {
        Parameter base = model.structural("L0", benchmark.wages(), "MNOK", "wages without employer's contribution");
        Expr log = technology.logLabourDemand(e).plus(perUnit(technology.labour));
        model.give(
                LABOUR_DEMAND, over(r, i, e), base.at(r, i, e).times(log.exp()).times(scale()));
        model.give(PAYROLL_TAX_RATE, over(r), payrollTax.at(r));
    }

    private void purchases() {
        model.give(INTERMEDIATE_USE, over(r, i, j), intermediateUse());
        model.define(INTERMEDIATE_USE, over(r, i, j));
        model.add(COMPOSITE_DEMAND, over(r, j), sum(i, model.need(INTERMEDIATE_USE, r, i, j)));
    }

    /** Product j bought by industry i in region r, as energy and as material; only its own price is told apart by product. */
    private Expr intermediateUse() {
        Parameter base =
                model.structural("Z0", benchmark.intermediateUse(), "MNOK, 2018 prices", "purchases of composites");
        Parameter energy = model.structural(
                "energy_share", technology.energyShare(), "share", "purchases of a product that are energy");
        Expr asEnergy = energy.at(i, j).times(bought(technology.energy));
        Expr asMaterial = Expr.constant(1).minus(energy.at(i, j)).times(bought(technology.materials));
        return base.at(r, i, j).times(asEnergy.plus(asMaterial)).times(scale());
    }

    /** A product bought in a nest per unit of output, relative to the base year. */
    private Expr bought(Nest nest) {
        Expr log = nest.logDemandAtBasePrice().plus(perUnit(nest));
        Expr price = nest.elasticity().times(model.need(COMPOSITE_PRICE, r, j).log());
        return log.exp().over(price.exp());
    }

    /** Value added, and the taxes on purchases and output. */
    private void valueAdded() {
        Parameter tax = model.structural(
                "tZ",
                Grid.of(at -> accounts.productTaxRate().get(at[0]), benchmark.industries()),
                "share of price",
                "product taxes on purchases by industries");
        Grid has = Grid.of(at -> accounts.output().get(at) == 0 ? 0 : 1, benchmark.regions(), benchmark.industries());
        Parameter isMade = model.structural("is_made", has, "0 or 1", "industries that the region has");
        // the variable of an industry that a region lacks stands at some level, but nothing is made of it
        Expr made = isMade.at(r, i).times(v.Y.at(r, i));
        Expr sold = v.PY.at(r, i).times(made);
        Expr bought = model.need(INTERMEDIATE_USE, r, i, j);
        Expr spent = sum(j, model.need(COMPOSITE_PRICE, r, j).times(bought));
        Expr withTax = tax.at(i).plus(1);
        model.give(VALUE_ADDED, over(r, i), made.minus(withTax.times(sum(j, bought))));
        model.add(PUBLIC_RECEIPTS, over(), sum(r, i, tax.at(i).times(spent)));
        model.add(PUBLIC_RECEIPTS, over(), sum(r, i, productionTax.at(r, i).times(sold)));
        model.define(VALUE_ADDED, over(r, i));
        model.define(Quantities.VALUE_ADDED_CURRENT, over(r, i), sold.minus(withTax.times(spent)));
    }

    /** Log demand for an input per unit of output. */
    private Expr perUnit(Input input) {
        return technology.klem.logDemand(input);
    }

    /** Output relative to the base year. */
    private Expr scale() {
        return v.Y.at(r, i).over(output0.at(r, i));
    }
}
