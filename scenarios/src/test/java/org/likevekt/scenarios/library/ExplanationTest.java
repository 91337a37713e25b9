package org.likevekt.scenarios.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.scenarios.format.TestEconomy;
import org.likevekt.scenarios.format.TwoBaselines;

/** What {@code explain-scenario} tells a reader who does not know the file format. */
class ExplanationTest {
    private final ScenarioLibrary library =
            new ScenarioLibrary(TestEconomy.vocabulary(), regions -> TestEconomy.vocabulary());

    @TempDir
    Path folder;

    private static final String VOCATIONAL = "Skilled (trade certificate)";

    @Test
    void vocationalInPlainWords() {
        List<String> lines = library.explain("vocational");
        assertEquals("vocational: More vocational education in Trøndelag", lines.get(0));
        assertTrue(lines.contains("  Years: 2018-2050"));
        assertTrue(lines.contains("  Inherits: baseline, then vocational"));
        assertTrue(lines.contains("  Compared with: baseline"));
        assertTrue(
                lines.contains(
                        "  Closure: government by transfers; external by foreign_saving; labour by full_employment; exports by demand; commuting by fixed; trade by bilateral"));
        assertTrue(lines.stream()
                .anyMatch(line -> line.startsWith("  Calibration: mainland_gdp_per_person grows 1.1 % a"
                                + " year, by one factor on 'national_productivity'")
                        && line.endsWith("; the factor found for 'baseline' is kept")));
        int first = lines.indexOf(
                "  19. Sets training_persons to 691, in Trøndelag, for " + VOCATIONAL + ", in 2025-2035.");
        assertEquals(
                List.of(
                        "     training_persons: Persons who move up from the low group into this group, beside the training rate"
                                + " (persons a year)",
                        "     Note: One per cent of the baseline's vocational group of 2025, each year. They are taken"
                                + " out of the low group, so that the county's population is the same.",
                        "     library/vocational.yaml:26",
                        "",
                        "What differs from baseline (+ only here, - only there):",
                        "  + Sets training_persons to 691, in Trøndelag, for " + VOCATIONAL + ", in 2025-2035."),
                lines.subList(first + 1, lines.size()));
    }

    @Test
    void theBaselineInPlainWords() {
        String text = String.join("\n", library.explain("baseline"));
        assertTrue(text.contains("  Compared with: nothing, it is a baseline\n"), text);
        assertTrue(
                text.contains(
                        "  2. Multiplies labour_productivity by a factor that grows 0.3724 % a year, in all regions, for"
                                + " public (3 industries: Public administration and defence, Education, Health and social care), in 2019-2050.\n"),
                text);
        assertTrue(
                text.contains(
                        "  7. Multiplies petroleum_activity by a factor that grows -3.9573 % a year, in 2025-2050, held after.\n"),
                text);
        assertTrue(
                text.contains("  15. Sets population to the figures of the table population_projection, in all regions,"
                        + " in every year.\n"),
                text);
    }

    @Test
    void growthThatEndsIsHeld() {
        assertTrue(library.explain("lifelong")
                .contains("  + Multiplies group_productivity by a factor that grows 0.5 % a year, in all regions, for"
                        + " Lower university degree (bachelor), in 2025-2035, held after."));
    }

    @Test
    void differencesGoBothWays() throws IOException {
        write("one.yaml", TwoBaselines.ONE);
        write("two.yaml", TwoBaselines.TWO);
        List<String> lines = library.explain(folder.resolve("two.yaml").toString());
        assertEquals(
                List.of(
                        "What differs from one (+ only here, - only there):",
                        "  It has the years 2018-2030, not 2018-2050.",
                        "  It has the closure government by transfers; external by investment; labour by full_employment; exports by demand; commuting by fixed; trade by bilateral, not"
                                + " government by saving; external by investment; labour by full_employment; exports by demand; commuting by fixed; trade by bilateral.",
                        "  + Multiplies transport_cost by 0.9, in all regions, on the way to Oslo, for all"
                                + " industries, in 2020, 2022-2023 and from 2025.",
                        "  - Adds -2.5 to foreign_saving, in every year."),
                lines.subList(lines.size() - 5, lines.size()));
        write("three.yaml", "title: three\nbaseline: four\n");
        write("four.yaml", "title: four\n");
        List<String> nothing = library.explain(folder.resolve("three.yaml").toString());
        assertTrue(nothing.contains("It changes nothing."));
        assertEquals("It does not differ from four.", nothing.get(nothing.size() - 1));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
