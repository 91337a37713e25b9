package org.likevekt.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.model.drivers.Axis;

/** The words of a vocabulary and how slips of the pen are recognised. */
class VocabularyTest {

    @Test
    void subsetsAreChecked() {
        assertEquals("subset 'x' holds the unknown region '99'", refusal("x", "99"));
        assertEquals("subset 'oslo' is named like one region", refusal("oslo", "03"));
    }

    @ParameterizedTest
    @CsvSource({
        "trondelag, Trøndelag",
        "Trönderlag, Trøndelag",
        "OLSO, Oslo",
        "troms, Troms og Finnmark",
        "vestlnad, Vestland",
        "Nordlnd, Nordland",
        "finnmark, Troms og Finnmark"
    })
    void theNearestRegionIsFound(String slip, String meant) {
        assertEquals(
                Optional.of(meant), Words.nearest(slip, TestEconomy.vocabulary().words(Axis.REGION)));
    }

    @ParameterizedTest
    @CsvSource({"Stockholm", "xyz", "''", "q"})
    void whatIsFarFromEverythingGetsNoHint(String word) {
        assertEquals(Optional.empty(), Words.nearest(word, List.of("Oslo", "Trøndelag", "productivity")));
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, abcd, 1",
        "abc, xbc, 1",
        "kitten, sitting, 3",
        "'', ab, 2"
    })
    void editDistance(String a, String b, int distance) {
        assertEquals(distance, Words.distance(a, b));
        assertEquals(distance, Words.distance(b, a));
    }

    @Test
    void whatATerminalWouldHideIsShown() {
        assertEquals("'a\\u001b[31m\\u202eb'", Words.quote("a\u001b[31m\u202eb"));
        assertEquals("'" + "x".repeat(60) + "...'", Words.quote("x".repeat(61)));
    }

    private static String refusal(String name, String code) {
        Vocabulary words = TestEconomy.vocabulary();
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> new Vocabulary(
                                words.dictionary(),
                                words.horizon(),
                                Map.of(Axis.REGION, Map.of(name, List.of(code))),
                                words.closures(),
                                words.aims(),
                                words.tables(),
                                words.targets(),
                                words.places()))
                .getMessage());
    }
}
