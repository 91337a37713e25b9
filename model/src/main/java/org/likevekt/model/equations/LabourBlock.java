package org.likevekt.model.equations;

import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;

/**
 * Labour markets by place of work and education group: residents carry their labour to work by the commuting shares of
 * the base year, every wage clears its market, and labour moves freely between industries, whose pay differs by fixed
 * ratios.
 */
final class LabourBlock implements Block {
    @Override
    public void addTo(Assembly model) {
        Index r = model.sets().region("r");
        Index s = model.sets().region("s");
        Index i = model.sets().industry("i");
        Index e = model.sets().group("e");
        Variables v = model.variables();
        Parameter earnings = model.system().declared("E0");
        Parameter labour = model.system().declared("labour");
        Parameter differential = model.structural(
                "pay",
                model.benchmark().payDifferential(),
                "ratio",
                "pay of an industry relative to the national mean");
        Parameter workers = model.structural(
                "E0_over_pay", workers(model.benchmark()), "MNOK", "labour of residents of a region by place of work");
        Expr demand = model.labourDemand();
        Expr supply = sum(s, workers.at(s, r, e).times(labour.at(s, e)));
        model.system()
                .equation("market of labour", over(r, e), supply, sum(i, demand.over(differential.at(i))), v.wage);

        Expr earned = sum(s, earnings.at(s, r, e).times(labour.at(s, e)));
        model.system()
                .equation(
                        "average pay",
                        over(r, e),
                        v.earnings.at(r, e).times(earned),
                        v.wage.at(r, e).times(sum(i, demand)),
                        v.earnings);

        Expr national = sum(r, s, e, earnings.at(s, r, e).times(labour.at(s, e)).times(v.earnings.at(r, e)));
        Parameter productivity = model.indexOne(
                "group_productivity",
                List.of(model.sets().regions(), model.sets().groups()),
                "labour that a worker of the group brings, by residence");
        Expr workers0 = sum(r, s, e, earnings.at(s, r, e).times(labour.at(s, e)).over(productivity.at(s, e)));
        model.system()
                .equation("national average wage", over(), v.wageIndex.at(), national.over(workers0), v.wageIndex);

        Expr payroll = sum(r, model.payrollTax().times(sum(i, e, demand.times(v.wage.at(r, e)))));
        model.governmentReceives(payroll);
        model.system().define("labour", over(r, i, e), demand, "MNOK, 2018 wages", "efficiency units of labour used");
        model.system().define("wage bill", over(), national, "MNOK", "wages without employer's contribution");
        model.system().define("payroll tax", over(), payroll, "MNOK", "employer's contributions");
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
