package org.likevekt.solver.newton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.product;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;

/** Ring 1: small systems by the short way, against what they are by hand. */
class ProblemTest {
    private static final IndexSet SET = IndexSet.of("set", "a", "b");

    /** x_i = c_i z^2 with z given, t = sum x - 10, m = product of x_i to the i-th row sum of w. */
    private static SystemBuilder declared() {
        Index i = SET.index("i");
        Index j = SET.index("j");
        SystemBuilder system = new SystemBuilder();
        Parameter c = system.parameter("c", SET, "1", "factors", 2, 3);
        Parameter w = system.parameter("w", SET, SET, "1", "weights", new double[][] {{1, 2}, {3, 4}});
        Parameter less = system.parameter("less", "1", "what is taken off", 10);
        Variable z = system.fixed("z", "1", "given", 1);
        Variable x = system.positive("x", SET, "1", "squares", 1);
        Variable t = system.free("t", "1", "total", -5);
        system.equation("square", over(i), x.at(i), c.at(i).times(z.at()).times(z.at()), x);
        system.equation("total", t.at(), sum(i, x.at(i)).minus(less.at()), t);
        system.define("m", product(i, x.at(i).pow(sum(j, w.at(i, j)))), "1", "weighted product");
        system.define("half", over(i), x.at(i).over(2), "1", "half of each");
        return system;
    }

    @Test
    void solvesAndNamesLevels() {
        Solution solution = Problem.of(declared()).solve();
        assertArrayEquals(new double[] {2, 3}, solution.levels("x"), 1e-9);
        assertEquals(3, solution.level("x[b]"), 1e-9);
        assertEquals(-5, solution.level("t"), 1e-9);
        assertEquals(Math.pow(2, 3) * Math.pow(3, 7), solution.level("m"), 1e-4);
        assertEquals(1.5, solution.level("half[b]"), 1e-9);
        assertTrue(solution.toString().contains("half[b]                               1.5"), solution.toString());
    }

    @Test
    void givenNumbersMakeAnotherProblem() {
        Problem base = Problem.of(declared());
        Problem changed = base.with("z", 2).with("c[b]", 5).with("less", 1).with("w", 1);
        Solution solution = changed.solve();
        assertArrayEquals(new double[] {8, 20}, solution.levels("x"), 1e-9);
        assertEquals(27, solution.level("t"), 1e-9);
        assertEquals(64 * 400, solution.level("m"), 1e-4);
        assertEquals(2, solution.level("z"), 1e-15);
        assertArrayEquals(new double[] {2, 5}, changed.given("c"));
        assertArrayEquals(new double[] {3}, base.given("c[b]"));
        assertArrayEquals(new double[] {2, 3}, base.solve().levels("x"), 1e-9);
    }

    @Test
    void replicatesOnlyASolution() {
        Problem base = Problem.of(declared());
        NotConvergedException refused = assertThrows(NotConvergedException.class, base::replicate);
        assertEquals(0, refused.outcome().iterations());
        assertTrue(refused.getMessage().contains("square at [b]"), refused.getMessage());
        assertTrue(refused.getMessage().contains("1 on the left and 3 on the right"), refused.getMessage());
        Solution again = base.startingFrom(base.solve()).replicate();
        assertEquals(0, again.outcome().iterations());
        assertEquals(3, again.level("x[b]"), 1e-9);
    }

    /** x e^x = c by x_i = c e^-x_i: from x = 1 for c = e, the way to c = 1000. */
    @Test
    void goesALongWayInSteps() {
        SystemBuilder system = new SystemBuilder();
        Parameter c = system.parameter("c", "1", "x e^x", Math.E);
        Variable x = system.positive("x", "1", "unknown", 1);
        system.equation("lambert", x.at(), c.at().times(x.at().times(-1).exp()), x);
        Problem base = Problem.of(system);
        double reached = base.with("c", 1000).solveFrom(base).level("x");
        assertEquals(1000, reached * Math.exp(reached), 1e-6);
        Problem none = base.with("c", -1);
        NotConvergedException stuck = assertThrows(NotConvergedException.class, () -> none.solveFrom(base));
        assertTrue(stuck.getMessage().contains("of the way"), stuck.getMessage());
    }

    @Test
    void limitsHold() {
        Problem still = Problem.of(declared()).within(new Newton.Options(1e-10, 0, 1));
        assertEquals(
                Status.ITERATION_LIMIT,
                assertThrows(NotConvergedException.class, still::solve)
                        .outcome()
                        .status());
    }

    @Test
    void refusesWhatIsNotGiven() {
        Problem base = Problem.of(declared());
        refused("no parameter or variable 'y'", () -> base.with("y", 1));
        refused("x[a] is solved for", () -> base.with("x", 1));
        refused("has no cell 'c[z]'", () -> base.with("c[z]", 1));
        refused("c has 2 cells, got 3", () -> base.with("c", 1, 2, 3));
        refused("expected a positive number", () -> base.with("z", -1));
        refused("no cell 'x' among", () -> base.solve().level("x"));
        refused("no variable or definition 'c'", () -> base.solve().levels("c"));
        Solution other = Problem.of(declared()).solve();
        refused("another system", () -> base.startingFrom(other));
        refused("w is a table of 2 rows (set) by 2 columns (set), got rows of [2, 1]", () -> new SystemBuilder()
                .parameter("w", SET, SET, "1", "weights", new double[][] {{1, 2}, {3}}));
    }

    private static void refused(String why, Runnable change) {
        String message =
                assertThrows(IllegalArgumentException.class, change::run).getMessage();
        assertTrue(message.contains(why), message);
    }

    @Test
    void maskNamesCellsToFix() {
        assertArrayEquals(new boolean[] {false, true}, SET.mask("b"));
        Index i = SET.index("i");
        SystemBuilder system = new SystemBuilder();
        Variable x = system.positive("x", List.of(SET), "1", "x", new double[] {2, 7}, SET.mask("b"));
        system.equation("x", over(i), x.at(i), x.at(i).pow(0.5).times(2), x);
        Problem problem = Problem.of(system);
        NotConvergedException open = assertThrows(NotConvergedException.class, problem::solve);
        assertEquals(Status.LEFT_OUT_FAILS, open.outcome().status());
        assertTrue(
                open.getMessage()
                        .contains("'x at [b]', left out because 'x[b]' is fixed, has 7 on the left and 5.2915026"),
                open.getMessage());
        assertArrayEquals(new double[] {4, 7}, problem.leavingOut("x").solve().levels("x"), 1e-9);
        refused("no equation 'y' among [x]", () -> problem.leavingOut("y"));
    }
}
