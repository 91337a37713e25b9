package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.CAPITAL_INCOME;
import static org.likevekt.model.drivers.Quantities.CAPITAL_INDEX;
import static org.likevekt.model.drivers.Quantities.CAPITAL_TAX_RATE;
import static org.likevekt.model.drivers.Quantities.DEPRECIATION;
import static org.likevekt.model.drivers.Quantities.FROM_ABROAD;
import static org.likevekt.model.drivers.Quantities.INVESTMENT;
import static org.likevekt.model.drivers.Quantities.INVESTMENT_PRICE;
import static org.likevekt.model.drivers.Quantities.NET_CAPITAL_INCOME;
import static org.likevekt.model.drivers.Quantities.PETROLEUM_CASH_FLOW;
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

/**
 * What becomes of capital income: tax, depreciation, which every owner saves, and of what corporations have left a share
 * that they keep; the rest is paid to households. Their capital abroad is treated alike. Petroleum pays for its own investment, and the rest of its cash flow goes
 * abroad, to the fund and to foreign owners.
 */
final class CorporationBlock {
    static final Block BLOCK = Block.of("corporations", model -> new CorporationBlock(model).write());

    private final Assembly model;
    private final SystemBuilder system;
    private final Benchmark benchmark;
    private final Variables v;
    private final Index r;
    private final Index i;
    private final Parameter isPetroleum;

    private CorporationBlock(Assembly model) {
        this.model = model;
        system = model.system();
        benchmark = model.benchmark();
        v = model.variables();
        r = model.sets().region("r");
        i = model.sets().industry("i");
        isPetroleum = model.structural(
                "is_petroleum",
                CapitalIncome.petroleum(benchmark),
                "0 or 1",
                "the industry that pays its owners abroad");
    }

    private void write() {
        tax();
        depreciation();
        retained();
        petroleum();
    }

    private void tax() {
        Parameter tax = model.parameter(Drivers.CAPITAL_TAX);
        model.give(CAPITAL_TAX_RATE, over(i), tax.at(i));
        Expr income = model.need(CAPITAL_INCOME, r, i);
        model.give(
                NET_CAPITAL_INCOME,
                over(r, i),
                Expr.constant(1).minus(tax.at(i)).times(income));
        model.add(PUBLIC_RECEIPTS, over(), sum(r, i, tax.at(i).times(income)));
    }

    private void depreciation() {
        Parameter base = model.structural(
                "D0", benchmark.accounts().depreciation(), "MNOK", "consumption of fixed capital in the base year");
        Expr worn = base.at(r, i).times(model.need(CAPITAL_INDEX, r, i)).times(model.need(INVESTMENT_PRICE, r));
        model.give(DEPRECIATION, over(r, i), worn);
        model.define(DEPRECIATION, over(r, i));
        Expr others = Expr.constant(1).minus(isPetroleum.at(i));
        model.add(SAVING, over(), sum(r, i, others.times(model.need(DEPRECIATION, r, i))));
    }

    private void retained() {
        Parameter pooled = model.structural(
                "is_pooled", CapitalIncome.pooled(benchmark), "0 or 1", "capital owned by corporations");
        Parameter kept = model.parameter(Drivers.RETAINED_SHARE);
        double primary = benchmark.accounts().sectors().primaryIncome();
        Parameter abroad =
                model.structural("primary_income", primary, "MNOK", "net primary income from abroad but the fund's");
        Expr net = model.need(NET_CAPITAL_INCOME, r, i).minus(model.need(DEPRECIATION, r, i));
        Expr left = sum(r, i, pooled.at(i).times(net)).plus(fromCapitalAbroad());
        Expr paidOut = Expr.constant(1).minus(kept.at()).times(left);
        system.equation("national pool of capital income", over(), v.POOL.at(), paidOut, v.POOL);
        Expr received = abroad.at().times(v.PFX.at());
        Expr saved = kept.at().times(left).plus(received);
        model.add(SAVING, over(), saved);
        model.add(FROM_ABROAD, over(), received);
        model.define(Quantities.CORPORATE_SAVING, over(), saved);
    }

    /** What corporations have lent abroad since the base year earns the world's return, and is theirs as other income is. */
    private Expr fromCapitalAbroad() {
        Parameter stock = model.parameter(Quantities.CAPITAL_ABROAD_GIVEN, 0);
        Parameter rate = model.parameter(Drivers.WORLD_RETURN);
        Expr income = rate.at().times(stock.at()).times(v.PFX.at());
        model.add(FROM_ABROAD, over(), income);
        model.define(Quantities.CAPITAL_ABROAD_INCOME, over(), income);
        return income;
    }

    private void petroleum() {
        Expr invested =
                sum(r, i, isPetroleum.at(i).times(model.need(INVESTMENT, r, i)).times(model.need(INVESTMENT_PRICE, r)));
        Expr earned = sum(r, i, isPetroleum.at(i).times(model.need(NET_CAPITAL_INCOME, r, i)));
        model.give(PETROLEUM_CASH_FLOW, over(), earned.minus(invested));
        model.define(PETROLEUM_CASH_FLOW, over());
        model.add(SAVING, over(), invested);
        model.add(FROM_ABROAD, over(), invested.minus(earned));
    }
}
