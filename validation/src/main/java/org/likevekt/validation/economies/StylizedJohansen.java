package org.likevekt.validation.economies;

import static org.likevekt.solver.algebra.Expr.product;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;

/**
 * Stylized Johansen of the GEMPACK manual (after Dixon, Parmenter, Powell and Wilcoxen 1992, "Notes and Problems in
 * Applied General Equilibrium Economics", chapter 3): two sectors with intermediates, labour and capital, one household,
 * Cobb-Douglas throughout. Solved in the levels: the exact answer that Euler's and Gragg's methods converge to.
 */
public final class StylizedJohansen {
    private static final IndexSet SECTORS = IndexSet.of("sectors", "1", "2");
    private static final IndexSet FACTORS = IndexSet.of("factors", "LAB", "CAP");

    private StylizedJohansen() {}

    /** The equations; the price of commodity 1 is the numeraire, so its market clears by Walras' law. */
    public static Problem problem() {
        var i = SECTORS.index("i");
        var j = SECTORS.index("j");
        var f = FACTORS.index("f");
        var s = new SystemBuilder();

        // Values of the input-output table at prices of 1: product i and factor f into sector j.
        double[][] inputs = {{4, 2}, {2, 6}};
        double[][] primary = {{1, 3}, {1, 1}};
        double[] output = {8, 12};
        double[] household = {2, 4};
        var alpha = s.parameter("alpha", SECTORS, SECTORS, "share", "inputs in cost", shares(inputs, output));
        var gamma = s.parameter("gamma", FACTORS, SECTORS, "share", "factors in cost", shares(primary, output));
        var beta = s.parameter("beta", SECTORS, "share", "products in the household's budget", 2.0 / 6, 4.0 / 6);
        var endowment = s.parameter("XF", FACTORS, "quantity", "factor endowment", 4, 2);

        var x = s.positive("X", SECTORS, "quantity", "output", output);
        var xc = s.positive("XC", SECTORS, SECTORS, "quantity", "intermediate use", inputs);
        var xf = s.positive("XFAC", FACTORS, SECTORS, "quantity", "factor use", primary);
        var xh = s.positive("XH", SECTORS, "quantity", "consumption", household);
        var pc = s.positive("PC", List.of(SECTORS), "price", "products", new double[] {1, 1}, SECTORS.mask("1"));
        var pf = s.positive("PF", FACTORS, "price", "factors", 1);
        var income = s.positive("Y", "money", "household income", 6);

        var value = pc.at(j).times(x.at(j));
        var cost = product(i, pc.at(i).pow(alpha.at(i, j)))
                .times(product(f, pf.at(f).pow(gamma.at(f, j))));
        var demand = sum(j, xc.at(i, j)).plus(xh.at(i));
        s.equation(
                "consumption", over(i), xh.at(i), beta.at(i).times(income.at()).over(pc.at(i)), xh);
        s.equation(
                "inputs", over(i, j), xc.at(i, j), alpha.at(i, j).times(value).over(pc.at(i)), xc);
        s.equation(
                "factors", over(f, j), xf.at(f, j), gamma.at(f, j).times(value).over(pf.at(f)), xf);
        s.equation("zero profit", over(j), pc.at(j), cost, x);
        s.equation("market for products", over(i), x.at(i), demand, pc);
        s.equation("market for factors", over(f), endowment.at(f), sum(j, xf.at(f, j)), pf);
        s.equation("income", income.at(), sum(f, pf.at(f).times(endowment.at(f))), income);
        s.define("Walras", over(i), demand.minus(x.at(i)), "quantity", "excess demand for products");
        return Problem.of(s);
    }

    private static double[][] shares(double[][] values, double[] total) {
        double[][] shares = new double[values.length][total.length];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < total.length; column++) {
                shares[row][column] = values[row][column] / total[column];
            }
        }
        return shares;
    }
}
