package org.likevekt.validation.economies;

import java.util.ArrayList;
import java.util.List;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;

/**
 * Growth as in Solow (1956), "A Contribution to the Theory of Economic Growth", solved year by year as recursive-dynamic
 * models are: each year a general equilibrium of the capital and labour at hand, {@code Y = A K^a L^(1-a)}, of whose
 * income the share s is invested; then {@code K' = (1-d) K + I} and {@code L' = (1+n) L}. Capital per worker goes to
 * {@code k* = (s A / (n + d))^(1/(1-a))}.
 */
public final class SolowGrowth {
    private SolowGrowth() {}

    /**
     * The figures.
     *
     * @param technology A
     * @param capitalShare a
     * @param saving s
     * @param depreciation d
     * @param growth n, of labour
     */
    public record Figures(double technology, double capitalShare, double saving, double depreciation, double growth) {}

    /** One year; the price of the good is the numeraire, so its market clears by Walras' law. */
    public static Problem year(Figures given) {
        var s = new SystemBuilder();
        double a = given.capitalShare();
        var technology = s.parameter("A", "1", "productivity", given.technology());
        var saving = s.parameter("s", "share", "saved of income", given.saving());
        var capital = s.parameter("K", "quantity", "capital at hand", 1);
        var labour = s.parameter("L", "quantity", "labour at hand", 1);

        var y = s.positive("Y", "quantity", "output", 1);
        var c = s.positive("C", "quantity", "consumption", 0.8);
        var i = s.positive("I", "quantity", "investment", 0.2);
        var w = s.positive("W", "price", "wage", 1 - a);
        var r = s.positive("R", "price", "rent of capital", a);
        var income = s.positive("M", "money", "income", 1);
        var p = s.fixed("P", "price", "the good, the numeraire", 1);

        // Unit cost of Y = A K^a L^(1-a).
        var cost = r.at().over(a).pow(a).times(w.at().over(1 - a).pow(1 - a)).over(technology.at());
        s.equation("zero profit", p.at(), cost, y);
        s.equation(
                "market for capital", capital.at(), y.at().times(cost).times(a).over(r.at()), r);
        s.equation(
                "market for labour",
                labour.at(),
                y.at().times(cost).times(1 - a).over(w.at()),
                w);
        s.equation("income", income.at(), w.at().times(labour.at()).plus(r.at().times(capital.at())), income);
        s.equation("investment", i.at(), saving.at().times(income.at()).over(p.at()), i);
        s.equation("consumption", c.at().plus(i.at()), income.at().over(p.at()), c);
        s.define("Walras", c.at().plus(i.at()).minus(y.at()), "quantity", "excess demand for the good");
        return Problem.of(s);
    }

    /** Solves a number of years from given stocks, each from the solution of the year before. */
    public static List<Solution> path(Figures given, double capital, double labour, int years) {
        List<Solution> path = new ArrayList<>();
        Problem year = year(given);
        double k = capital;
        double l = labour;
        for (int t = 0; t < years; t++) {
            Solution solution = year.with("K", k).with("L", l).solve();
            path.add(solution);
            year = year.startingFrom(solution);
            k = (1 - given.depreciation()) * k + solution.level("I");
            l *= 1 + given.growth();
        }
        return path;
    }
}
