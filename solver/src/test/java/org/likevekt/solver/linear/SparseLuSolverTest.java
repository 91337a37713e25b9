package org.likevekt.solver.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparseLuSolverTest extends LinearSolverContract {
    /** Some ten times what it takes, in the thread's own time; the elimination of a full matrix takes hours. */
    private static final double FAST_SECONDS = 10;

    @Override
    LinearSolver solver(SparsityPattern pattern, BlockStructure structure, Parallelism parallelism) {
        return new SparseLuSolver(pattern);
    }

    /** A matrix under construction, row by row. */
    private record Rows(List<TreeMap<Integer, Double>> rows) {
        static Rows of(int n) {
            return new Rows(IntStream.range(0, n)
                    .mapToObj(i -> new TreeMap<Integer, Double>())
                    .toList());
        }

        void put(int row, int column, double value) {
            rows.get(row).put(column, value);
        }

        SparseMatrix matrix() {
            int n = rows.size();
            int[] start = new int[n + 1];
            for (int i = 0; i < n; i++) {
                start[i + 1] = start[i] + rows.get(i).size();
            }
            int[] column = rows.stream()
                    .flatMapToInt(row -> row.keySet().stream().mapToInt(j -> j))
                    .toArray();
            double[] value = rows.stream()
                    .flatMapToDouble(row -> row.values().stream().mapToDouble(v -> v))
                    .toArray();
            return new SparseMatrix(n, start, column, value);
        }
    }

    private static void assertSolvedFast(Rows rows) {
        SparseMatrix a = rows.matrix();
        LinearSolver solver =
                LinearSolvers.choose(a.pattern(), Parallelism.NONE).solver();
        assertInstanceOf(SparseLuSolver.class, solver);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Factorization factors = solver.factor(a);
        assertSolves(a, factors, randomVector(a.size(), 1), false, 1e-14);
        assertSolves(a, factors, randomVector(a.size(), 2), true, 1e-14);
        double seconds = 1e-9 * (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        assertTrue(seconds < FAST_SECONDS, seconds + " s");
    }

    @Test
    void aDiagonalOfTwentyThousand() {
        Rows rows = Rows.of(20_000);
        for (int k = 0; k < 20_000; k++) {
            rows.put(k, k, 1 + k % 7);
        }
        assertSolvedFast(rows);
    }

    @Test
    void aChainOfFiftyThousand() {
        assertSolvedFast(chain(50_000));
    }

    private static Rows chain(int n) {
        Rows rows = Rows.of(n);
        for (int k = 0; k < n; k++) {
            rows.put(k, k, 1);
            rows.put(k, Math.max(0, k - 1), k == 0 ? 1 : -0.9);
        }
        return rows;
    }

    /** A total of all and a price in every equation, as the product of a country and its exchange rate are. */
    @Test
    void aChainWithAFullRowAndAFullColumn() {
        int n = 50_000;
        Rows rows = chain(n);
        Random random = new Random(3);
        for (int k = 0; k < n; k++) {
            rows.put(k, n - 1, random.nextDouble());
            rows.put(n - 1, k, random.nextDouble());
        }
        assertSolvedFast(rows);
    }

    /** No equation contains the unknown that it is paired with. */
    @Test
    void aRingInShuffledOrder() {
        int n = 20_000;
        List<Integer> place = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(place, new Random(4));
        Rows rows = Rows.of(n);
        for (int k = 0; k < n; k++) {
            rows.put(place.get(k), (k + 7) % n, 1);
            rows.put(place.get(k), (k + 8) % n, 0.5);
        }
        assertSolvedFast(rows);
    }

    @Test
    void agreesWithDenseEliminationOnRandomMatrices() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(60);
            Rows rows = Rows.of(n);
            for (int k = 0; k < n; k++) {
                rows.put(k, (k + 3) % n, 1);
                for (int more = random.nextInt(4); more > 0; more--) {
                    rows.put(k, random.nextInt(n), random.nextGaussian());
                }
            }
            SparseMatrix a = rows.matrix();
            double[] b = randomVector(n, seed);
            double[] sparse = new double[n];
            double[] dense = new double[n];
            new SparseLuSolver(a.pattern()).factor(a).solve(b, sparse);
            new DenseLuSolver(a.pattern(), Parallelism.NONE).factor(a).solve(b, dense);
            for (int k = 0; k < n; k++) {
                assertEquals(dense[k], sparse[k], 1e-8 * (1 + Math.abs(dense[k])), "seed " + seed);
            }
        }
    }

    @Test
    void namesTheEquationAndTheUnknownThatAreLeftOver() {
        int n = 6_000;
        Rows rows = chain(n);
        // Equation 4,000 says what equation 3,999 says, and nothing but equation 4,001 contains unknown 4,000 then.
        rows.rows().get(4_000).clear();
        rows.put(4_000, 3_999, 2);
        rows.put(4_000, 3_998, -1.8);
        rows.put(4_001, 4_000, 0);
        SparseMatrix a = rows.matrix();
        SingularMatrixException e =
                assertThrows(SingularMatrixException.class, () -> new SparseLuSolver(a.pattern()).factor(a));
        assertTrue(e.row() == 4_000 || e.row() == 3_999, e.getMessage());
        assertEquals(4_000, e.column());
    }

    @Test
    void aDenseMatrixTooLargeIsRefusedWithItsCost() {
        int n = 20_000;
        SparsityPattern diagonal = new SparsityPattern(
                n, IntStream.rangeClosed(0, n).toArray(), IntStream.range(0, n).toArray());
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new DenseLuSolver(diagonal, Parallelism.NONE));
        assertTrue(e.getMessage().contains("A dense matrix of 20,000 unknowns would take 3.2 GB"), e.getMessage());
    }
}
