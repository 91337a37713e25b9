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

    @Override
    boolean isRenewable() {
        return true;
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

    /** A loose solve iterates in single precision; what it leaves is measured in double precision, and by any threads the same. */
    @Test
    void aLooseSolveIsAsNearAsItSaysWhoeverSharesItsWork() {
        RegionalJacobian jacobian = RegionalJacobian.of(80, 24, 6, 5);
        SparseMatrix matrix = jacobian.matrix();
        double[] b = randomVector(matrix.size(), 1);
        double[][] x = new double[2][b.length];
        for (int threads = 1; threads <= 2; threads++) {
            LinearSolver solver = solver(matrix.pattern(), jacobian.structure(), Parallelism.of(threads));
            SolveReport report = solver.factor(matrix).solve(b, x[threads - 1], 1e-4);
            assertTrue(report.reached() && !report.fellBack(), report::toString);
            assertEquals(0, report.refinements(), report::toString);
            assertTrue(report.iterations() <= 8, report::toString);
        }
        assertArrayEquals(x[0], x[1], 0);
        double[] product = new double[b.length];
        matrix.multiply(x[0], product);
        double left = 0;
        double size = 0;
        for (int k = 0; k < b.length; k++) {
            left += (b[k] - product[k]) * (b[k] - product[k]);
            size += b[k] * b[k];
        }
        assertTrue(Math.sqrt(left) <= 1e-4 * Math.sqrt(size), Math.sqrt(left / size) + " of it is left");
    }

    /** What single precision cannot hold is solved all the same. */
    @Test
    void entriesBeyondSinglePrecisionAreSolvedToo() {
        RegionalJacobian jacobian = RegionalJacobian.of(11, 24, 6, 3);
        SparseMatrix matrix = jacobian.matrix().copy();
        for (int p = 0; p < matrix.values().length; p++) {
            matrix.values()[p] *= 1e60;
        }
        double[] b = randomVector(matrix.size(), 1);
        double[] x = new double[b.length];
        SolveReport report = solver(matrix.pattern(), jacobian.structure(), Parallelism.NONE)
                .factor(matrix)
                .solve(b, x, 1e-2);
        assertTrue(report.reached(), report::toString);
        double[] product = new double[b.length];
        matrix.multiply(x, product);
        assertArrayEquals(b, product, 0.1);
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
