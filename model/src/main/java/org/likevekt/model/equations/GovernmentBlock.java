package org.likevekt.model.equations;

import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Variable;

/** One national government: exogenous purchases, all taxes, transfers, and a budget that the closure balances. */
final class GovernmentBlock implements Block {
    @Override
    public void addTo(Assembly model) {
        Index r = model.sets().region("r");
        Index i = model.sets().industry("i");
        Index j = model.sets().industry("j");
        Benchmark benchmark = model.benchmark();
        Variables v = model.variables();
        Parameter purchases0 = model.structural(
                "G0", benchmark.useBy("GOVERNMENT"), "MNOK, 2018 prices", "public purchases in the base year");
        Parameter purchases = model.indexOne(
                "government_purchases",
                List.of(model.sets().regions(), model.sets().industries()),
                "public purchases");
        Parameter tax = model.system()
                .structural("tG", List.of(), "share of price", "taxes on public purchases", new double[] {
                    benchmark.productTaxRate("GOVERNMENT")
                });
        Grid owned = CapitalIncome.governments(benchmark);
        Parameter ownership = model.structural("is_government", owned, "0 or 1", "capital owned by government");

        Expr quantity = purchases0.at(r, j).times(purchases.at(r, j));
        Expr value = sum(r, j, model.logCompositePrice(r, j).exp().times(quantity));
        model.demandComposite(quantity);
        model.governmentSpends(value.times(tax.at().plus(1)));
        model.governmentReceives(value.times(tax.at()));
        Expr factor = model.capitalIncome().plus(model.resourceIncome());
        // capital tax is received with the households' (see there), so what government owns brings in the rest
        Expr kept =
                Expr.constant(1).minus(model.system().declared("capital_tax").at(i));
        model.governmentReceives(sum(r, i, ownership.at(i).times(kept).times(factor)));
        model.saves(v.governmentSaving.at().times(v.foreignExchange.at()));
        model.system().define("public purchases", over(r, j), quantity, "MNOK, 2018 prices", "public purchases");
        model.system()
                .define("public spending", over(), value.times(tax.at().plus(1)), "MNOK", "public purchases with tax");
    }

    /** Closes the budget; to be called when every block has contributed. */
    static void close(Assembly model) {
        Variables v = model.variables();
        Expr receipts = model.governmentReceipts();
        Expr spending = model.governmentSpending();
        Variable adjusting =
                switch (model.closure().government()) {
                    case SAVING -> v.governmentSaving;
                    case TRANSFERS -> v.transferScale;
                    case INCOME_TAX -> v.incomeTaxScale;
                };
        model.system()
                .equation(
                        "budget of government",
                        over(),
                        v.governmentSaving.at().times(v.foreignExchange.at()).plus(spending),
                        receipts,
                        adjusting);
        model.system().define("public receipts", over(), receipts, "MNOK", "all receipts of government");
    }
}
