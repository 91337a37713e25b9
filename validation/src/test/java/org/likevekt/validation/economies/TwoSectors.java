package org.likevekt.validation.economies;

import static org.likevekt.solver.algebra.Expr.constant;
import static org.likevekt.solver.algebra.Expr.logCes;

import java.util.List;
import java.util.Set;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.newton.Problem;

/**
 * The two by two economy of {@link TwoByTwo} with every market written, whichever price is fixed, and CES in
 * production.
 *
 * @param elasticity of substitution between labour and capital
 * @param fixed names of the prices that are fixed at 1: one is a numeraire, none or two are a mistake
 * @param paidOut part of the tax revenue that the consumer gets; what is missing is lost
 */
record TwoSectors(double elasticity, Set<String> fixed, double paidOut) {
    Problem problem() {
        SystemBuilder s = new SystemBuilder();
        var labour = s.parameter("L", "quantity", "labour endowment", 70);
        var capital = s.parameter("K", "quantity", "capital endowment", 80);
        var t = s.parameter("t", "rate", "tax on the output of X", 0);
        Variable x = s.positive("X", "activity", "sector X, 100 at 1", 1);
        Variable y = s.positive("Y", "activity", "sector Y, 50 at 1", 1);
        Variable u = s.positive("U", "activity", "utility, 150 at 1", 1);
        Variable px = price(s, "PX");
        Variable py = price(s, "PY");
        Variable pu = price(s, "PU");
        Variable pl = price(s, "PL");
        Variable pk = price(s, "PK");
        Variable ra = s.positive("RA", "money", "income of the consumer", 150);

        Expr costX = cost(0.5, pl, pk, elasticity);
        Expr costY = cost(0.4, pl, pk, elasticity);
        Expr costU = cost(2.0 / 3, px, py, 1);
        Expr tax = px.at().times(t.at()).times(x.at()).times(100);
        s.equation("zero profit of X", costX, px.at().times(constant(1).minus(t.at())), x);
        s.equation("zero profit of Y", costY, py.at(), y);
        s.equation("zero profit of U", costU, pu.at(), u);
        Expr forLabour = demand(50, x, costX, pl, elasticity).plus(demand(20, y, costY, pl, elasticity));
        Expr forCapital = demand(50, x, costX, pk, elasticity).plus(demand(30, y, costY, pk, elasticity));
        s.equation("market for X", x.at().times(100), demand(100, u, costU, px, 1), px);
        s.equation("market for Y", y.at().times(50), demand(50, u, costU, py, 1), py);
        s.equation("market for U", u.at().times(150), ra.at().over(pu.at()), pu);
        s.equation("market for labour", labour.at(), forLabour, pl);
        s.equation("market for capital", capital.at(), forCapital, pk);
        Expr factors = pl.at().times(labour.at()).plus(pk.at().times(capital.at()));
        s.equation("income balance", ra.at(), factors.plus(tax.times(paidOut)), ra);
        return Problem.of(s);
    }

    private Variable price(SystemBuilder s, String name) {
        return fixed.contains(name) ? s.fixed(name, "price", name, 1) : s.positive(name, "price", name, 1);
    }

    private static Expr cost(double share, Variable first, Variable second, double sigma) {
        List<Expr> shares = List.of(constant(share), constant(1 - share));
        return logCes(shares, List.of(first.log(), second.log()), constant(sigma))
                .exp();
    }

    /** Shephard's lemma in calibrated shares: so much at the benchmark, times (cost / price)^sigma. */
    private static Expr demand(double benchmark, Variable activity, Expr cost, Variable price, double sigma) {
        return activity.at().times(benchmark).times(cost.over(price.at()).pow(sigma));
    }
}
