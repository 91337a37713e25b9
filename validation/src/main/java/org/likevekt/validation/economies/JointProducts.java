package org.likevekt.validation.economies;

import static org.likevekt.solver.algebra.Expr.product;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;

/**
 * Joint products, the model JPMGE of Rutherford (MPSGE in the GAMS model library): each industry makes both goods, with
 * constant elasticity of transformation t between them, so unit revenue is {@code (sum theta p^(1+t))^(1/(1+t))} and,
 * by Hotelling's lemma, supply per activity {@code make (p / revenue)^t}. Inputs and demand are Cobb-Douglas.
 */
public final class JointProducts {
    private static final IndexSet GOODS = IndexSet.of("goods", "g1", "g2");
    private static final IndexSet INDUSTRIES = IndexSet.of("industries", "j1", "j2");
    private static final IndexSet FACTORS = IndexSet.of("factors", "LAB", "CAP");

    private JointProducts() {}

    /** The price of labour is the numeraire. */
    public static Problem inLabour() {
        return problem(FACTORS.mask("LAB"), false);
    }

    /** Income is the numeraire: the balance of income goes out by Walras' law, and the market for labour comes in. */
    public static Problem inIncome() {
        return problem(FACTORS.mask(), true);
    }

    private static Problem problem(boolean[] fixedFactorPrices, boolean fixedIncome) {
        var i = GOODS.index("i");
        var g = GOODS.index("g");
        var j = INDUSTRIES.index("j");
        var f = FACTORS.index("f");
        var k = FACTORS.index("k");
        var s = new SystemBuilder();

        // Benchmark values; both industries have receipts and costs of 8 and 12.
        var make = s.parameter("make", GOODS, INDUSTRIES, "quantity", "goods made", new double[][] {{6, 2}, {2, 10}});
        var use = s.parameter("use", GOODS, INDUSTRIES, "quantity", "goods used", new double[][] {{4, 2}, {2, 6}});
        var hire =
                s.parameter("hire", FACTORS, INDUSTRIES, "quantity", "factors used", new double[][] {{1, 3}, {1, 1}});
        var size = s.parameter("size", INDUSTRIES, "money", "receipts", 8, 12);
        var budget = s.parameter("budget", GOODS, "share", "goods in final demand", 2.0 / 6, 4.0 / 6);
        var endowment = s.parameter("E", FACTORS, "quantity", "factor endowment", 4, 2);
        var t = s.parameter("t", "elasticity", "of transformation", 1);

        var x = s.positive("X", INDUSTRIES, "activity", "activities", 1);
        var p = s.positive("P", GOODS, "price", "goods", 1);
        var pf = s.positive("PF", List.of(FACTORS), "price", "factors", new double[] {1, 1}, fixedFactorPrices);
        var ra = s.positive(
                "RA", List.of(), "money", "income of the household", new double[] {6}, new boolean[] {fixedIncome});
        var d = s.positive("D", GOODS, "quantity", "final demand", 2, 4);

        var t1 = t.at().plus(1);
        var theta = make.at(g, j).over(size.at(j));
        var revenue = sum(g, theta.times(p.at(g).pow(t1))).log().over(t1).exp();
        var goods = product(g, p.at(g).pow(use.at(g, j).over(size.at(j))));
        var cost = goods.times(product(k, pf.at(k).pow(hire.at(k, j).over(size.at(j)))));
        var supply =
                sum(j, x.at(j).times(make.at(i, j)).times(p.at(i).over(revenue).pow(t.at())));
        var inputs = sum(j, x.at(j).times(use.at(i, j)).times(cost).over(p.at(i)));
        var hired = sum(j, x.at(j).times(hire.at(f, j)).times(cost)).over(pf.at(f));
        s.equation("zero profit", over(j), cost, revenue, x);
        s.equation("market for goods", over(i), supply, inputs.plus(d.at(i)), p);
        s.equation("market for factors", over(f), endowment.at(f), hired, pf);
        s.equation("income balance", ra.at(), sum(f, pf.at(f).times(endowment.at(f))), ra);
        s.equation("final demand", over(i), d.at(i).times(p.at(i)), budget.at(i).times(ra.at()), d);
        s.define("Walras", over(f), hired.minus(endowment.at(f)), "quantity", "excess demand for factors");
        return Problem.of(s);
    }
}
