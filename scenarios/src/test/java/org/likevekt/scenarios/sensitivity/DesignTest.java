package org.likevekt.scenarios.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which worlds a method asks for. */
class DesignTest {
    static List<Prior> priors(int n, Prior.Distribution distribution) {
        List<Prior> priors = new ArrayList<>();
        for (int d = 0; d < n; d++) {
            priors.add(new Prior(
                    "p" + d,
                    "t",
                    "parameters",
                    "frisch",
                    List.of(),
                    Prior.Change.MULTIPLY,
                    distribution,
                    1.2 + 0.1 * d,
                    "prior",
                    "s"));
        }
        return priors;
    }

    private static double mean(List<double[]> points, ToDoubleFunction<double[]> monomial) {
        return points.stream().mapToDouble(monomial).average().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 12, 18, 25})
    void stroudsPointsHaveAllMomentsUpToTheThird(int n) {
        List<double[]> points = Design.stroud(n);
        assertEquals(2 * n, points.size());
        for (int a = 0; a < n; a++) {
            int i = a;
            assertEquals(0, mean(points, x -> x[i]), 1e-13);
            for (int b = a; b < n; b++) {
                int j = b;
                assertEquals(i == j ? 1 : 0, mean(points, x -> x[i] * x[j]), 1e-13, i + " " + j);
                for (int c = b; c < n; c++) {
                    int k = c;
                    assertEquals(0, mean(points, x -> x[i] * x[j] * x[k]), 1e-13, i + " " + j + " " + k);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 18})
    void stroudsPointsAreMirroredAndNear(int n) {
        List<double[]> points = Design.stroud(n);
        for (int k = 0; k < n; k++) {
            double[] mirrored = Arrays.stream(points.get(k + n)).map(x -> -x).toArray();
            if (n % 2 == 0) {
                assertArrayEquals(points.get(k), mirrored, 1e-13);
            }
            Arrays.stream(points.get(k)).forEach(x -> assertTrue(Math.abs(x) <= Math.sqrt(2) + 1e-13, "at " + x));
        }
    }

    @Test
    void quadratureIntegratesACubicOfUncertainParameters() {
        List<Prior> priors = priors(3, Prior.Distribution.UNIFORM);
        List<double[]> points = Design.quadrature(priors).points();
        double[] sd = priors.stream().mapToDouble(Prior::sd).toArray();
        double found = mean(
                points,
                x -> 5 + x[0] - 3 * x[1] * x[1] + 2 * x[0] * x[2] + 7 * x[1] * x[1] * x[1] - x[0] * x[1] * x[2]);
        assertEquals(5 - 3 * sd[1] * sd[1], found, 1e-13);
    }

    @Test
    void theHypercubeMeetsEveryStratumOnce() {
        int n = 50;
        List<Prior> priors = priors(4, Prior.Distribution.TRIANGULAR);
        Design design = Design.sample(Method.LHS, priors, n, 7);
        for (int d = 0; d < priors.size(); d++) {
            TreeSet<Integer> met = new TreeSet<>();
            for (double[] point : design.points()) {
                met.add((int) Math.floor(n * below(priors.get(d), point[d])));
            }
            assertEquals(n, met.size(), "strata met by " + priors.get(d).name());
        }
    }

    /** The triangular distribution function by hand. */
    private static double below(Prior prior, double x) {
        double share = 1 - Math.abs(x) / Math.log(prior.factor());
        return x < 0 ? share * share / 2 : 1 - share * share / 2;
    }

    @ParameterizedTest
    @ValueSource(strings = {"LHS", "MC"})
    void theSeedDecides(String name) {
        Method method = Method.valueOf(name);
        List<Prior> priors = priors(3, Prior.Distribution.NORMAL);
        List<double[]> once = Design.sample(method, priors, 20, 1).points();
        List<double[]> again = Design.sample(method, priors, 20, 1).points();
        List<double[]> other = Design.sample(method, priors, 20, 2).points();
        for (int k = 0; k < 20; k++) {
            assertArrayEquals(once.get(k), again.get(k), 0);
            assertFalse(Arrays.equals(once.get(k), other.get(k)));
        }
    }

    @Test
    void tooFewWorldsAreRefused() {
        List<Prior> priors = priors(3, Prior.Distribution.UNIFORM);
        assertEquals(6, Design.sample(Method.LHS, priors, 6, 1).points().size());
        String message = assertThrows(IllegalArgumentException.class, () -> Design.sample(Method.LHS, priors, 5, 1))
                .getMessage();
        assertEquals("n is 5, expected at least 6 to tell 3 parameters apart", message);
    }
}
