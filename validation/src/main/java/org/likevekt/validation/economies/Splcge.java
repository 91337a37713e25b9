package org.likevekt.validation.economies;

import static org.likevekt.solver.algebra.Expr.product;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.newton.Problem;

/**
 * The simple CGE model of Hosoe, Gasawa and Hashimoto (2010), "Textbook of Computable General Equilibrium Modelling",
 * chapter 5: two goods, two factors, one household, Cobb-Douglas throughout. Names are the book's.
 */
public final class Splcge {
    private static final IndexSet GOODS = IndexSet.of("goods", "BRD", "MLK");
    private static final IndexSet FACTORS = IndexSet.of("factors", "CAP", "LAB");

    /** Social accounting matrix: factor h into good j, and the household's purchases. */
    private static final double[][] F0 = {{5, 20}, {10, 15}};

    private static final double[] X0 = {15, 35};

    private Splcge() {}

    /** The book's equations; the price of labour is the numeraire, so its market clears by Walras' law. */
    public static Problem problem() {
        Index i = GOODS.index("i");
        Index j = GOODS.index("j");
        Index h = FACTORS.index("h");
        Index k = FACTORS.index("k");
        SystemBuilder s = new SystemBuilder();

        // Calibration: shares of the social accounting matrix, and the scale b that makes Z0 of F0.
        double[] income = {F0[0][0] + F0[0][1], F0[1][0] + F0[1][1]};
        double[] z0 = {F0[0][0] + F0[1][0], F0[0][1] + F0[1][1]};
        double[] b0 = new double[2];
        double[][] beta0 = new double[2][2];
        for (int g = 0; g < 2; g++) {
            beta0[0][g] = F0[0][g] / z0[g];
            beta0[1][g] = F0[1][g] / z0[g];
            b0[g] = z0[g] / (Math.pow(F0[0][g], beta0[0][g]) * Math.pow(F0[1][g], beta0[1][g]));
        }
        Parameter alpha = s.parameter("alpha", GOODS, "share", "shares in utility", X0[0] / 50, X0[1] / 50);
        Parameter beta = s.parameter("beta", FACTORS, GOODS, "share", "shares in production", beta0);
        Parameter b = s.parameter("b", GOODS, "1", "scale of production", b0);
        Parameter ff = s.parameter("FF", FACTORS, "quantity", "factor endowment", income);

        Variable x = s.positive("X", GOODS, "quantity", "consumption", X0);
        Variable f = s.positive("F", FACTORS, GOODS, "quantity", "factor use", F0);
        Variable z = s.positive("Z", GOODS, "quantity", "output", z0);
        Variable px = s.positive("px", GOODS, "price", "demand price", 1);
        Variable pz = s.positive("pz", GOODS, "price", "supply price", 1);
        Variable pf =
                s.positive("pf", List.of(FACTORS), "price", "factor price", new double[] {1, 1}, FACTORS.mask("LAB"));

        var spending = sum(k, pf.at(k).times(ff.at(k)));
        var made = b.at(j).times(product(h, f.at(h, j).pow(beta.at(h, j))));
        s.equation(
                "household demand",
                over(i),
                x.at(i),
                alpha.at(i).times(spending).over(px.at(i)),
                x);
        s.equation("production", over(j), z.at(j), made, z);
        s.equation(
                "factor demand",
                over(h, j),
                f.at(h, j).times(pf.at(h)),
                beta.at(h, j).times(pz.at(j)).times(z.at(j)),
                f);
        s.equation("market for goods", over(i), x.at(i), z.at(i), pz);
        s.equation("market for factors", over(h), sum(j, f.at(h, j)), ff.at(h), pf);
        s.equation("one price", over(i), px.at(i), pz.at(i), px);

        s.define("UU", product(i, x.at(i).pow(alpha.at(i))), "utility", "utility");
        s.define("Walras", over(h), sum(j, f.at(h, j)).minus(ff.at(h)), "quantity", "excess demand for factors");
        return Problem.of(s);
    }
}
