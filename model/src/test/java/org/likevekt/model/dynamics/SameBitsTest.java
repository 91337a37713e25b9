package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.BorderedBlockSolver;
import org.likevekt.solver.linear.DenseKernel;
import org.likevekt.solver.linear.DenseLuSolver;
import org.likevekt.solver.linear.LinearSolver;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.newton.Newton;

/** Ring 3: the counties have the same bits with any number of threads and in every run. */
class SameBitsTest {
    private static final EquationSystem SYSTEM = Counties.model().system();
    private static final Paths PATHS = Counties.everythingMoves(Counties.benchmark(), 2018, 2021);

    private static LinearSolver blocks(Parallelism threads) {
        var regions = SYSTEM.declaration().variable("PY").sets().get(0);
        return new BorderedBlockSolver(
                SYSTEM.sparsity(), SYSTEM.structure(regions).structure(), threads);
    }

    private static LinearSolver dense(Parallelism threads) {
        return new DenseLuSolver(SYSTEM.sparsity(), threads);
    }

    /** A year's equilibrium from the benchmark, far enough for several factorisations. */
    private static double[] solved(LinearSolver linear) {
        Trajectory given = Counties.model().simulate(PATHS);
        Evaluation evaluation = Counties.model().evaluation(PATHS, given.last());
        Newton.Result result = new Newton(linear, Newton.Options.DEFAULT).solve(evaluation, SYSTEM.start());
        assertEquals(true, result.outcome().converged(), result.outcome().describe());
        return result.point();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void threadsDoNotMatter(int threads) {
        assertArrayEquals(solved(blocks(Parallelism.NONE)), solved(blocks(Parallelism.of(threads))), 0);
        assertArrayEquals(solved(dense(Parallelism.NONE)), solved(dense(Parallelism.of(threads))), 0);
    }

    @Test
    void pathsOfAModelWithThreadsAreThoseOfOneWithout() {
        RegionalModel shared =
                RegionalModel.of(Counties.benchmark(), Closure.DEFAULT, Parallelism.of(2), DenseKernel.JAVA);
        Paths paths = Counties.everythingMoves(Counties.benchmark(), 2018, 2019);
        assertSame(Counties.model().simulate(paths), shared.simulate(paths));
    }

    /** With the iterative solver of many regions, which shares out residuals, products and blocks. */
    @Test
    void threadsDoNotMatterInMunicipalities() {
        Benchmark split = Counties.withMunicipalitiesOfTrondelag();
        Paths paths = Counties.change(
                Drivers.basePaths(split, 2018, 2019),
                Drivers.POPULATION,
                (year, cell, old) -> year == 2018 ? old : old * (1 + 0.001 * (cell % 5)));
        Trajectory alone = RegionalModel.of(split, Closure.DEFAULT).simulate(paths);
        RegionalModel shared = RegionalModel.of(split, Closure.DEFAULT, Parallelism.of(2), DenseKernel.JAVA);
        assertTrue(shared.linearSolver().contains("GMRES"), shared.linearSolver());
        assertSame(alone, shared.simulate(paths));
    }

    @Test
    void runsDoNotMatter() {
        // A model compiled anew, and the same one again.
        RegionalModel other = RegionalModel.of(Counties.benchmark(), Closure.DEFAULT);
        List<Trajectory> runs = new ArrayList<>();
        runs.add(Counties.model().simulate(PATHS));
        runs.add(Counties.model().simulate(PATHS));
        runs.add(other.simulate(PATHS));
        runs.forEach(run -> assertSame(runs.get(0), run));
    }

    private static void assertSame(Trajectory first, Trajectory second) {
        for (YearSolution year : second.years()) {
            YearSolution expected = first.year(year.year());
            assertArrayEquals(expected.point(), year.point(), 0);
            for (String name : year.names()) {
                assertArrayEquals(expected.values(name), year.values(name), 0, name);
            }
        }
    }
}
