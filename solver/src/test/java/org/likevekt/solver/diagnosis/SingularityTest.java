package org.likevekt.solver.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.linear.DenseLuSolver;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.newton.Newton;
import org.likevekt.solver.newton.Outcome;
import org.likevekt.solver.newton.Status;

/** What Newton says of small systems whose Jacobian has no inverse. */
class SingularityTest {
    private final SystemBuilder builder = new SystemBuilder();

    private Variable free(String name, double start) {
        return builder.free(name, List.of(), "1", "", new double[] {start}, 1);
    }

    private Outcome solve() {
        EquationSystem system = EquationSystem.compile(builder.build());
        Outcome outcome = new Newton(new DenseLuSolver(system.sparsity(), Parallelism.NONE), Newton.Options.DEFAULT)
                .solve(system.evaluate(), system.start())
                .outcome();
        return outcome;
    }

    private String hint() {
        Outcome outcome = solve();
        assertEquals(Status.SINGULAR, outcome.status(), outcome.describe());
        return outcome.hint();
    }

    @Test
    void threeEquationsForTwoUnknowns() {
        Variable x = free("x", 1);
        Variable y = free("y", 2);
        Variable z = free("z", 3);
        builder.equation("sum", over(), x.at().plus(y.at()), Expr.constant(3.5), x);
        builder.equation("product", over(), x.at().times(y.at()), Expr.constant(2.5), y);
        builder.equation("difference", over(), x.at().minus(y.at()), Expr.constant(1), z);
        String hint = hint();
        assertTrue(
                hint.startsWith("the 3 equations 'sum', 'product', 'difference' can determine only the 2 unknowns 'x',"
                        + " 'y'; the 1 unknown 'z' stands in no equation."),
                hint);
        assertTrue(hint.contains("Maybe 'difference', which is to determine 'z', says what other"), hint);
    }

    @Test
    void manyInstancesAreCountedByFamily() {
        IndexSet regions = IndexSet.of("regions", "a", "b", "c", "d", "e", "f", "g", "h");
        Index r = regions.index("r");
        Variable p = builder.positive("P", List.of(regions), "1", "", new double[] {1, 1, 1, 1, 1, 1, 1, 1});
        Variable q = builder.positive("Q", List.of(), "1", "", new double[] {1});
        Variable z = free("z", 1);
        builder.equation("price", over(r), p.at(r), q.at().times(2), p);
        builder.equation("total", over(), sum(r, p.at(r)), Expr.constant(9), q);
        builder.equation("total again", over(), sum(r, p.at(r)).times(q.at()), Expr.constant(9), z);
        String hint = hint();
        assertTrue(
                hint.startsWith("the 10 equations 'price' (8), 'total' (1), 'total again' (1) can determine only"),
                hint);
        assertTrue(hint.contains("the 9 unknowns 'P' (8), 'Q' (1)"), hint);
    }

    @Test
    void aDerivativeThatIsZeroOnlyHereIsToldApart() {
        Variable x = free("x", 0);
        builder.equation("square", over(), x.at().times(x.at()), Expr.constant(4), x);
        String hint = hint();
        assertTrue(hint.startsWith("at this point, where some derivatives are zero, the 1 equation 'square'"), hint);
        assertTrue(hint.contains("start elsewhere"), hint);
    }

    /** An exchange economy without a numeraire: prices may be multiplied by anything, and a market is redundant. */
    @Test
    void pricesWithoutNumeraire() {
        IndexSet goods = IndexSet.of("goods", "fish", "oil");
        Index i = goods.index("i");
        Index j = goods.index("j");
        Variable p = builder.positive("P", List.of(goods), "1", "", new double[] {1, 1.5});
        Expr endowment = builder.structural("w", List.of(goods), "1", "", new double[] {2, 3})
                .at(j);
        Expr supply = builder.structural("w2", List.of(goods), "1", "", new double[] {2, 3})
                .at(i);
        Expr income = sum(j, p.at(j).times(endowment));
        builder.equation("market", over(i), income.times(0.5).over(p.at(i)), supply, p);
        String hint = hint();
        assertTrue(hint.startsWith("no pivot for 'P["), hint);
        assertTrue(hint.contains("the unknowns 'P[fish]', 'P[oil]' can change without any equation noticing"), hint);
        assertTrue(hint.contains("the equations 'market at [fish]', 'market at [oil]' say the same thing twice"), hint);
        assertTrue(hint.contains("numeraire"), hint);
    }

    /** Money in kroner beside shares: 1e-12 is not singular, whatever the units. */
    @Test
    void unitsDecideNothing() {
        Variable x = free("x", 0);
        Variable y = builder.free("y", List.of(), "kr", "", new double[] {0}, 1e15);
        Expr small = x.at().times(1e-14).plus(y.at().times(1e-29));
        builder.equation("in tiny units", over(), small, Expr.constant(3e-14), x, 1);
        builder.equation("in kroner", over(), x.at().times(1e15).minus(y.at()), Expr.constant(1e15), y, 1);
        EquationSystem system = EquationSystem.compile(builder.build());
        Newton.Result result = new Newton(
                        new DenseLuSolver(system.sparsity(), Parallelism.NONE), new Newton.Options(1e-20, 50, 10))
                .solve(system.evaluate(), system.start());
        assertTrue(
                result.outcome().status() != Status.SINGULAR, result.outcome().describe());
        assertEquals(2, result.point()[0], 1e-9);
        assertEquals(1, result.point()[1], 1e-9);
    }
}
