package org.likevekt.solver.newton;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reasons of failures never say "NaN %" or "Infinity %". */
class ChangeTest {
    @ParameterizedTest
    @CsvSource({
        "0.1,      by 10.5 %,                 by a factor of 1.11",
        "-0.1,     by 9.52 %,                 by a factor of 1.11",
        "8,        more than a thousandfold,  by a factor of 2.98e+03",
        "800,      more than a thousandfold,  beyond all bounds",
        "Infinity, more than a thousandfold,  beyond all bounds",
        "NaN,      more than a thousandfold,  beyond all bounds"
    })
    void changesInWords(double change, String percent, String factor) {
        assertEquals(percent, Change.percent(change));
        assertEquals(factor, Change.factor(change));
    }

    @Test
    void whatIsNotFiniteIsNotTheLargest() {
        assertEquals(2, Change.largest(new double[] {Double.NaN, 1, -3, Double.POSITIVE_INFINITY, 2}));
        assertEquals(0, Change.largest(new double[] {Double.NaN, Double.NaN}));
    }
}
