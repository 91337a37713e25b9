package org.likevekt.solver.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ring 1: the logarithm, the same bits on every platform. */
class LogarithmTest {
    private static final int DRAWS = 200_000;

    /** No further apart than a unit in the last place. */
    private static void assertNear(double x) {
        double expected = StrictMath.log(x);
        double found = Logarithm.of(x);
        assertTrue(
                Double.compare(found, expected) == 0 || Math.abs(found - expected) <= Math.ulp(expected),
                () -> "at " + x + " found " + found + ", expected " + expected);
    }

    @Test
    void agreesWithStrictMathToAUnitInTheLastPlace() {
        Random random = new Random(1);
        for (int draw = 0; draw < DRAWS; draw++) {
            double near = random.nextGaussian();
            assertNear(StrictMath.exp(1e-3 * near));
            assertNear(StrictMath.exp(near));
            assertNear(StrictMath.exp(100 * near));
        }
    }

    @Test
    void isExactWhereTheBenchmarkStands() {
        assertEquals(0, Logarithm.of(1));
        for (int k = -1022; k <= 1023; k++) {
            assertEquals(StrictMath.log(StrictMath.scalb(1.0, k)), Logarithm.of(StrictMath.scalb(1.0, k)), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0,
                -0.0,
                -1,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                699.999,
                700,
                709.8,
                -699.999,
                -745.2,
                -1e300
            })
    void endsOfTheRangeAreThoseOfStrictMath(double x) {
        assertNear(x);
    }

    /** A checksum of bits, found in Java and in Python and expected everywhere. */
    @Test
    void bitsAreTheSameOnEveryPlatform() {
        Random random = new Random(2);
        long bits = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double x = 20 * random.nextDouble() - 10;
            bits = 31 * bits + Double.doubleToLongBits(Logarithm.of(x + 10 + 1e-3));
        }
        assertEquals(301631046194159884L, bits);
    }
}
