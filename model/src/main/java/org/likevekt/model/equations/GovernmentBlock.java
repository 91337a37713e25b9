package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.COMPOSITE_DEMAND;
import static org.likevekt.model.drivers.Quantities.COMPOSITE_PRICE;
import static org.likevekt.model.drivers.Quantities.DEPRECIATION;
import static org.likevekt.model.drivers.Quantities.FROM_ABROAD;
import static org.likevekt.model.drivers.Quantities.NET_CAPITAL_INCOME;
import static org.likevekt.model.drivers.Quantities.PETROLEUM_CASH_FLOW;
import static org.likevekt.model.drivers.Quantities.PUBLIC_OUTLAYS;
import static org.likevekt.model.drivers.Quantities.PUBLIC_RECEIPTS;
import static org.likevekt.model.drivers.Quantities.SAVING;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import org.likevekt.data.SectorAccounts;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;

/**
 * One national government: exogenous purchases, all taxes, transfers, a withdrawal from the fund, and a budget that the
 * closure balances.
 */
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
        fund();
        transfersAbroad();
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

    /** Capital tax is received with the corporations', so what government owns brings in the rest, less depreciation. */
    private void ownership() {
        Parameter owned = model.structural(
                "is_government", CapitalIncome.governments(benchmark), "0 or 1", "capital owned by government");
        Expr net = model.need(NET_CAPITAL_INCOME, r, i).minus(model.need(DEPRECIATION, r, i));
        model.add(PUBLIC_RECEIPTS, over(), sum(r, i, owned.at(i).times(net)));
    }

    /** The fund: a share of it goes to the budget, and government's part of petroleum's cash flow to it. */
    private void fund() {
        SectorAccounts sectors = benchmark.accounts().sectors();
        Parameter fund = model.parameter(Quantities.FUND_GIVEN, sectors.fund());
        Parameter rate = model.parameter(Drivers.FUND_WITHDRAWAL);
        Parameter part = model.structural(
                "public_petroleum_share",
                sectors.publicPetroleumShare(),
                "share",
                "government's part of petroleum's cash flow");
        Expr withdrawal = rate.at().times(fund.at()).times(v.PFX.at());
        model.add(PUBLIC_RECEIPTS, over(), withdrawal);
        model.add(FROM_ABROAD, over(), withdrawal);
        model.define(Quantities.FUND_WITHDRAWAL, over(), withdrawal);
        Expr inflow = part.at().times(model.need(PETROLEUM_CASH_FLOW));
        model.define(Quantities.FUND_INFLOW, over(), inflow);
    }

    private void transfersAbroad() {
        Parameter base = model.structural(
                "transfers_abroad",
                benchmark.accounts().sectors().transfersAbroad(),
                "MNOK",
                "net current transfers to abroad");
        Expr paid = base.at().times(v.PFX.at());
        model.add(PUBLIC_OUTLAYS, over(), paid);
        model.add(FROM_ABROAD, over(), Expr.constant(0).minus(paid));
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
