package org.likevekt.solver.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.complement;
import static org.likevekt.solver.algebra.Expr.constant;
import static org.likevekt.solver.algebra.Expr.logCes;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;

/** Tables, comparisons, explanations and printed equations of a small market of two goods. */
class ResultsTest {
    /** Supply of a good is a p, demand b / p; so p = sqrt(b / a). */
    private static SystemBuilder market() {
        IndexSet goods = IndexSet.of("goods", "tea", "rye");
        var i = goods.index("i");
        var j = goods.index("j");
        var s = new SystemBuilder();
        var a = s.parameter("a", goods, "1", "slope of supply", 1, 4);
        var b = s.parameter("b", goods, "1", "spending", 1, 4);
        var p = s.positive("p", goods, "price", "price", 1);
        var t = s.free("t", "money", "spent in all", 5);
        var supply = a.at(i).times(p.at(i));
        s.equation("market", over(i), supply, b.at(i).over(p.at(i)).plus(1).minus(1), p);
        s.equation("total", t.at(), sum(j, a.at(j).times(p.at(j)).times(p.at(j))), t);
        s.define("sold", over(i), supply, "quantity", "supply");
        s.define("use[X,PL]", t.at().times(2), "quantity", "a name with labels");
        return s;
    }

    @Test
    void tableOfASolution() {
        Solution solution = Problem.of(market()).with("b", 4, 4).solve();
        Results results = Results.of(solution);
        assertEquals(
                List.of("p[tea]", "p[rye]", "t", "sold[tea]", "sold[rye]", "use[X,PL]"),
                results.rows().stream().map(row -> row.cell().toString()).toList());
        assertEquals(2, results.only("p").rows().get(0).level(), 1e-9);
        assertEquals(
                List.of("X", "PL"), results.only("use").rows().get(0).cell().labels());
        assertEquals(
                "symbol,label1,label2,unit,level",
                results.csv().lines().findFirst().orElse(""));
        assertEquals(7, results.csv().lines().count());
        assertEquals(
                1, results.where(cell -> cell.labels().contains("PL")).rows().size());
        assertTrue(results.matrix("use").contains("PL"), results.matrix("use"));
        assertThrows(IllegalArgumentException.class, () -> results.matrix("p"));
    }

    @Test
    void comparisonInLevelsAndPercent() {
        Problem problem = Problem.of(market());
        Changes changes = Results.of(problem.with("b[tea]", 4).solve()).against(Results.of(problem.replicate()));
        Changes.Row tea = changes.only("p").rows().get(0);
        assertEquals(1, tea.change(), 1e-9);
        assertEquals(100, tea.percent(), 1e-7);
        assertEquals(0, changes.only("p").rows().get(1).percent(), 1e-7);
        assertEquals(
                "p[tea]",
                changes.only("p", "use").largest(1).rows().get(0).cell().toString());
        assertEquals(
                "symbol,label1,label2,unit,before,after,change,percent",
                changes.csv().lines().findFirst().orElse(""));
        assertTrue(changes.only("p").toString().contains("+100.00"), changes.toString());
    }

    @Test
    void equationTermByTerm() {
        Solution solution = Problem.of(market()).with("b", 4, 4).solve();
        Explanation market = Explanation.of(solution, "market[tea]");
        assertEquals(2, market.left().value(), 1e-9);
        assertEquals(
                List.of(new Explanation.Term("sold[tea]", market.left().value())),
                market.left().terms());
        assertEquals(
                List.of("b[tea] / p[tea]", "1", "-1"),
                market.right().terms().stream().map(Explanation.Term::formula).toList());
        assertEquals(2, market.right().terms().get(0).value(), 1e-9);
        Explanation total = Explanation.of(solution, "total");
        assertEquals(2, total.right().terms().size());
        assertEquals(
                total.right().value(),
                total.right().terms().stream()
                        .mapToDouble(Explanation.Term::value)
                        .sum(),
                1e-12);
        assertEquals(market.left(), Explanation.of(solution, "market at [tea]").left());
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> Explanation.of(solution, "markt"))
                        .getMessage());
        assertTrue(message.contains("no equation 'markt', expected one of [market[tea], total]"), message);
    }

    @Test
    void equationsAsTheyAreRead() {
        IndexSet goods = IndexSet.of("goods", "tea", "rye");
        var i = goods.index("i");
        var k = goods.index("k");
        var s = new SystemBuilder();
        var theta = s.parameter("theta", goods, "share", "shares", 0.5, 0.5);
        var sigma = s.parameter("sigma", "1", "elasticity", 0.5);
        var p = s.positive("p", goods, "price", "price", 1);
        var c = s.positive("c", "price", "cost", 1);
        var y = s.free("y", "1", "activity", 1);
        var root = p.at(i).pow(0.5).times(c.at());
        s.equation("powers", over(i), root, c.at().over(p.at(i).plus(1)).times(2), p);
        s.equation("cost", c.log(), logCes(k, theta.at(k), p.log(k), sigma.at()), c);
        s.equation("idle", complement(c.at().minus(1), y.at()), constant(0), y);
        s.define("half", c.at().over(2), "price", "half the cost");
        s.define(
                "names",
                logCes(List.of(constant(0.25), constant(0.75)), List.of(c.log(), c.log()), constant(1))
                        .exp(),
                "1",
                "");
        assertEquals("""
                powers over i, determines p:
                    p[i]^0.5 * c = c / (p[i] + 1) * 2
                cost, determines c:
                    c = (sum(k, theta[k] * p[k]^(1 - sigma)))^(1 / (1 - sigma))
                idle, determines y:
                    0 <= c - 1 _|_ y >= 0
                half =
                    c / 2
                names =
                    c^0.25 * c^0.75
                """, Equations.text(s.build()));
        assertEquals("""
                \\begin{align*}
                  & p_{\\mathit{i}}^{0.5} \\cdot c = \\frac{c}{p_{\\mathit{i}} + 1} \\cdot 2 && \\text{powers} \\\\
                  & c = \\left(\\sum_{k} \\mathit{theta}_{\\mathit{k}} \\cdot p_{\\mathit{k}}^{1 - \\mathit{sigma}}\\right)^{\\frac{1}{1 - \\mathit{sigma}}} && \\text{cost} \\\\
                  & 0 \\le c - 1 \\perp y \\ge 0 && \\text{idle} \\\\
                  & \\mathit{half} = \\frac{c}{2} && \\\\
                  & \\mathit{names} = c^{0.25} \\cdot c^{0.75} &&
                \\end{align*}
                """, Equations.latex(s.build()));
    }
}
