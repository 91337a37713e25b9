package org.likevekt.model.equations;

import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;

/**
 * Labour markets by place of work and education group: residents carry their labour to work by the commuting shares of
 * the base year, every wage clears its market, and labour moves freely between industries.
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
        Expr supply = sum(s, earnings.at(s, r, e).times(labour.at(s, e)));
        Expr demand = model.labourDemand();
        model.system().equation("market of labour", over(r, e), supply, sum(i, demand), v.wage);

        Expr national = sum(r, s, e, earnings.at(s, r, e).times(labour.at(s, e)).times(v.wage.at(r, e)));
        Expr units = sum(r, s, e, earnings.at(s, r, e).times(labour.at(s, e)));
        model.system().equation("national average wage", over(), v.wageIndex.at(), national.over(units), v.wageIndex);

        Expr payroll = sum(r, model.payrollTax().times(sum(i, e, demand.times(v.wage.at(r, e)))));
        model.governmentReceives(payroll);
        model.system().define("labour", over(r, i, e), demand, "MNOK, 2018 wages", "efficiency units of labour used");
        model.system().define("wage bill", over(), national, "MNOK", "wages without employer's contribution");
        model.system().define("payroll tax", over(), payroll, "MNOK", "employer's contributions");
    }
}
