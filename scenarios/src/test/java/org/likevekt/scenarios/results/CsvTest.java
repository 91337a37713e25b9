package org.likevekt.scenarios.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets are given. */
class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"x\")", "+1", "-1+1", "@SUM(A1)", "\t=1"})
    void formulasAreMadeText(String text) {
        assertEquals("'" + text, Csv.harmless(text));
    }

    @Test
    void numbersStayNumbers() {
        StringWriter text = new StringWriter();
        try (Csv csv = new Csv(text)) {
            csv.row("Møre og Romsdal", -1234.5, 2050, Double.NaN, "a,b", "=1");
        }
        assertEquals("Møre og Romsdal,-1234.5,2050,,\"a,b\",'=1\n", text.toString());
    }
}
