package org.likevekt.solver.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BlockGmresSolverTest extends LinearSolverContract {
    @Override
    LinearSolver solver(SparsityPattern pattern, BlockStructure structure, Parallelism parallelism) {
        LinearSolver direct = new BorderedBlockSolver(pattern, structure, parallelism);
        return new BlockGmresSolver(pattern, structure, direct, parallelism);
    }

    @Override
    double backwardError() {
        return Factorization.TIGHT;
    }

    @Test
    void givesTheSameBitsForAnyThreadsOnLongVectors() {
        RegionalJacobian jacobian = RegionalJacobian.of(80, 24, 6, 5);
        double[] b = randomVector(jacobian.matrix().size(), 1);
        double[] one = new double[b.length];
        double[] four = new double[b.length];
        for (int threads : new int[] {1, 4}) {
            LinearSolver solver = solver(jacobian.matrix().pattern(), jacobian.structure(), Parallelism.of(threads));
            SolveReport report = solver.factor(jacobian.matrix()).solve(b, threads == 1 ? one : four, 1e-8);
            assertFalse(report.fellBack(), report::toString);
        }
        assertArrayEquals(one, four, 0);
    }

    @Test
    void takesAFewIterationsAndFewerForALooseTolerance() {
        RegionalJacobian jacobian = RegionalJacobian.of(11, 24, 6, 3);
        Factorization factors = solver(jacobian.matrix().pattern(), jacobian.structure(), Parallelism.NONE)
                .factor(jacobian.matrix());
        double[] b = randomVector(factors.size(), 1);
        double[] x = new double[b.length];
        SolveReport loose = factors.solve(b, x, 1e-4);
        SolveReport tight = factors.solve(b, x, 1e-8);
        assertFalse(tight.fellBack());
        assertTrue(tight.iterations() <= 20, tight::toString);
        assertTrue(loose.iterations() < tight.iterations(), loose::toString);
    }

    @Test
    void fallsBackToTheDirectSolverAndSaysSo() {
        // Sixty iterations cannot solve 200 blocks that form one long cycle.
        int n = 200;
        double[][] cycle = new double[n][n];
        int[] block = new int[n];
        boolean[] core = new boolean[n];
        for (int k = 0; k < n; k++) {
            cycle[k][k] = 1;
            cycle[k][(k + 1) % n] = 2;
            block[k] = k;
            core[k] = true;
        }
        SparseMatrix matrix = SparseMatrix.ofDense(cycle);
        Factorization factors = solver(matrix.pattern(), new BlockStructure(block, block, n, core), Parallelism.NONE)
                .factor(matrix);
        double[] b = new double[n];
        b[0] = 1;
        double[] x = new double[n];
        SolveReport report = factors.solve(b, x);
        assertTrue(report.fellBack() && report.reached(), report::toString);
        assertEquals(KrylovFactorization.MOST_ITERATIONS, report.iterations());
        matrix.multiply(x, b);
        assertEquals(1, b[0], 1e-12);
        assertTrue(factors.solveTransposed(b, x).fellBack());
    }
}
