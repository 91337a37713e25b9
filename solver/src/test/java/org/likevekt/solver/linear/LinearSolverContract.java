package org.likevekt.solver.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link LinearSolver} must do. */
abstract class LinearSolverContract {
    abstract LinearSolver solver(SparsityPattern pattern, BlockStructure structure, Parallelism parallelism);

    /** Whether a singular matrix is named by its very pair. */
    boolean namesPivots() {
        return true;
    }

    /** The backward error of a solve to {@link Factorization#TIGHT}. */
    double backwardError() {
        return 1e-14;
    }

    private Factorization factor(RegionalJacobian jacobian, int threads) {
        return solver(jacobian.matrix().pattern(), jacobian.structure(), Parallelism.of(threads))
                .factor(jacobian.matrix());
    }

    private Factorization factor(double[][] dense) {
        SparseMatrix matrix = SparseMatrix.ofDense(dense);
        return solver(matrix.pattern(), BlockStructure.none(dense.length), Parallelism.NONE)
                .factor(matrix);
    }

    private Factorization factor(double[][] dense, int[] block, int blockCount, boolean[] core) {
        SparseMatrix matrix = SparseMatrix.ofDense(dense);
        return solver(matrix.pattern(), new BlockStructure(block, block, blockCount, core), Parallelism.NONE)
                .factor(matrix);
    }

    static double[] randomVector(int n, long seed) {
        return new Random(seed).doubles(n, -1, 1).toArray();
    }

    private void assertSolves(SparseMatrix a, Factorization factors, double[] b, boolean transposed) {
        assertSolves(a, factors, b, transposed, backwardError());
    }

    static void assertSolves(SparseMatrix a, Factorization factors, double[] b, boolean transposed, double bound) {
        double[] x = new double[b.length];
        double[] kept = b.clone();
        SolveReport report = transposed ? factors.solveTransposed(b, x) : factors.solve(b, x);
        double[] product = new double[b.length];
        if (transposed) {
            a.multiplyTransposed(x, product);
        } else {
            a.multiply(x, product);
        }
        double error = Residuals.subtractFrom(b, x, product, transposed ? a.normOne() : a.normInfinity());
        assertTrue(error <= bound, () -> "backward error " + error + ", " + report);
        assertEquals(error, report.backwardError(), 0, "the report tells the error of the answer");
        assertTrue(report.reached(), report::toString);
        assertArrayEquals(kept, b, 0, "right-hand side untouched");
    }

    @Test
    void solvesTheEmptySystem() {
        Factorization factors = factor(new double[0][0]);
        assertTrue(factors.solve(new double[0], new double[0]).reached());
    }

    @Test
    void solvesTheIdentityExactly() {
        double[][] identity = new double[7][7];
        for (int i = 0; i < 7; i++) {
            identity[i][i] = 1;
        }
        double[] b = randomVector(7, 1);
        double[] x = new double[7];
        factor(identity).solve(b, x);
        assertArrayEquals(b, x, 1e-15);
    }

    @Test
    void solvesAMatrixMadeByHand() {
        // x = (1, -2, 3) by construction.
        Factorization factors = factor(new double[][] {{2, 1, -1}, {4, -2, 1}, {-2, 3, 5}});
        double[] x = new double[3];
        factors.solve(new double[] {-3, 11, 7}, x);
        assertArrayEquals(new double[] {1, -2, 3}, x, 1e-13);
        factors.solveTransposed(new double[] {-12, 14, 12}, x);
        assertArrayEquals(new double[] {1, -2, 3}, x, 1e-13);
    }

    @Test
    void pivotsPastAZeroDiagonal() {
        int n = 9;
        double[][] cycle = new double[n][n];
        for (int i = 0; i < n; i++) {
            cycle[i][(i + 4) % n] = 1 + i;
        }
        SparseMatrix matrix = SparseMatrix.ofDense(cycle);
        assertSolves(matrix, factor(cycle), randomVector(n, 2), false);
        assertSolves(matrix, factor(cycle), randomVector(n, 3), true);
    }

    @Test
    void solvesWhereABlockByItselfIsSingular() {
        // Both blocks are [[0, 0], [0, 1]]; only through the core (the last two pairs) is the whole regular.
        double[][] a = {
            {0, 0, 0, 0, 1, 0},
            {0, 1, 0, 0, 0, 2},
            {0, 0, 0, 0, 0, 1},
            {0, 0, 0, 1, 3, 0},
            {1, 0, 0, 2, 0, 0},
            {0, 1, 1, 0, 0, 1}
        };
        int[] block = {0, 0, 1, 1, BlockStructure.NATIONAL, BlockStructure.NATIONAL};
        boolean[] core = {false, false, false, false, true, true};
        Factorization factors = factor(a, block, 2, core);
        assertSolves(SparseMatrix.ofDense(a), factors, randomVector(6, 4), false);
        assertSolves(SparseMatrix.ofDense(a), factors, randomVector(6, 5), true);
    }

    @TestFactory
    List<DynamicTest> solvesRegionalSystems() {
        List<DynamicTest> tests = new ArrayList<>();
        int[][] shapes = {{1, 3, 2}, {1, 5, 0}, {2, 4, 0}, {3, 7, 6}, {5, 12, 1}, {8, 24, 6}};
        for (int[] shape : shapes) {
            String name = shape[0] + " regions, " + shape[1] + " industries, " + shape[2] + " national";
            tests.add(DynamicTest.dynamicTest(
                    name, () -> solvesBothWays(RegionalJacobian.of(shape[0], shape[1], shape[2], 17))));
        }
        tests.add(DynamicTest.dynamicTest(
                "unequal blocks, one of them empty",
                () -> solvesBothWays(RegionalJacobian.of(new int[] {6, 0, 9, 1, 4}, 9, 3, 23))));
        return tests;
    }

    private void solvesBothWays(RegionalJacobian jacobian) {
        Factorization factors = factor(jacobian, 1);
        assertEquals(jacobian.matrix().size(), factors.size());
        assertSolves(jacobian.matrix(), factors, randomVector(factors.size(), 6), false);
        assertSolves(jacobian.matrix(), factors, randomVector(factors.size(), 7), true);
    }

    @Test
    void solvesRegionalSystemsWithPairsShuffled() {
        RegionalJacobian jacobian = RegionalJacobian.of(4, 8, 3, 31);
        SparseMatrix a = jacobian.matrix();
        int n = a.size();
        // Equations of each region reversed against their unknowns: every diagonal that mattered is gone.
        int[] at = IntStream.range(0, n).toArray();
        for (int r = -1; r < jacobian.regionCount(); r++) {
            for (int c = 0; c < 2; c++) {
                reverse(at, members(jacobian, r, c == 1));
            }
        }
        double[][] dense = DenseLuSolver.expand(a);
        double[][] shuffled = new double[n][];
        for (int k = 0; k < n; k++) {
            shuffled[k] = dense[at[k]];
        }
        SparseMatrix matrix = SparseMatrix.ofDense(shuffled);
        Factorization factors =
                solver(matrix.pattern(), jacobian.structure(), Parallelism.NONE).factor(matrix);
        assertSolves(matrix, factors, randomVector(n, 8), false);
        assertSolves(matrix, factors, randomVector(n, 9), true);
    }

    private static int[] members(RegionalJacobian jacobian, int region, boolean core) {
        BlockStructure structure = jacobian.structure();
        return IntStream.range(0, structure.size())
                .filter(k -> jacobian.region()[k] == region && structure.isCore(k) == core)
                .toArray();
    }

    private static void reverse(int[] at, int[] members) {
        for (int k = 0; k < members.length; k++) {
            at[members[k]] = members[members.length - 1 - k];
        }
    }

    @Test
    void namesThePivotOfASingularMatrix() {
        double[][] a = {{1, 0, 0, 2}, {0, 3, 0, 0}, {0, 0, 0, 0}, {0, 4, 0, 5}};
        SingularMatrixException e = assertThrows(SingularMatrixException.class, () -> factor(a));
        assertTrue(e.getMessage().contains("Maybe"), e.getMessage());
        if (namesPivots()) {
            assertEquals(2, e.column());
            assertEquals(2, e.row());
        }
    }

    @Test
    void refusesARegionalSystemWithARepeatedEquation() {
        RegionalJacobian jacobian = RegionalJacobian.of(3, 5, 2, 41);
        double[][] a = DenseLuSolver.expand(jacobian.matrix());
        int twin = jacobian.families().get(1).first();
        a[twin + 1] = a[twin].clone();
        SparseMatrix matrix = SparseMatrix.ofDense(a);
        LinearSolver solver = solver(matrix.pattern(), jacobian.structure(), Parallelism.NONE);
        assertThrows(SingularMatrixException.class, () -> solver.factor(matrix));
    }

    @Test
    void refusesNaNWithItsPlace() {
        RegionalJacobian jacobian = RegionalJacobian.of(2, 3, 1, 43);
        SparseMatrix matrix = jacobian.matrix().copy();
        matrix.values()[5] = Double.NaN;
        LinearSolver solver = solver(matrix.pattern(), jacobian.structure(), Parallelism.NONE);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> solver.factor(matrix));
        assertTrue(e.getMessage().contains("row 0, column " + matrix.pattern().column(5)), e.getMessage());
    }

    @Test
    void refusesAnotherPattern() {
        RegionalJacobian jacobian = RegionalJacobian.of(2, 3, 1, 43);
        LinearSolver solver = solver(jacobian.matrix().pattern(), jacobian.structure(), Parallelism.NONE);
        SparseMatrix other = RegionalJacobian.of(2, 4, 1, 43).matrix();
        assertThrows(IllegalArgumentException.class, () -> solver.factor(other));
    }

    @Test
    void leavesTheMatrixUntouchedAndKeepsFactorsWhenItIsRefreshed() {
        RegionalJacobian jacobian = RegionalJacobian.of(3, 6, 2, 47);
        SparseMatrix live = jacobian.matrix().copy();
        LinearSolver solver = solver(live.pattern(), jacobian.structure(), Parallelism.NONE);
        Factorization first = solver.factor(live);
        assertArrayEquals(jacobian.matrix().values(), live.values(), 0);
        double[] b = randomVector(live.size(), 10);
        double[] before = new double[b.length];
        first.solve(b, before);
        for (int p = 0; p < live.values().length; p++) {
            live.values()[p] *= 1 + 0.1 * (p % 7);
        }
        Factorization second = solver.factor(live);
        double[] after = new double[b.length];
        first.solve(b, after);
        assertArrayEquals(before, after, 0, "the first factors still solve the first matrix, bit by bit");
        assertSolves(live, second, b, false);
    }

    @Test
    void solvesManyRightHandSidesInPlaceToo() {
        RegionalJacobian jacobian = RegionalJacobian.of(3, 6, 2, 53);
        Factorization factors = factor(jacobian, 1);
        for (int k = 0; k < 20; k++) {
            double[] b = randomVector(factors.size(), 100 + k);
            double[] x = new double[b.length];
            factors.solve(b, x);
            factors.solve(b, b);
            assertArrayEquals(x, b, 0);
        }
        double[] zero = new double[factors.size()];
        double[] x = randomVector(zero.length, 11);
        assertTrue(factors.solve(zero, x).reached());
        assertArrayEquals(zero, x, 0);
    }

    @Test
    void givesTheSameBitsForAnyThreadsAndEachTime() {
        RegionalJacobian jacobian = RegionalJacobian.of(6, 24, 6, 59);
        double[] b = randomVector(jacobian.matrix().size(), 12);
        double[] x = new double[b.length];
        double[] y = new double[b.length];
        Factorization one = factor(jacobian, 1);
        one.solve(b, x);
        one.solveTransposed(b, y);
        for (int threads : new int[] {1, 2, 4}) {
            Factorization factors = factor(jacobian, threads);
            double[] again = new double[b.length];
            factors.solve(b, again);
            assertArrayEquals(bits(x), bits(again), threads + " threads");
            factors.solveTransposed(b, again);
            assertArrayEquals(bits(y), bits(again), threads + " threads, transposed");
            assertEquals(one.pivots(), factors.pivots());
        }
    }

    private static long[] bits(double[] x) {
        return Arrays.stream(x).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    /** Whoever keeps what was costly for a nearby matrix solves that one, not the one factored; whoever can't says so. */
    @Test
    void renewedFactorsAreThoseOfTheNearbyMatrix() {
        RegionalJacobian jacobian = RegionalJacobian.of(4, 8, 3, 61);
        Factorization factors = factor(jacobian, 1);
        SparseMatrix near = jacobian.nearby();
        AtomicBoolean isAsked = new AtomicBoolean();
        Optional<Factorization> renewed = factors.renewed(() -> {
            isAsked.set(true);
            return near;
        });
        assertEquals(isRenewable(), renewed.isPresent());
        assertEquals(isRenewable(), isAsked.get(), "a matrix is made for nobody");
        if (renewed.isPresent()) {
            assertSolves(near, renewed.get(), randomVector(near.size(), 13), false, Factorization.TIGHT);
            assertSolves(near, renewed.get(), randomVector(near.size(), 14), true, Factorization.TIGHT);
            SolveReport report = renewed.get().solve(randomVector(near.size(), 15), new double[near.size()], 1e-6);
            assertFalse(report.fellBack(), report::toString);
            assertTrue(report.iterations() < 20, report::toString);
        }
    }

    /** Whether factors can be renewed: iterative methods'. */
    boolean isRenewable() {
        return false;
    }

    @Test
    void looseSolvesMeetTheirTolerance() {
        RegionalJacobian jacobian = RegionalJacobian.of(4, 8, 3, 67);
        Factorization factors = factor(jacobian, 1);
        for (boolean transposed : new boolean[] {false, true}) {
            double[] b = randomVector(factors.size(), 16);
            double[] x = new double[b.length];
            SolveReport report = transposed ? factors.solveTransposed(b, x, 1e-4) : factors.solve(b, x, 1e-4);
            double[] product = new double[b.length];
            if (transposed) {
                jacobian.matrix().multiplyTransposed(x, product);
            } else {
                jacobian.matrix().multiply(x, product);
            }
            double missed = 0;
            double size = 0;
            for (int k = 0; k < b.length; k++) {
                missed += (b[k] - product[k]) * (b[k] - product[k]);
                size += b[k] * b[k];
            }
            assertTrue(report.reached(), report::toString);
            assertTrue(missed <= 1.001e-8 * size, Math.sqrt(missed / size) + ", " + report);
        }
    }

    /** Sixteen blocks whose rows reach two cores each: one group, filled to an eighth. */
    @Test
    void solvesWhereBlocksReachFewOfTheOthers() {
        int n = 16;
        double[][] dense = new double[2 * n][2 * n];
        int[] block = new int[2 * n];
        boolean[] core = new boolean[2 * n];
        for (int b = 0; b < n; b++) {
            dense[b][b] = 3;
            dense[b][n + (b + 1) % n] = 1 + 0.1 * b;
            dense[b][n + (b + 2) % n] = 0.5;
            dense[n + b][n + b] = 4;
            dense[n + b][b] = 1 - 0.05 * b;
            block[b] = b;
            block[n + b] = b;
            core[n + b] = true;
        }
        Factorization factors = factor(dense, block, n, core);
        SparseMatrix matrix = SparseMatrix.ofDense(dense);
        assertSolves(matrix, factors, randomVector(2 * n, 17), false);
        assertSolves(matrix, factors, randomVector(2 * n, 18), true);
    }
}
