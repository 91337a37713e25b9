package org.likevekt.solver.newton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.evaluation.Settings;
import org.likevekt.solver.linear.DenseLuSolver;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.LinearSolver;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.linear.PivotReport;
import org.likevekt.solver.linear.SolveReport;
import org.likevekt.solver.linear.SparseMatrix;

/** A verdict for every way a solve can end, on one or two equations whose solutions are known. */
class NewtonTest {
    private record Case(EquationSystem system, Variable x, Parameter a) {
        Newton newton(int maxIterations) {
            return new Newton(
                    new DenseLuSolver(system.sparsity(), Parallelism.NONE),
                    new Newton.Options(1e-10, maxIterations, 1));
        }
    }

    /** x^power = a with x positive and starting at 1. */
    private static Case power(double power, double a) {
        SystemBuilder builder = new SystemBuilder();
        Variable x = builder.positive("x", List.of(), "1", "unknown", new double[] {1});
        Parameter target = builder.parameter("a", List.of(), "1", "target", new double[] {a});
        builder.equation("power", over(), x.at().pow(power), target.at(), x);
        return new Case(EquationSystem.compile(builder.build()), x, target);
    }

    /** x^2 + 1 = a with x of any sign: no solution for a below 1. */
    private static Case parabola(double a) {
        SystemBuilder builder = new SystemBuilder();
        Variable x = builder.free("x", List.of(), "1", "unknown", new double[] {2}, 1);
        Parameter target = builder.parameter("a", List.of(), "1", "target", new double[] {a});
        builder.equation("parabola", over(), x.at().times(x.at()).plus(1), target.at(), x);
        return new Case(EquationSystem.compile(builder.build()), x, target);
    }

    private static Newton.Result solve(Case c, int maxIterations) {
        return c.newton(maxIterations).solve(c.system().evaluate(), c.system().start());
    }

    @Test
    void solvesToRounding() {
        Newton.Result result = solve(power(3, 20), 50);
        assertEquals(Status.CONVERGED, result.outcome().status());
        assertEquals(Math.cbrt(20), Math.exp(result.point()[0]), 1e-12);
        assertEquals(
                result.outcome().iterations() + 1, result.outcome().history().size());
    }

    @Test
    void convergenceExactlyAtTheLimitCounts() {
        Case c = parabola(11);
        int needed = solve(c, 50).outcome().iterations();
        // The polishing step after convergence is free of the limit.
        boolean reached = false;
        for (int limit = needed - 1; limit <= needed; limit++) {
            reached |= solve(c, limit).outcome().converged();
        }
        assertTrue(reached);
        assertEquals(Status.ITERATION_LIMIT, solve(c, 1).outcome().status());
    }

    @Test
    void saysThatNoSolutionIsNear() {
        Outcome outcome = solve(parabola(0.5), 100).outcome();
        assertTrue(
                outcome.status() == Status.STALLED || outcome.status() == Status.ITERATION_LIMIT, outcome.describe());
        assertEquals("parabola", outcome.worst().get(0).equation());
        assertTrue(outcome.hint().contains("Maybe"));
    }

    /** ln x = 5 from x = 1 takes five steps of a factor e, and the last is exact. */
    @Test
    void noStepIsLongerThanTheLimit() {
        Outcome outcome = solve(power(1, Math.exp(5)), 100).outcome();
        assertTrue(outcome.converged());
        List<Double> history = outcome.history();
        // x = e^k at step k as long as the limit holds: Newton alone would leap to e^147.
        for (int k = 0; k <= 4; k++) {
            assertEquals(1 - Math.exp(k - 5.0), history.get(k), 1e-12, "step " + k);
        }
    }

    /** The limit of a variable of any sign grows with its size: 1e6 is twenty doublings away, not a million steps. */
    @Test
    void theLimitOfAFreeVariableGrowsWithIt() {
        Outcome outcome = solve(parabola(1 + 1e12), 100).outcome();
        assertTrue(outcome.converged(), outcome.describe());
        assertTrue(outcome.iterations() < 30, outcome.describe());
    }

    @Test
    void aStartThatSolvesTakesNoStep() {
        Newton.Result result = solve(power(3, 1), 0);
        assertEquals(Status.CONVERGED, result.outcome().status());
        assertEquals(0, result.outcome().iterations());
        assertEquals(0, result.outcome().factorizations());
        assertEquals(0, result.point()[0], 0);
    }

    @Test
    void noStepAllowedIsNoSolution() {
        Newton.Result result = solve(power(3, 2), 0);
        assertEquals(Status.ITERATION_LIMIT, result.outcome().status());
        assertEquals(0, result.outcome().factorizations());
        assertEquals(0, result.point()[0], 0);
    }

    @Test
    void theResidualFallsAtEveryStep() {
        for (double target : new double[] {1e-8, 0.3, 40, 1e9}) {
            List<Double> history = solve(power(2.5, target), 100).outcome().history();
            for (int k = 1; k < history.size(); k++) {
                assertTrue(history.get(k) < history.get(k - 1), target + ": " + history);
            }
        }
    }

    @Test
    void limitsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Newton.Options(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Newton.Options(Double.NaN, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Newton.Options(1e-9, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Newton.Options(1e-9, 1, 0));
    }

    /** x / sqrt(x^2 + 1) = 0 from 3: Newton undamped goes to -27 and flies off. */
    @Test
    void dampingTamesAnOvershoot() {
        SystemBuilder builder = new SystemBuilder();
        Variable x = builder.free("x", List.of(), "1", "", new double[] {3}, 1);
        Expr root = x.at().times(x.at()).plus(1).pow(0.5);
        builder.equation("flat far out", over(), x.at().over(root), Expr.constant(0), x, 1);
        EquationSystem system = EquationSystem.compile(builder.build());
        Newton.Options far = new Newton.Options(1e-12, 50, 1e6);
        Newton.Result result = new Newton(new DenseLuSolver(system.sparsity(), Parallelism.NONE), far)
                .solve(system.evaluate(), system.start());
        assertTrue(result.outcome().converged(), result.outcome().describe());
        assertEquals(0, result.point()[0], 1e-12);
    }

    /** p + 1 = 0 has no positive solution: p runs off to zero while the residual creeps towards one. */
    @Test
    void saysWhatRunsOff() {
        SystemBuilder builder = new SystemBuilder();
        Variable p = builder.positive("P", List.of(), "1", "", new double[] {1});
        builder.equation("demand", over(), p.at().plus(1), Expr.constant(0), p, 1);
        EquationSystem system = EquationSystem.compile(builder.build());
        Outcome outcome = new Newton(
                        new DenseLuSolver(system.sparsity(), Parallelism.NONE), new Newton.Options(1e-10, 8, 1))
                .solve(system.evaluate(), system.start())
                .outcome();
        assertEquals(Status.DIVERGING, outcome.status(), outcome.describe());
        assertTrue(outcome.hint().startsWith("'P' fell by a factor of "), outcome.hint());
    }

    @Test
    void countsTheInstancesOfAFamilyThatDoNotHold() {
        SystemBuilder builder = new SystemBuilder();
        IndexSet goods = IndexSet.of("goods", "a", "b", "c");
        Index i = goods.index("i");
        Variable p = builder.positive("P", List.of(goods), "1", "", new double[] {1, 2, 3});
        Parameter s = builder.parameter("S", List.of(goods), "1", "", new double[] {1, 5, 0.1});
        builder.equation("market", over(i), p.at(i).pow(-1.5), s.at(i), p, 1);
        EquationSystem system = EquationSystem.compile(builder.build());
        Outcome outcome = new Newton(
                        new DenseLuSolver(system.sparsity(), Parallelism.NONE), new Newton.Options(1e-10, 0, 1))
                .solve(system.evaluate(), system.start())
                .outcome();
        assertEquals(1, outcome.families().size());
        Outcome.Family market = outcome.families().get(0);
        assertEquals("market", market.name());
        assertEquals(2, market.beyond());
        assertEquals(3, market.instances());
        assertEquals("market at [b]", market.worst().equation());
        assertTrue(outcome.describe().contains("(2 of 3 do not hold)"), outcome.describe());
    }

    @Test
    void namesWhatIsSingular() {
        SystemBuilder builder = new SystemBuilder();
        Variable x = builder.free("x", List.of(), "1", "", new double[] {1}, 1);
        Variable y = builder.free("y", List.of(), "1", "", new double[] {1}, 1);
        builder.equation("first", over(), x.at().plus(y.at()), Expr.constant(3), x);
        builder.equation("twice the first", over(), x.at().plus(y.at()).times(2), Expr.constant(7), y);
        EquationSystem system = EquationSystem.compile(builder.build());
        Outcome outcome = new Newton(new DenseLuSolver(system.sparsity(), Parallelism.NONE), Newton.Options.DEFAULT)
                .solve(system.evaluate(), system.start())
                .outcome();
        assertEquals(Status.SINGULAR, outcome.status());
        assertTrue(outcome.hint().contains("y") && outcome.hint().contains("first"), outcome.hint());
    }

    @Test
    void namesWhatIsNotANumber() {
        SystemBuilder builder = new SystemBuilder();
        Variable x = builder.free("x", List.of(), "1", "", new double[] {-1}, 1);
        builder.equation("logarithm", over(), x.at().log(), Expr.constant(0), x);
        EquationSystem system = EquationSystem.compile(builder.build());
        Outcome outcome = new Newton(new DenseLuSolver(system.sparsity(), Parallelism.NONE), Newton.Options.DEFAULT)
                .solve(system.evaluate(), system.start())
                .outcome();
        assertEquals(Status.NOT_A_NUMBER, outcome.status());
        assertEquals("logarithm", outcome.worst().get(0).equation());
    }

    @Test
    void keptFactorsGiveTheSameSolution() {
        Case c = power(3, 20);
        Newton.Result first = solve(c, 50);
        Evaluation evaluation = c.system().evaluate();
        evaluation.set(c.a(), new double[] {20.5});
        Newton.Result second = c.newton(50).solve(evaluation, first.point(), first.factors());
        assertEquals(0, second.outcome().factorizations());
        assertEquals(Math.cbrt(20.5), Math.exp(second.point()[0]), 1e-11);
    }

    /** Counts what is factored and what renewed; every solve takes so many iterations. */
    private static final class Renewing implements LinearSolver {
        private final LinearSolver exact;
        private final int iterations;
        private int factored;
        private int renewed;

        Renewing(Case c, int iterations) {
            this.exact = new DenseLuSolver(c.system().sparsity(), Parallelism.NONE);
            this.iterations = iterations;
        }

        @Override
        public String name() {
            return "renewing";
        }

        @Override
        public Factorization factor(SparseMatrix a) {
            factored++;
            return new Factors(exact.factor(a));
        }

        private final class Factors implements Factorization {
            private final Factorization direct;

            Factors(Factorization direct) {
                this.direct = direct;
            }

            @Override
            public int size() {
                return direct.size();
            }

            @Override
            public SolveReport solve(double[] b, double[] x, double tolerance) {
                SolveReport report = direct.solve(b, x, tolerance);
                return new SolveReport(name(), iterations, 0, report.backwardError(), true, false);
            }

            @Override
            public SolveReport solveTransposed(double[] b, double[] x, double tolerance) {
                return direct.solveTransposed(b, x, tolerance);
            }

            @Override
            public Optional<Factorization> renewed(Supplier<SparseMatrix> current) {
                renewed++;
                return Optional.of(new Factors(exact.factor(current.get())));
            }

            @Override
            public PivotReport pivots() {
                return direct.pivots();
            }
        }
    }

    /** One renewal at the start of a solve makes up for factors of another point, and nothing is factored. */
    @Test
    void factorsThatCanBeRenewedAreOnceForASolve() {
        Case c = power(3, 1.01);
        Renewing linear = new Renewing(c, 2);
        Newton newton = new Newton(linear, Newton.Options.DEFAULT);
        Evaluation evaluation = c.system().evaluate();
        Newton.Result first = newton.solve(evaluation, c.system().start());
        int factored = linear.factored;
        assertEquals(0, linear.renewed, "the first solve has nothing to renew");
        evaluation.set(c.a(), new double[] {1.02});
        Newton.Result second = newton.solve(evaluation, first.point(), first.factors());
        assertEquals(Math.cbrt(1.02), Math.exp(second.point()[0]), 1e-12);
        assertEquals(1, linear.renewed);
        assertEquals(factored, linear.factored);
        newton.solve(evaluation, second.point(), second.factors());
        assertEquals(1, linear.renewed, "a start that solves needs no Jacobian");
    }

    /** From afar a chord step leaves much; a Jacobian at its end makes up for that, where one would have been factored. */
    @Test
    void factorsAreRenewedWhereAStepHasLeftMuch() {
        Case c = power(3, 2);
        Renewing linear = new Renewing(c, 2);
        Newton.Result result = new Newton(linear, Newton.Options.DEFAULT)
                .solve(c.system().evaluate(), c.system().start());
        assertEquals(Status.CONVERGED, result.outcome().status());
        assertEquals(1, linear.renewed);
        Newton.Result kept = solve(c, 50);
        assertTrue(
                result.outcome().iterations() <= kept.outcome().iterations(),
                () -> result.outcome() + " against " + kept.outcome());
    }

    /** Solves that take many iterations say that the factors have aged: the next solve makes its own. */
    @Test
    void factorsThatHaveAgedAreNotHandedOn() {
        Case c = power(3, 2);
        Renewing linear = new Renewing(c, 30);
        Newton newton = new Newton(linear, Newton.Options.DEFAULT);
        Evaluation evaluation = c.system().evaluate();
        Newton.Result first = newton.solve(evaluation, c.system().start());
        assertEquals(Status.CONVERGED, first.outcome().status());
        assertNull(first.factors());
    }

    @Test
    void continuationSaysHowFarItComes() {
        Case c = parabola(5);
        Settings from = new Settings(Map.of(c.a(), new double[] {5}), Map.of());
        Settings to = new Settings(Map.of(c.a(), new double[] {-3}), Map.of());
        Continuation.Result path = new Continuation(c.newton(50))
                .solve(c.system().evaluate(), from, to, c.system().start());
        assertEquals(0.5, path.reached(), 2e-3, "x^2 + 1 = a has a solution down to a = 1");
        assertTrue(path.end().startsWith("there the path turns back"), path.end());
        assertTrue(path.end().contains("1 % more of the shock would lower 'x' by "), path.end());
        assertTrue(!path.last().outcome().converged());
    }

    /** x = a is positive as long as a is. */
    @Test
    void continuationSaysWhatRunsOut() {
        Case c = power(1, 1);
        Settings from = new Settings(Map.of(c.a(), new double[] {1}), Map.of());
        Settings to = new Settings(Map.of(c.a(), new double[] {-1}), Map.of());
        Continuation.Result path = new Continuation(c.newton(50))
                .solve(c.system().evaluate(), from, to, c.system().start());
        assertEquals(0.5, path.reached(), 2e-3);
        assertEquals("there 'x' runs out: a larger shock would take it below zero", path.end());
    }

    /** The left arm of x^3 / 3 - x = a ends at 2/3, x = -1; beyond there is a solution on the right arm alone. */
    @Test
    void continuationDoesNotJumpToAnotherArm() {
        SystemBuilder builder = new SystemBuilder();
        Variable x = builder.free("x", List.of(), "1", "unknown", new double[] {-2}, 1);
        Parameter target = builder.parameter("a", List.of(), "1", "target", new double[] {-2.0 / 3});
        Expr square = x.at().times(x.at());
        builder.equation("arms", over(), square.times(x.at()).over(3).minus(x.at()), target.at(), x);
        Case c = new Case(EquationSystem.compile(builder.build()), x, target);
        Settings from = new Settings(Map.of(target, new double[] {-2.0 / 3}), Map.of());
        for (double a : new double[] {1, 2, 10, 1000}) {
            Settings to = new Settings(Map.of(target, new double[] {a}), Map.of());
            Continuation.Result path = new Continuation(c.newton(50))
                    .solve(c.system().evaluate(), from, to, c.system().start());
            assertEquals((4.0 / 3) / (a + 2.0 / 3), path.reached(), 4e-3, "to " + a);
            assertTrue(!path.last().outcome().converged(), path.last().outcome()::describe);
        }
    }

    @Test
    void continuationReachesTheEnd() {
        Case c = parabola(5);
        Settings from = new Settings(Map.of(c.a(), new double[] {5}), Map.of());
        Settings to = new Settings(Map.of(c.a(), new double[] {1e6 + 1}), Map.of());
        Continuation.Result path = new Continuation(c.newton(50))
                .solve(c.system().evaluate(), from, to, c.system().start());
        assertEquals(1, path.reached());
        assertEquals("", path.end());
        assertEquals(1000, path.last().point()[0], 1e-8);
    }

    /** x_i = a sqrt(x_i) has x = a^2; x_b is fixed at 4 and x_c is absent, so with a = 2 what is left out holds, with 3 not. */
    @Test
    void everySolveSaysWhatIsLeftOutAndDoesNotHold() {
        IndexSet set = IndexSet.of("set", "a", "b", "c");
        Index i = set.index("i");
        SystemBuilder builder = new SystemBuilder();
        Variable x = builder.positive("x", List.of(set), "1", "x", new double[] {4, 4, 0}, set.mask("b", "c"));
        Parameter a = builder.parameter("a", "1", "a", 2);
        builder.equation("root", over(i), x.at(i), x.at(i).pow(0.5).times(a.at()), x);
        EquationSystem system = EquationSystem.compile(builder.build());
        Newton newton = new Newton(new DenseLuSolver(system.sparsity(), Parallelism.NONE), Newton.Options.DEFAULT);
        Evaluation evaluation = system.evaluate();
        Outcome holds = newton.solve(evaluation, system.start()).outcome();
        assertEquals(Status.CONVERGED, holds.refusingLeftOut().status(), holds::describe);
        evaluation.set(a, new double[] {3});
        Outcome fails = newton.solve(evaluation, system.start()).outcome();
        assertEquals(Status.CONVERGED, fails.status());
        assertEquals("root at [b]", fails.leftOut().orElseThrow().equation());
        assertEquals(1, evaluation.leftOut().size());
        String said = "'root at [b]', left out because 'x[b]' is fixed, has 4 on the left and 6 on the right";
        assertTrue(fails.describe().contains(said), fails.describe());
        assertEquals(Status.LEFT_OUT_FAILS, fails.refusingLeftOut().status());
        assertEquals(said + ".", fails.refusingLeftOut().hint());
        // Another level of what is fixed makes it hold; what is absent stays so, whatever level is given.
        evaluation.setFixed(x, new double[] {1, 9, 7});
        Outcome again = newton.solve(evaluation, system.start()).outcome();
        assertTrue(again.refusingLeftOut().converged(), again::describe);
        assertEquals(0, evaluation.levels(x)[2]);
    }

    /** The price of what is absent is fixed; that nothing is made and nothing is bought holds, though no share makes it zero. */
    @Test
    void whatIsAbsentIsZeroInAnEquationThatIsLeftOut() {
        IndexSet set = IndexSet.of("set", "a", "b", "c");
        Index i = set.index("i");
        SystemBuilder builder = new SystemBuilder();
        Variable made = builder.positive("made", List.of(set), "1", "made", new double[] {4, 0, 2}, set.mask("b"));
        Variable price = builder.positive("price", List.of(set), "1", "price", new double[] {1, 1, 1}, set.mask("b"));
        Parameter wants = builder.parameter("wants", List.of(set), "1", "wants", new double[] {4, 0, 2});
        builder.equation("market", over(i), made.at(i), wants.at(i).over(price.at(i)), price);
        builder.equation("supply", over(i), price.at(i), Expr.constant(1), made);
        EquationSystem system = EquationSystem.compile(builder.build());
        Newton newton = new Newton(new DenseLuSolver(system.sparsity(), Parallelism.NONE), Newton.Options.DEFAULT);
        Outcome outcome = newton.solve(system.evaluate(), system.start()).outcome();
        assertTrue(outcome.refusingLeftOut().converged(), outcome::describe);
    }
}
