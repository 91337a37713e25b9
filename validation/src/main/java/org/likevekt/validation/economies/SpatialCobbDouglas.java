package org.likevekt.validation.economies;

import static org.likevekt.solver.algebra.Expr.product;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import java.util.stream.IntStream;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;

/**
 * N regions that trade at a cost, with an answer on paper. Region n makes its own good from its people and from capital
 * that moves freely, {@code Y = A K^a L^(1-a)}, owns the share omega of the capital, and spends the share
 * {@code beta(n,m) = (1-mu) [n=m] + mu s(m)} on the good of m, of which tau(n,m) are sent for each that arrives.
 *
 * <p>Sales of m are {@code v(m) = sum_n beta(n,m) I(n) = (1-mu) I(m) + mu s(m) V}, with V all sales, and income is
 * {@code I(m) = (1-a) v(m) + a omega(m) V}. So {@code v(m) = V (a (1-mu) omega(m) + mu s(m)) / (1 - (1-a) (1-mu))}, capital
 * is {@code K(m) = K v(m) / V}, and everything else follows; trade costs move no sales, only what arrives.
 */
public final class SpatialCobbDouglas {
    private SpatialCobbDouglas() {}

    /**
     * What makes regions differ.
     *
     * @param productivity A
     * @param people L
     * @param ownership omega, summing to 1
     * @param taste s, summing to 1
     * @param tradeCost tau, of each sent to the row's region from the column's; at least 1
     * @param openness mu, share of spending that follows taste instead of staying home
     * @param capitalShare a
     * @param capital K of the nation
     */
    public record Regions(
            double[] productivity,
            double[] people,
            double[] ownership,
            double[] taste,
            double[][] tradeCost,
            double openness,
            double capitalShare,
            double capital) {}

    /** The equations; the rent of capital is the numeraire, so its market clears by Walras' law. */
    public static Problem problem(Regions given) {
        int count = given.people().length;
        var regions = IndexSet.of(
                "regions", IntStream.range(0, count).mapToObj(r -> "r" + r).toList());
        var n = regions.index("n");
        var m = regions.index("m");
        var s = new SystemBuilder();
        double a = given.capitalShare();
        double[][] beta0 = new double[count][count];
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < count; column++) {
                double stays = row == column ? 1 - given.openness() : 0;
                beta0[row][column] = stays + given.openness() * given.taste()[column];
            }
        }
        var productivity = s.parameter("A", regions, "1", "productivity", given.productivity());
        var people = s.parameter("L", regions, "persons", "people", given.people());
        var ownership = s.parameter("omega", regions, "share", "ownership of capital", given.ownership());
        var beta = s.parameter("beta", regions, regions, "share", "spending by origin", beta0);
        var tau = s.parameter("tau", regions, regions, "1", "sent for each that arrives", given.tradeCost());
        var capital = s.parameter("K", "quantity", "capital of the nation", given.capital());

        var y = s.positive("Y", regions, "quantity", "output", 1);
        var k = s.positive("KR", regions, "quantity", "capital used", given.capital() / count);
        var c = s.positive("C", List.of(regions, regions), "quantity", "arriving goods", ones(count * count));
        var p = s.positive("P", regions, "price", "goods where they are made", 1);
        var pc = s.positive("PC", regions, "price", "consumption", 1);
        var w = s.positive("W", regions, "price", "wage", 1);
        var income = s.positive("I", regions, "money", "income", 1);
        var rent = s.fixed("R", "price", "rent of capital, the numeraire", 1);

        var arrives = tau.at(n, m).times(p.at(m));
        var made = productivity.at(m).times(k.at(m).pow(a)).times(people.at(m).pow(1 - a));
        var value = p.at(m).times(y.at(m));
        var owned = ownership.at(n).times(rent.at()).times(capital.at());
        s.equation("production", over(m), y.at(m), made, y);
        s.equation("capital hired", over(m), rent.at().times(k.at(m)), value.times(a), k);
        s.equation("people hired", over(m), w.at(m).times(people.at(m)), value.times(1 - a), w);
        s.equation("income", over(n), income.at(n), w.at(n).times(people.at(n)).plus(owned), income);
        s.equation(
                "demand",
                over(n, m),
                c.at(n, m),
                beta.at(n, m).times(income.at(n)).over(arrives),
                c);
        s.equation("market for goods", over(m), y.at(m), sum(n, tau.at(n, m).times(c.at(n, m))), p);
        s.equation("cost of living", over(n), pc.at(n), product(m, arrives.pow(beta.at(n, m))), pc);
        s.define("welfare", over(n), income.at(n).over(pc.at(n)), "quantity", "real income");
        s.define("Walras", sum(m, k.at(m)).minus(capital.at()), "quantity", "excess demand for capital");
        return Problem.of(s);
    }

    private static double[] ones(int size) {
        return IntStream.range(0, size).mapToDouble(cell -> 1).toArray();
    }
}
