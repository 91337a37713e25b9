package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Axis;
import org.likevekt.scenarios.format.Vocabulary;

/** The words that the model and the data give to scenario files. */
class ModelVocabularyTest {
    private static Vocabulary words;

    @BeforeAll
    static void build() {
        words = Economy.of(java.util.Optional.empty()).vocabulary();
    }

    @Test
    void subsetsDivideTheIndustries() {
        Map<String, List<String>> sets = words.subsets().get(Axis.INDUSTRY);
        assertEquals(24, sets.get("goods").size() + sets.get("services").size());
        assertEquals(24, sets.get("public").size() + sets.get("private").size());
        assertEquals(22, sets.get("mainland").size());
        assertEquals(
                sets.get("mainland").size() - sets.get("public").size(),
                sets.get("private_mainland").size());
        assertTrue(sets.get("goods").containsAll(sets.get("manufacturing")));
    }

    @Test
    void everyClosureOfTheModelCanBeSaid() {
        assertEquals(Closure.DEFAULT, ModelVocabulary.closure(words.closures().complete(Map.of())));
        words.closures().choices().get("government").forEach(government -> words.closures()
                .choices()
                .get("external")
                .forEach(external -> ModelVocabulary.closure(Map.of("government", government, "external", external))));
    }

    @Test
    void tablesCoverTheHorizonAndBeginAtTheBase() {
        for (int year = words.horizon().first(); year <= words.horizon().last(); year++) {
            for (String table : List.of("population_projection", "working_age_share")) {
                assertTrue(words.tables().get(table).value(year, List.of("50")).isPresent(), table + " " + year);
            }
        }
        assertEquals(
                1,
                words.tables()
                        .get("working_age_share")
                        .value(2018, List.of("03"))
                        .orElseThrow(),
                1e-12);
        for (int year = words.horizon().first(); year <= words.horizon().last(); year++) {
            assertTrue(words.tables()
                    .get("national_population_index")
                    .value(year, List.of())
                    .isPresent());
            assertTrue(words.tables()
                    .get("public_services_by_people")
                    .value(year, List.of("50", "HELSE"))
                    .isPresent());
        }
        assertEquals(
                OptionalDouble.empty(),
                words.tables().get("population_projection").value(2051, List.of("03")));
    }
}
