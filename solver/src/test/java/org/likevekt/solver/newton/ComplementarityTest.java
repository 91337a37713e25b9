package org.likevekt.solver.newton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.constant;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.DenseLuSolver;
import org.likevekt.solver.linear.Parallelism;

/** The few inequalities of an economy, each with an answer that can be worked out by hand; see solver/DIAGNOSIS.md. */
class ComplementarityTest {
    private final SystemBuilder builder = new SystemBuilder();

    private Variable free(String name, double start) {
        return builder.free(name, List.of(), "1", "", new double[] {start}, 1);
    }

    private Variable price(String name) {
        return builder.positive(name, List.of(), "1", "", new double[] {1});
    }

    private Parameter given(String name, double value) {
        return builder.parameter(name, List.of(), "1", "", new double[] {value});
    }

    /** A solved system. */
    private record Solved(Outcome outcome, Evaluation evaluation) {
        double level(Variable variable) {
            assertTrue(outcome.converged(), outcome.describe());
            return evaluation.levels(variable)[0];
        }
    }

    private Solved solve() {
        EquationSystem system = EquationSystem.compile(builder.build());
        Evaluation evaluation = system.evaluate();
        Newton newton = new Newton(new DenseLuSolver(system.sparsity(), Parallelism.NONE), Newton.Options.DEFAULT);
        return new Solved(newton.solve(evaluation, system.start()).outcome(), evaluation);
    }

    /**
     * Two industries make one good, of which 10 / p is bought. An industry works only when its price covers its cost:
     * output at least zero, loss at least zero, and one of them zero. The dearer one is idle.
     */
    @ParameterizedTest
    @CsvSource({"1, 1.5", "1.5, 1", "0.2, 3", "4, 0.1", "1, 1.0001"})
    void theDearerIndustryIsIdle(double costA, double costB) {
        Variable p = price("P");
        Variable a = free("A", 5);
        Variable b = free("B", 5);
        Expr lossA = given("cost A", costA).at().minus(p.at());
        Expr lossB = given("cost B", costB).at().minus(p.at());
        builder.equation("A works or makes a loss", over(), Expr.complement(a.at(), lossA), constant(0), a, 1);
        builder.equation("B works or makes a loss", over(), Expr.complement(b.at(), lossB), constant(0), b, 1);
        builder.equation("market", over(), a.at().plus(b.at()), constant(10).over(p.at()), p);
        Solved solved = solve();
        double cheap = Math.min(costA, costB);
        assertEquals(cheap, solved.level(p), 1e-9);
        assertEquals(costA < costB ? 10 / cheap : 0, solved.level(a), 1e-8);
        assertEquals(costA < costB ? 0 : 10 / cheap, solved.level(b), 1e-8);
    }

    /** Imports 10 / (1 + t)^2 under a quota: the premium t is what the licence earns, zero where the quota is slack. */
    @ParameterizedTest
    @ValueSource(doubles = {1000, 20, 10.5, 9.9, 5, 1, 0.01})
    void aQuotaThatBindsEarnsAPremium(double quota) {
        Solved solved = solve(quota);
        double premium = Math.max(0, Math.sqrt(10 / quota) - 1);
        assertEquals(premium, solved.evaluation.levels(variable("T", solved))[0], 1e-8 * (1 + premium));
        assertTrue(solved.outcome.converged(), solved.outcome.describe());
    }

    private Solved solve(double quota) {
        Variable premium = free("T", 0);
        Variable imports = price("M");
        Parameter limit = given("quota", quota);
        Expr unused = limit.at().minus(imports.at()).times(0.1);
        builder.equation("premium or room", over(), Expr.complement(premium.at(), unused), constant(0), premium, 1);
        builder.equation(
                "imports", over(), imports.at(), premium.at().plus(1).pow(-2).times(10), imports);
        return solve();
    }

    private static Variable variable(String name, Solved solved) {
        return solved.evaluation.system().declaration().variable(name);
    }

    /** Exactly as much as is wanted: both conditions hold with equality, where the function has a kink. */
    @Test
    void aQuotaOfJustWhatIsWanted() {
        Solved solved = solve(10);
        assertTrue(solved.outcome.converged(), solved.outcome.describe());
        assertEquals(10, solved.level(variable("M", solved)), 1e-4);
    }

    @Test
    void aQuotaThatNothingCanMeetIsRefused() {
        Solved solved = solve(-1);
        assertTrue(!solved.outcome.converged());
        assertEquals(Status.DIVERGING, solved.outcome.status(), solved.outcome.describe());
        assertTrue(solved.outcome.hint().startsWith("'M' fell by a factor of "), solved.outcome.hint());
        assertEquals(1, solved.outcome.families().get(0).instances());
    }

    /** Labour demand 100 / w, 100 persons, and a lowest wage: who finds no work at it is unemployed. */
    @ParameterizedTest
    @CsvSource({"0.5, 1, 0", "0.999, 1, 0", "1.25, 1.25, 20", "10, 10, 90"})
    void aWageFloorMakesUnemployment(double floor, double wage, double unemployed) {
        Variable w = price("W");
        Variable u = free("U", 0);
        Expr above = w.at().minus(given("floor", floor).at());
        builder.equation("floor or full employment", over(), Expr.complement(above, u.at()), constant(0), u, 1);
        Expr employed = constant(100).minus(u.at().times(100));
        builder.equation("market of labour", over(), employed, constant(100).over(w.at()), w);
        Solved solved = solve();
        assertEquals(wage, solved.level(w), 1e-8);
        assertEquals(unemployed, 100 * solved.level(u), 1e-6);
    }
}
