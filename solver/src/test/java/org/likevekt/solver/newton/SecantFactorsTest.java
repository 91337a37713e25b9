package org.likevekt.solver.newton;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.linear.DenseLuSolver;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.linear.SparseMatrix;

/** Factors that learn from the steps they have led to. */
class SecantFactorsTest {
    private static final int N = 12;

    private final Random random = new Random(5);
    private final double[][] near = regular();
    private final double[][] actual = disturbed(near);
    private final Factorization kept = factors(near);

    private double[][] regular() {
        double[][] matrix = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                matrix[i][j] = (i == j ? 4 : 0) + random.nextGaussian() / 4;
            }
        }
        return matrix;
    }

    private double[][] disturbed(double[][] matrix) {
        double[][] other = new double[N][N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                other[i][j] = matrix[i][j] + random.nextGaussian() / 2.5;
            }
        }
        return other;
    }

    private static Factorization factors(double[][] matrix) {
        SparseMatrix sparse = SparseMatrix.ofDense(matrix);
        return new DenseLuSolver(sparse.pattern(), Parallelism.NONE).factor(sparse);
    }

    private static double[] times(double[][] matrix, double[] x) {
        return Arrays.stream(matrix).mapToDouble(row -> dot(row, x)).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static double[] solved(Factorization factors, double[] b) {
        double[] x = new double[N];
        factors.solve(b, x);
        return x;
    }

    private double[] drawn() {
        return random.doubles(N, -1, 1).toArray();
    }

    private Factorization taught(int lessons) {
        Factorization factors = kept;
        for (int k = 0; k < lessons; k++) {
            double[] step = drawn();
            double[] predicted = solved(factors, times(actual, step));
            factors = SecantFactors.updated(factors, step, predicted).orElseThrow();
        }
        return factors;
    }

    @Test
    void knowTheLastStep() {
        Factorization factors = taught(3);
        double[] step = drawn();
        double[] change = times(actual, step);
        SecantFactors updated =
                SecantFactors.updated(factors, step, solved(factors, change)).orElseThrow();
        assertArrayEquals(step, solved(updated, change), 1e-12);
        double[] b = drawn();
        double[] corrected = solved(factors, b);
        updated.applyLast(corrected);
        assertArrayEquals(solved(updated, b), corrected, 0);
    }

    @Test
    void transposedSolvesAreThoseOfTheSameMatrix() {
        Factorization factors = taught(5);
        double[] a = drawn();
        double[] b = drawn();
        double[] x = new double[N];
        factors.solveTransposed(a, x);
        assertEquals(dot(a, solved(factors, b)), dot(x, b), 1e-12);
    }

    /** On linear equations Broyden's method ends after at most 2 n steps (Gay 1979). */
    @Test
    void endOnLinearEquationsWhatKeptFactorsOnlyCreepTowards() {
        double[] b = drawn();
        double[] x = new double[N];
        double[] plain = new double[N];
        Factorization factors = kept;
        for (int k = 0; k < 2 * N; k++) {
            double[] before = x.clone();
            double[] step = solved(factors, residual(b, x));
            Arrays.setAll(x, i -> before[i] + step[i]);
            double[] predicted = solved(factors, times(actual, step));
            Optional<SecantFactors> updated = SecantFactors.updated(factors, step, predicted);
            factors = updated.isPresent() ? updated.get() : factors;
            double[] chord = solved(kept, residual(b, plain));
            Arrays.setAll(plain, i -> plain[i] + chord[i]);
        }
        double left = Math.sqrt(dot(residual(b, x), residual(b, x)));
        double leftByChords = Math.sqrt(dot(residual(b, plain), residual(b, plain)));
        assertTrue(left < 1e-11, "left " + left);
        assertTrue(leftByChords > 1e3 * left, "chords left " + leftByChords);
    }

    private double[] residual(double[] b, double[] x) {
        double[] product = times(actual, x);
        Arrays.setAll(product, i -> b[i] - product[i]);
        return product;
    }

    @Test
    void learnNothingFromAStepThatFailed() {
        double[] step = drawn();
        double[] back = Arrays.stream(step).map(s -> -s).toArray();
        assertTrue(SecantFactors.updated(kept, step, back).isEmpty());
        assertTrue(SecantFactors.updated(kept, new double[N], new double[N]).isEmpty());
    }
}
