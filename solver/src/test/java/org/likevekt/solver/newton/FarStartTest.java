package org.likevekt.solver.newton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.constant;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;

/** Small residuals measured by a start far away are no solution: one equation with one unknown, positive or free. */
class FarStartTest {
    private static Problem problem(boolean positive, double start, UnaryOperator<Expr> left, double right) {
        SystemBuilder builder = new SystemBuilder();
        Variable x = positive ? builder.positive("x", "1", "", start) : builder.free("x", "1", "", start);
        builder.equation("equation", left.apply(x.at()), constant(right), x);
        return Problem.of(builder);
    }

    private static Expr cubic(Expr x) {
        return x.times(x).times(x).minus(x);
    }

    private static Expr bell(Expr x) {
        return constant(1).over(x.times(x).plus(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCubicStartedAtAMillion(boolean positive) {
        assertEquals(2, problem(positive, 1e6, FarStartTest::cubic, 6).solve().level("x"), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSquareStartedAtAMillion(boolean positive) {
        double root = problem(positive, 1e6, x -> x.times(x), 2).solve().level("x");
        assertEquals(Math.sqrt(2), root, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSolutionFarBelowItsStart(boolean positive) {
        double tiny = problem(positive, 1, x -> x.times(1e12), 3.5).solve().level("x");
        assertEquals(3.5e-12, tiny, 1e-20);
    }

    /** 1 / (1 + x^2) falls below any tolerance far out, and is never zero. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 100})
    void whatOnlyFallsHasNoSolution(double start) {
        for (boolean positive : new boolean[] {true, false}) {
            Outcome outcome = failure(problem(positive, start, FarStartTest::bell, 0));
            assertTrue(outcome.hint().contains("'x' rose by "), outcome.describe());
        }
    }

    /** x / (1 + x) is one to the last bit from 2^53 on, and no x solves it. */
    @Test
    void whatIsSolvedByRoundingAloneHasNoSolution() {
        Outcome outcome = failure(problem(true, 1, x -> x.over(x.plus(1)), 1));
        assertEquals(Status.SINGULAR, outcome.status(), outcome.describe());
        assertTrue(outcome.hint().contains("'x'"), outcome.describe());
    }

    /** Steps to a double root halve its distance: found as near as rounding lets the equation tell. */
    @Test
    void aDoubleRootIsFoundToTheRootOfRounding() {
        Solution solution =
                problem(false, 3, x -> x.times(x).plus(1).minus(x.times(2)), 0).solve();
        assertEquals(1, solution.level("x"), 1e-6);
    }

    private static Outcome failure(Problem problem) {
        return assertThrows(NotConvergedException.class, problem::solve).outcome();
    }

    /** A deficit that is zero at the start, but for the rounding of 1e6 ln 3 less itself, is measured by its terms. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e6, 1e-6})
    void whatCancelsAtTheStartIsMeasuredByItsTerms(double unit) {
        SystemBuilder builder = new SystemBuilder();
        var cost = builder.parameter("c", "1", "", 3);
        Variable price = builder.positive("p", "1", "", 3);
        Variable deficit = builder.free("deficit", "1", "", 0);
        builder.equation("price", price.at(), cost.at(), price);
        builder.equation("deficit", deficit.at(), price.at().minus(3).times(unit), deficit);
        Problem problem = Problem.of(builder);
        assertEquals(0, problem.replicate().level("deficit"), 1e-12 * unit);
        assertEquals(2 * unit, problem.with("c", 5).solve().level("deficit"), 1e-9 * unit);
    }
}
