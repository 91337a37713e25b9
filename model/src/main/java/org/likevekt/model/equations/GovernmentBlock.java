package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.COMPOSITE_DEMAND;
import static org.likevekt.model.drivers.Quantities.COMPOSITE_PRICE;
import static org.likevekt.model.drivers.Quantities.NET_CAPITAL_INCOME;
import static org.likevekt.model.drivers.Quantities.PUBLIC_OUTLAYS;
import static org.likevekt.model.drivers.Quantities.PUBLIC_RECEIPTS;
import static org.likevekt.model.drivers.Quantities.SAVING;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;

/** One national government: exogenous purchases, all taxes, transfers, and a budget that the closure balances. */
final class GovernmentBlock {
    static final Block BLOCK = Block.of("government", model -> new GovernmentBlock(model).write());

    private final Assembly model;
    private final SystemBuilder system;
    private final Benchmark benchmark;
    private final Variables v;
    private final Index r;
    private final Index i;
    private final Index j;

    private GovernmentBlock(Assembly model) {
        this.model = model;
        system = model.system();
        benchmark = model.benchmark();
        v = model.variables();
        r = model.sets().region("r");
        i = model.sets().industry("i");
        j = model.sets().industry("j");
    }

    private void write() {
        purchases();
        ownership();
        budget();
    }

    private void purchases() {
        Parameter base = model.structural(
                "G0", benchmark.useBy("GOVERNMENT"), "MNOK, 2018 prices", "public purchases in the base year");
        Parameter index = model.parameter(Drivers.GOVERNMENT_PURCHASES);
        Parameter tax = model.structural(
                "tG", benchmark.productTaxRate("GOVERNMENT"), "share of price", "taxes on public purchases");
        Expr quantity = base.at(r, j).times(index.at(r, j));
        Expr value = sum(r, j, model.need(COMPOSITE_PRICE, r, j).times(quantity));
        Expr spending = value.times(tax.at().plus(1));
        model.add(COMPOSITE_DEMAND, over(r, j), quantity);
        model.add(PUBLIC_OUTLAYS, over(), spending);
        model.add(PUBLIC_RECEIPTS, over(), value.times(tax.at()));
        model.define(Quantities.PUBLIC_PURCHASES, over(r, j), quantity);
        model.define(Quantities.PUBLIC_SPENDING, over(), spending);
    }

    /** Capital tax is received with the households', so what government owns brings in the rest. */
    private void ownership() {
        Parameter owned = model.structural(
                "is_government", CapitalIncome.governments(benchmark), "0 or 1", "capital owned by government");
        model.add(PUBLIC_RECEIPTS, over(), sum(r, i, owned.at(i).times(model.need(NET_CAPITAL_INCOME, r, i))));
    }

    private void budget() {
        Expr saving = v.GS.at().times(v.PFX.at());
        system.equation(
                "budget of government",
                over(),
                saving.plus(model.need(PUBLIC_OUTLAYS)),
                model.need(PUBLIC_RECEIPTS),
                v.of(model.closure().government().adjusting()));
        model.add(SAVING, over(), saving);
    }
}
