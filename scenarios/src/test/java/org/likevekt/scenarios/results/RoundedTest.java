package org.likevekt.scenarios.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that are rounded to nothing. */
class RoundedTest {
    @ParameterizedTest
    @CsvSource({
        "%.1f %%, -0.04, 0.0 %",
        "%.1f %%, -0.06, -0.1 %",
        "%+.2f, -0.001, +0.00",
        "'%,.0f', -0.4, 0",
        "'%,.0f', -1234.4, '-1,234'",
        "%.1f, -Infinity, -Infinity",
    })
    void haveNoSignOfWhatTheyWere(String format, double value, String shown) {
        assertEquals(shown, Rounded.of(format, value));
    }
}
