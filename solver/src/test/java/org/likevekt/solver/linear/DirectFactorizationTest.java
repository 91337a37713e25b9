package org.likevekt.solver.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Direct solves are measured and refined where that is asked for, or where the factors need it. */
class DirectFactorizationTest {
    private static final int N = 30;

    /** Wilkinson's matrix, on which partial pivoting lets the last column grow by 2^(n-1). */
    private static double[][] growing() {
        double[][] a = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < i; j++) {
                a[i][j] = -1;
            }
            a[i][i] = 1;
            a[i][N - 1] = 1;
        }
        return a;
    }

    private static double[][] harmless() {
        Random random = new Random(4);
        double[][] a = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                a[i][j] = (i == j ? N : 0) + random.nextGaussian();
            }
        }
        return a;
    }

    private static SolveReport solve(double[][] a, double tolerance, boolean transposed) {
        SparseMatrix matrix = SparseMatrix.ofDense(a);
        Factorization factors = new DenseLuSolver(matrix.pattern(), Parallelism.NONE).factor(matrix);
        double[] b = new Random(2).doubles(N, -1, 1).toArray();
        double[] x = new double[N];
        return transposed ? factors.solveTransposed(b, x, tolerance) : factors.solve(b, x, tolerance);
    }

    @Test
    void whatPivotGrowthSpoilsIsRefinedWhateverIsAsked() {
        for (double tolerance : new double[] {Factorization.TIGHT, 1e-4}) {
            for (boolean transposed : new boolean[] {false, true}) {
                SolveReport report = solve(growing(), tolerance, transposed);
                assertTrue(report.refinements() > 0, report::toString);
                assertTrue(report.backwardError() <= 1e-14, report::toString);
            }
        }
    }

    @Test
    void soundFactorsAreMeasuredOnlyWhenAsked() {
        for (boolean transposed : new boolean[] {false, true}) {
            SolveReport tight = solve(harmless(), Factorization.TIGHT, transposed);
            assertEquals(0, tight.refinements());
            assertTrue(tight.backwardError() <= 1e-15, tight::toString);
            SolveReport loose = solve(harmless(), 1e-4, transposed);
            assertTrue(Double.isNaN(loose.backwardError()) && loose.reached(), loose::toString);
        }
    }
}
