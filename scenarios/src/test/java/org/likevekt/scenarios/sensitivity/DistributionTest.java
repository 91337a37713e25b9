package org.likevekt.scenarios.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments, probabilities and shares of functions whose own are known. */
class DistributionTest {
    private static final List<Prior> PRIORS = DesignTest.priors(3, Prior.Distribution.UNIFORM);

    /** Coefficients by standard deviation of 3, 4 and 12, so a standard deviation of 13. */
    private static double linear(double[] x) {
        return 100
                + 3 * x[0] / PRIORS.get(0).sd()
                - 4 * x[1] / PRIORS.get(1).sd()
                + 12 * x[2] / PRIORS.get(2).sd();
    }

    private static final double[] SHARES = {9 / 169.0, 16 / 169.0, 144 / 169.0};

    private static double[] values(Design design) {
        return design.points().stream().mapToDouble(DistributionTest::linear).toArray();
    }

    @Test
    void quadratureIsExactForALinearFunction() {
        Design design = Design.quadrature(PRIORS);
        Distribution spread = Distribution.of(design, values(design));
        assertEquals(6, spread.n());
        assertEquals(100, spread.mean(), 1e-12);
        assertEquals(13, spread.sd(), 1e-12);
        assertArrayEquals(SHARES, spread.shares(), 1e-12);
        assertEquals(100 - 1.6448536269514722 * 13, spread.low(), 1e-9);
        assertEquals(100 + 1.6448536269514722 * 13, spread.high(), 1e-9);
        assertEquals(0.6826894921370859, spread.probability(87, 113), 1e-9);
        assertEquals(0.5, spread.probability(Double.NEGATIVE_INFINITY, 100), 1e-12);
        assertEquals(1, spread.probability(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), 0);
    }

    @Test
    void firstOrderIsExactForALinearFunction() {
        Distribution spread = Distribution.linear(100, new double[] {3, -4, 12});
        assertEquals(13, spread.sd(), 1e-12);
        assertArrayEquals(SHARES, spread.shares(), 1e-12);
        assertEquals(0.6826894921370859, spread.probability(87, 113), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"LHS, 400, 0.02, 0.8", "MC, 4000, 0.5, 0.3"})
    void samplesComeNear(Method method, int n, double mean, double sd) {
        Design design = Design.sample(method, PRIORS, n, 3);
        Distribution spread = Distribution.of(design, values(design));
        assertEquals(n, spread.n());
        assertEquals(100, spread.mean(), mean);
        assertEquals(13, spread.sd(), sd);
        assertArrayEquals(SHARES, spread.shares(), 1e-9);
        assertEquals(0.9, spread.probability(spread.low(), spread.high()), 0.01);
        assertEquals(0.5, spread.probability(100, Double.POSITIVE_INFINITY), 0.03);
    }

    @Test
    void whatBendsIsNotAParametersShare() {
        Design design = Design.quadrature(PRIORS);
        double[] values = design.points().stream()
                .mapToDouble(x -> x[0] / PRIORS.get(0).sd() + x[1] * x[2])
                .toArray();
        double[] shares = Distribution.of(design, values).shares();
        double sum = shares[0] + shares[1] + shares[2];
        assertTrue(shares[0] < 1 && sum < 1 - 1e-6, "shares sum to " + sum);
    }

    @Test
    void unsolvedWorldsAreLeftOutAndCounted() {
        Design design = Design.sample(Method.LHS, PRIORS, 40, 1);
        double[] values = values(design);
        values[3] = Double.NaN;
        values[17] = Double.NaN;
        Distribution spread = Distribution.of(design, values);
        assertEquals(38, spread.n());
        assertArrayEquals(SHARES, spread.shares(), 1e-9);
    }

    @Test
    void withoutAWorldNothingIsKnown() {
        Design design = Design.quadrature(PRIORS);
        double[] none = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        Distribution spread = Distribution.of(design, none);
        assertEquals(0, spread.n());
        assertTrue(Double.isNaN(spread.mean()) && Double.isNaN(spread.low()));
        assertTrue(Double.isNaN(spread.probability(0, 1)));
        assertFalse(spread.varies());
    }

    @Test
    void aConstantHangsOnNothing() {
        Design design = Design.quadrature(PRIORS);
        double[] values = {5, 5, 5 + 1e-12, 5, 5, 5};
        Distribution spread = Distribution.of(design, values);
        assertFalse(spread.varies());
        assertArrayEquals(new double[3], spread.shares());
        assertEquals(1, spread.probability(4, 6), 0);
        assertEquals(0, spread.probability(6, 7), 0);
    }
}
