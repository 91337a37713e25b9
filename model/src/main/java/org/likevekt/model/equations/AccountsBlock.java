package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.CAPITAL_INCOME;
import static org.likevekt.model.drivers.Quantities.DELIVERIES;
import static org.likevekt.model.drivers.Quantities.EXPORTS;
import static org.likevekt.model.drivers.Quantities.FROM_ABROAD;
import static org.likevekt.model.drivers.Quantities.IMPORTS;
import static org.likevekt.model.drivers.Quantities.IMPORT_PRICE;
import static org.likevekt.model.drivers.Quantities.PUBLIC_RECEIPTS;
import static org.likevekt.model.drivers.Quantities.VALUE_ADDED;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;

/**
 * National accounts of a solution: the balance with the rest of the world, which is the one equation left out, and
 * mainland product, with the national productivity that it takes where it is given, as in the calibration of the baseline.
 */
final class AccountsBlock {
    static final Block BLOCK = Block.of("accounts", model -> new AccountsBlock(model).write());

    private final Assembly model;
    private final SystemBuilder system;
    private final Variables v;
    private final Index r;
    private final Index s;
    private final Index i;
    private final Index j;

    private AccountsBlock(Assembly model) {
        this.model = model;
        system = model.system();
        v = model.variables();
        r = model.sets().region("r");
        s = model.sets().region("s");
        i = model.sets().industry("i");
        j = model.sets().industry("j");
    }

    private void write() {
        model.define(PUBLIC_RECEIPTS, over());
        world();
        model.define(DELIVERIES, over(s, r, j));
        model.define(CAPITAL_INCOME, over(r, i));
        mainland();
    }

    private void world() {
        Expr exported = sum(s, j, model.need(EXPORTS, s, j).times(model.need(Quantities.PRICE_ABROAD, s, j)));
        Expr imported = sum(r, j, model.need(IMPORTS, r, j).times(model.need(IMPORT_PRICE, j)));
        model.define(EXPORTS, over(s, j));
        model.define(IMPORTS, over(r, j));
        model.define(Quantities.EXPORT_VALUE, over(), exported);
        model.define(Quantities.IMPORT_VALUE, over(), imported);
        model.define(
                Quantities.BALANCE_WITH_WORLD, over(), imported.minus(exported).minus(model.need(FROM_ABROAD)));
        termsOfTrade();
    }

    /** Implicit deflator of exports over that of imports, petroleum outside both. */
    private void termsOfTrade() {
        Parameter others = model.structural(
                "is_not_petroleum",
                Grid.of(
                        at -> 1 - CapitalIncome.petroleum(model.benchmark()).get(at),
                        model.benchmark().industries()),
                "0 or 1",
                "industries whose trade the terms of trade count");
        Expr sold = others.at(j).times(model.need(EXPORTS, s, j));
        Expr bought = others.at(j).times(model.need(IMPORTS, r, j));
        Expr exportPrice =
                sum(s, j, sold.times(model.need(Quantities.PRICE_ABROAD, s, j))).over(sum(s, j, sold));
        Expr importPrice = sum(r, j, bought.times(model.need(IMPORT_PRICE, j))).over(sum(r, j, bought));
        Expr terms = tradesBeyondPetroleum() ? exportPrice.over(importPrice) : Expr.constant(1);
        model.define(Quantities.TERMS_OF_TRADE, over(), terms);
    }

    /** A country that sells or buys nothing but petroleum has no other price that could move against another. */
    private boolean tradesBeyondPetroleum() {
        Benchmark benchmark = model.benchmark();
        Grid petroleum = CapitalIncome.petroleum(benchmark);
        Grid exports = benchmark.accounts().exports().sumOver(0);
        Grid imports = benchmark.imports().sumOver(0);
        double sold = 0;
        double bought = 0;
        for (int k = 0; k < benchmark.industries().size(); k++) {
            sold += (1 - petroleum.get(k)) * exports.get(k);
            bought += (1 - petroleum.get(k)) * imports.get(k);
        }
        return sold > 0 && bought > 0;
    }

    private void mainland() {
        Benchmark benchmark = model.benchmark();
        Grid mainland = Grid.of(at -> benchmark.dataset().isMainland(at[0]) ? 1 : 0, benchmark.industries());
        Parameter counts =
                model.structural("is_mainland", mainland, "0 or 1", "industries that mainland product counts");
        Expr product = sum(r, i, counts.at(i).times(model.need(VALUE_ADDED, r, i)));
        model.define(Quantities.MAINLAND_PRODUCT, over(), product);
        if (model.closure().growth() == Closure.Growth.PRODUCT_GIVEN) {
            Parameter given = model.parameter(Quantities.PRODUCT_AIM, CountyEquations.mainlandProduct(benchmark));
            system.equation(Quantities.MAINLAND_PRODUCT.symbol(), product, given.at(), v.PROD);
        }
    }
}
