package org.likevekt.validation.economies;

import static org.likevekt.solver.algebra.Expr.constant;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;

/**
 * The example of Shoven and Whalley (1984), "Applied General-Equilibrium Models of Taxation and International Trade",
 * Journal of Economic Literature 22: the rich own capital, the poor own labour, both buy manufactures and other goods;
 * CES production and demand; a tax on capital in manufacturing is paid out, 40 % to the
 * rich. Parameters as in the article and in TWO3MCP of the GAMS model library. There is no benchmark to calibrate to.
 */
public final class ShovenWhalley {
    private static final IndexSet GOODS = IndexSet.of("goods", "MFG", "NON");
    private static final IndexSet FACTORS = IndexSet.of("factors", "CAP", "LAB");
    private static final IndexSet HOUSEHOLDS = IndexSet.of("households", "RICH", "POOR");

    private ShovenWhalley() {}

    /** The equations; the price of labour is the numeraire, so its market clears by Walras' law. */
    public static Problem problem() {
        var i = GOODS.index("i");
        var k = GOODS.index("k");
        var f = FACTORS.index("f");
        var g = FACTORS.index("g");
        var h = HOUSEHOLDS.index("h");
        var s = new SystemBuilder();

        var phi = s.parameter("phi", GOODS, "1", "scale of production", 1.5, 2);
        var delta =
                s.parameter("delta", FACTORS, GOODS, "1", "factor weights", new double[][] {{0.4, 0.3}, {0.6, 0.7}});
        var sigma = s.parameter("sigma", GOODS, "elasticity", "of substitution in production", 2, 0.5);
        var alpha =
                s.parameter("alpha", GOODS, HOUSEHOLDS, "1", "demand weights", new double[][] {{0.5, 0.3}, {0.5, 0.7}});
        var sigmaC = s.parameter("sigmaC", HOUSEHOLDS, "elasticity", "of substitution in demand", 1.5, 0.75);
        var owned = s.parameter("E", FACTORS, HOUSEHOLDS, "quantity", "endowment", new double[][] {{25, 0}, {0, 60}});
        var t = s.parameter("t", FACTORS, GOODS, "rate", "tax on factor use", new double[2][2]);
        var paidOut = s.parameter("share", HOUSEHOLDS, "share", "in tax revenue", 0.4, 0.6);

        var q = s.positive("Q", GOODS, "quantity", "output", 25, 50);
        var c = s.positive("C", GOODS, HOUSEHOLDS, "quantity", "consumption", new double[][] {{12, 13}, {17, 33}});
        var v = s.positive("V", FACTORS, GOODS, "quantity", "factor use", new double[][] {{6, 19}, {26, 34}});
        var p = s.positive("P", GOODS, "price", "goods", 1);
        var w = s.positive("W", List.of(FACTORS), "price", "factors", new double[] {1, 1}, FACTORS.mask("LAB"));
        var income = s.positive("I", HOUSEHOLDS, "money", "incomes", 25, 60);

        // Cost minimum of phi (sum delta V^((sigma-1)/sigma))^(sigma/(sigma-1)), and its factor demands.
        var paid = w.at(f).times(t.at(f, i).plus(1));
        var paidInside = w.at(g).times(t.at(g, i).plus(1));
        var oneLess = constant(1).minus(sigma.at(i));
        var ces = sum(g, delta.at(g, i).pow(sigma.at(i)).times(paidInside.pow(oneLess)));
        var unitCost = ces.log().over(oneLess).exp().over(phi.at(i));
        var perUnit = phi.at(i)
                .times(unitCost)
                .times(delta.at(f, i))
                .over(paid)
                .pow(sigma.at(i))
                .over(phi.at(i));
        // Demand of utility (sum alpha^(1/s) C^((s-1)/s))^(s/(s-1)), s = sigmaC.
        var index = sum(k, alpha.at(k, h).times(p.at(k).pow(constant(1).minus(sigmaC.at(h)))));
        var demand = alpha.at(i, h)
                .times(income.at(h))
                .over(p.at(i).pow(sigmaC.at(h)).times(index));
        var revenue = sum(f, i, t.at(f, i).times(w.at(f)).times(v.at(f, i)));
        var earned = sum(f, w.at(f).times(owned.at(f, h)));
        var used = sum(i, v.at(f, i));
        var owns = sum(h, owned.at(f, h));

        s.equation("zero profit", over(i), p.at(i), unitCost, p);
        s.equation("factor demand", over(f, i), v.at(f, i), q.at(i).times(perUnit), v);
        s.equation("demand", over(i, h), c.at(i, h), demand, c);
        s.equation("market for goods", over(i), q.at(i), sum(h, c.at(i, h)), q);
        s.equation("market for factors", over(f), used, owns, w);
        s.equation(
                "income balance",
                over(h),
                income.at(h),
                earned.plus(paidOut.at(h).times(revenue)),
                income);
        s.define("revenue", revenue, "money", "tax revenue");
        s.define("Walras", over(f), used.minus(owns), "quantity", "excess demand for factors");
        return Problem.of(s);
    }
}
