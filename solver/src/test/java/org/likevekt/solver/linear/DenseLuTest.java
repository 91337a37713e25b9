package org.likevekt.solver.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseLuTest {
    private static double[][] random(int n, int columns, long seed) {
        Random random = new Random(seed);
        double[][] a = new double[n][columns];
        for (double[] row : a) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextDouble() - 0.5;
            }
        }
        return a;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 31, 32, 33, 64, 97, 200, 601})
    void solvesPlainTransposedAndManyAtOnce(int n) {
        double[][] a = random(n, n, n);
        DenseLu lu = DenseLu.factor(a, Parallelism.NONE);
        double[] expected = new Random(7).doubles(n).toArray();
        double[] b = new double[n];
        double[] transposed = new double[n];
        double[][] many = new double[n][5];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                b[i] += a[i][j] * expected[j];
                transposed[j] += a[i][j] * expected[i];
            }
            for (int c = 0; c < 5; c++) {
                many[i][c] = (c + 1) * b[i];
            }
        }
        double[] x = new double[n];
        lu.solve(b, x);
        assertArrayEquals(expected, x, 1e-9);
        lu.solveTransposed(transposed, x);
        assertArrayEquals(expected, x, 1e-9);
        double[][] columns = lu.solveRows(many, 5);
        for (int i = 0; i < n; i++) {
            assertEquals(5 * expected[i], columns[i][4], 1e-8);
        }
    }

    @Test
    void givesTheSameBitsForAnyThreads() {
        double[][] a = random(700, 700, 3);
        double[] b = new Random(4).doubles(700).toArray();
        double[] one = new double[700];
        double[] four = new double[700];
        DenseLu.factor(a, Parallelism.NONE).solve(b, one);
        DenseLu.factor(a, Parallelism.of(4)).solve(b, four);
        assertArrayEquals(one, four, 0);
    }

    @Test
    void namesTheColumnThatDependsOnOthers() {
        double[][] a = random(80, 80, 5);
        for (double[] row : a) {
            row[60] = row[3] - 2 * row[41];
        }
        SingularMatrixException e =
                assertThrows(SingularMatrixException.class, () -> DenseLu.factor(a, Parallelism.NONE));
        assertEquals(60, e.column());
    }
}
