package org.likevekt.model.equations;

import static org.likevekt.model.drivers.Quantities.LABOUR_DEMAND;
import static org.likevekt.model.drivers.Quantities.LABOUR_INCOME;
import static org.likevekt.model.drivers.Quantities.PAYROLL_TAX_RATE;
import static org.likevekt.model.drivers.Quantities.PUBLIC_RECEIPTS;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;

/**
 * Labour markets by place of work and education group: residents carry their labour to work by the commuting shares of
 * the base year or by those that they choose, every wage clears its market, and labour moves freely between industries, whose pay differs by fixed
 * ratios.
 */
final class LabourBlock {
    static final Block BLOCK = Block.of("labour", model -> new LabourBlock(model).write());

    private final Assembly model;
    private final SystemBuilder system;
    private final Benchmark benchmark;
    private final Variables v;
    private final Index r;
    private final Index s;
    private final Index i;
    private final Index e;
    private final Parameter earnings0;
    private final Parameter labour;
    private final Expr demand;

    private LabourBlock(Assembly model) {
        this.model = model;
        system = model.system();
        benchmark = model.benchmark();
        v = model.variables();
        r = model.sets().region("r");
        s = model.sets().region("s");
        i = model.sets().industry("i");
        e = model.sets().group("e");
        earnings0 = model.structural(
                "E0",
                benchmark.accounts().commutingEarnings(),
                "MNOK",
                "wages earned in a region by residents of another");
        labour = model.parameter(Quantities.LABOUR_SUPPLY, 1);
        demand = model.need(LABOUR_DEMAND, r, i, e);
    }

    /** Efficiency units that residents bring: of all who want to work, or of those whom the wage curve employs. */
    private Expr working(Index home) {
        return model.closure().labour() == Closure.Labour.WAGE_CURVE
                ? labour.at(home, e).times(model.need(Quantities.EMPLOYMENT, home, e))
                : labour.at(home, e);
    }

    /** Efficiency units that residents bring to a place of work, of one there in the base year. */
    private Expr working(Index home, Index work) {
        return model.closure().commuting() == Closure.Commuting.LOGIT
                ? working(home).times(model.need(Quantities.COMMUTING, home, work, e))
                : working(home);
    }

    private void write() {
        market();
        averagePay();
        model.define(LABOUR_DEMAND, over(r, i, e));
        nationalWage();
        accounts();
    }

    private void market() {
        Parameter workers = model.structural(
                "E0_over_pay", workers(benchmark), "MNOK", "labour of residents of a region by place of work");
        Parameter pay = model.structural(
                "pay", benchmark.payDifferential(), "ratio", "pay of an industry relative to the national mean");
        Expr supply = sum(s, workers.at(s, r, e).times(working(s, r)));
        system.equation("market of labour", over(r, e), supply, sum(i, demand.over(pay.at(i))), v.W);
    }

    private void averagePay() {
        Expr earned = sum(s, earnings0.at(s, r, e).times(working(s, r)));
        Expr paid = v.W.at(r, e).times(sum(i, demand));
        system.equation("average pay", over(r, e), v.WAV.at(r, e).times(earned), paid, v.WAV);
    }

    private void nationalWage() {
        Parameter productivity = model.parameter(Drivers.GROUP_PRODUCTIVITY);
        Expr brought = earnings0.at(s, r, e).times(working(s, r));
        Expr bill = sum(r, s, e, brought.times(v.WAV.at(r, e)));
        Expr workers = sum(r, s, e, brought.over(productivity.at(s, e)));
        model.give(Quantities.WORKERS, over(r, e), working(r).over(productivity.at(r, e)));
        system.equation("national average wage", over(), v.WBAR.at(), bill.over(workers), v.WBAR);
        model.define(Quantities.WAGE_BILL, over(), bill);
    }

    private void accounts() {
        model.give(LABOUR_INCOME, over(r, e), income());
        Expr payroll = sum(r, model.need(PAYROLL_TAX_RATE, r).times(sum(i, e, demand.times(v.W.at(r, e)))));
        model.add(PUBLIC_RECEIPTS, over(), payroll);
        model.define(Quantities.PAYROLL_TAX, over(), payroll);
    }

    private Expr income() {
        Expr paid = v.WAV.at(s, e).times(earnings0.at(r, s, e));
        return model.closure().commuting() == Closure.Commuting.LOGIT
                ? sum(s, paid.times(working(r, s)))
                : sum(s, paid).times(working(r));
    }

    /** Labour by residence, work and group (r,s,e) at equal industry pay: earnings over the mean pay where they work. */
    private static Grid workers(Benchmark benchmark) {
        Grid wages = benchmark.wages();
        Grid pay = benchmark.payDifferential();
        Grid atEqualPay = Grid.of(
                        at -> wages.get(at) / pay.get(at[1]),
                        benchmark.regions(),
                        benchmark.industries(),
                        benchmark.groups())
                .sumOver(1);
        Grid paid = wages.sumOver(1);
        Grid earnings = benchmark.accounts().commutingEarnings();
        return Grid.of(
                at -> earnings.get(at) * atEqualPay.get(at[1], at[2]) / paid.get(at[1], at[2]),
                benchmark.regions(),
                benchmark.regions(),
                benchmark.groups());
    }
}
