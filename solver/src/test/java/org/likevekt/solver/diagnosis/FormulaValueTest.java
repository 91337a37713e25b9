package org.likevekt.solver.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.linear.DenseLuSolver;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.newton.Newton;
import org.likevekt.solver.newton.Outcome;
import org.likevekt.solver.newton.Status;

/** Values of single instances against the compiled program, and the operation at which a value goes missing. */
class FormulaValueTest {
    private final SystemBuilder builder = new SystemBuilder();
    private final IndexSet regions = IndexSet.of("regions", "north", "mid", "south");
    private final Index r = regions.index("r");
    private final Index s = regions.index("s");

    private static Outcome solve(EquationSystem system) {
        return new Newton(new DenseLuSolver(system.sparsity(), Parallelism.NONE), Newton.Options.DEFAULT)
                .solve(system.evaluate(), system.start())
                .outcome();
    }

    /** Every operation at every instance, to the last digits. */
    @Test
    void agreesWithTheCompiledProgram() {
        IndexSet coast = regions.subset("coast", List.of("south", "north"));
        Index c = coast.index("c");
        Variable p = builder.positive("P", List.of(regions), "1", "", new double[] {1.1, 0.9, 2});
        Variable q = builder.free("Q", List.of(regions), "1", "", new double[] {3, -2, 0.5}, 4);
        boolean[] fixed = {false, true, false};
        Variable h = builder.positive("H", List.of(regions), "1", "", new double[] {1, 0, 2}, fixed);
        Parameter share = builder.structural(
                "share", List.of(regions, regions), "1", "", new double[] {.2, .3, .5, 0, .6, .4, 1, 0, 0});
        Parameter sigma = builder.parameter("sigma", List.of(regions), "1", "", new double[] {0, 1, 2.5});
        Expr index = Expr.logCes(s, share.at(r, s), p.log(s), sigma.at(r));
        builder.equation(
                "price",
                over(r),
                index.exp().times(p.at(r)),
                q.at(r).times(q.at(r)).plus(1).log(),
                p);
        builder.equation(
                "quantity",
                over(r),
                Expr.complement(q.at(r), p.at(r).minus(1)),
                sum(s, q.at(s)).over(Expr.constant(7)),
                q);
        builder.equation(
                "coast",
                over(c),
                h.at(c).pow(1.5).minus(h.at(Subscript.element("south"))),
                p.at(c).minus(2),
                h,
                1);
        EquationSystem system = EquationSystem.compile(builder.build());
        var evaluation = system.evaluate();
        double[] point = system.start();
        for (int k = 0; k < point.length; k++) {
            point[k] += 0.1 * Math.sin(k);
        }
        double[] residual = new double[point.length];
        evaluation.residual(point, residual);
        FormulaValue values = new FormulaValue(evaluation, point);
        for (int k = 0; k < point.length; k++) {
            Map<Index, Integer> at = values.instance(k);
            var family = system.familyOf(k);
            double difference = values.value(family.left(), at) - values.value(family.right(), at);
            assertEquals(residual[k] * evaluation.scale(k), difference, 1e-13, system.equationName(k));
            assertTrue(values.defect(k).isEmpty());
        }
    }

    @Test
    void namesTheLogarithmOfANegativeNumber() {
        Variable x = builder.free("x", List.of(regions), "1", "", new double[] {1, -0.3, 1}, 1);
        builder.equation("market", over(r), x.at(r).log().times(2), Expr.constant(0), x);
        Outcome outcome = solve(EquationSystem.compile(builder.build()));
        assertEquals(Status.NOT_A_NUMBER, outcome.status());
        assertTrue(
                outcome.hint().startsWith("ln of -0.3 in 'market at [mid]': ln(x[r]) with x[mid] = -0.3. Maybe"),
                outcome.hint());
    }

    @Test
    void goesDownToTheTermOfASum() {
        Variable x = builder.free("x", List.of(regions), "1", "", new double[] {1, 2, 1}, 1);
        Parameter a = builder.parameter("a", List.of(regions), "1", "", new double[] {1, 0, 3});
        builder.equation("total", over(r), sum(s, x.at(s).over(a.at(s))).times(x.at(r)), Expr.constant(1), x);
        Outcome outcome = solve(EquationSystem.compile(builder.build()));
        assertTrue(
                outcome.hint().startsWith("2 / 0 in 'total at [north]': x[s] / a[s] with x[mid] = 2, a[mid] = 0"),
                outcome.hint());
    }

    @Test
    void namesTheDerivativeThatDoesNotExist() {
        Variable x = builder.free("x", List.of(), "1", "", new double[] {0}, 1);
        builder.equation("root", over(), x.at().pow(0.5), Expr.constant(1), x);
        Outcome outcome = solve(EquationSystem.compile(builder.build()));
        assertEquals(Status.NOT_A_NUMBER, outcome.status());
        assertTrue(outcome.hint().startsWith("the derivative of 'root' by 'x' is "), outcome.hint());
    }

    @Test
    void saysWhatStopsTheShortestStep() {
        // The slope of sqrt at its edge points out of its domain: every step down meets a negative base.
        Variable x = builder.free("x", List.of(), "1", "", new double[] {1e-12}, 1);
        builder.equation("root", over(), x.at().pow(0.5).plus(1), Expr.constant(0), x, 1);
        Outcome outcome = solve(EquationSystem.compile(builder.build()));
        assertTrue(!outcome.converged());
        assertTrue(outcome.hint().contains("Maybe"), outcome.hint());
    }
}
