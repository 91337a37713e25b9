package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The comparison of the article's policies, in all formats. */
class CompareCommandTest {
    private static String text;
    private static List<NamedCsvRecord> csv;

    @BeforeAll
    static void compare() {
        Cli shown = Cli.run("compare");
        assertEquals(0, shown.code(), shown.err());
        assertEquals("", shown.err(), "quiet in a pipe, and the stored calibration fits");
        text = shown.out();
        Cli table = Cli.run("compare", "vocational", "--format", "csv", "--year", "2035");
        assertEquals(0, table.code(), table.err());
        csv = CsvReader.builder().ofNamedCsvRecord(table.out()).stream().toList();
    }

    @Test
    void bothPoliciesAreShownOnAScreen() {
        assertTrue(text.contains("vocational against baseline: More vocational education in Trøndelag"), text);
        assertTrue(text.contains("lifelong against baseline:"), text);
        assertTrue(text.contains("Trøndelag, 2050: product per person +"), text);
        text.lines().forEach(line -> assertTrue(line.codePointCount(0, line.length()) <= 120, line));
        List<String> rows = text.lines()
                .filter(line -> line.startsWith("  Møre og Romsdal"))
                .toList();
        assertEquals(2, rows.size());
    }

    @Test
    void movesSumToNothing() {
        for (String group : List.of("low", "vocational", "lower_university", "higher_university")) {
            double sum = csv.stream()
                    .filter(row -> row.getField("measure").equals("moved")
                            && row.getField("group").equals(group)
                            && !row.getField("region").equals("Norway"))
                    .mapToDouble(row -> Double.parseDouble(row.getField("difference")))
                    .sum();
            assertEquals(0, sum, 1e-6, group);
        }
    }

    @Test
    void theTrainedAreTakenOutOfTheLowGroup() {
        assertEquals(figure("vocational"), -figure("low"), 1e-6);
        assertTrue(figure("vocational") > 7_000 && figure("vocational") < 9_000, "trained " + figure("vocational"));
    }

    private static double figure(String group) {
        return csv.stream()
                .filter(row -> row.getField("measure").equals("trained")
                        && row.getField("region").equals("Trøndelag")
                        && row.getField("group").equals(group))
                .mapToDouble(row -> Double.parseDouble(row.getField("difference")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jsonHoldsTheRegionAskedFor() throws IOException {
        Cli result = Cli.run("compare", "lifelong", "--region", "03", "--format", "json");
        JsonNode rows = new ObjectMapper().readTree(result.out());
        assertTrue(rows.size() > 40);
        for (JsonNode row : rows) {
            assertEquals("Oslo", row.path("region").asText());
            assertEquals("lifelong", row.path("scenario").asText());
            assertTrue(row.path("value").isNumber());
        }
    }

    @Test
    void anotherScenarioCanBeTheYardstick() {
        Cli result = Cli.run("compare", "baseline", "--against", "lifelong", "--region", "norway");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("Norway, 2050: product per person -"), result.out());
    }
}
