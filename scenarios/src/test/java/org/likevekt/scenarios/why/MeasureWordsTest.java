package org.likevekt.scenarios.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.decomposition.Reading;
import org.likevekt.model.decomposition.Readings;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.scenarios.format.Vocabulary;
import org.likevekt.scenarios.run.Economy;

/** What users call numbers. */
class MeasureWordsTest {
    private static final Economy ECONOMY = Economy.of(Optional.empty());
    private static final Vocabulary VOCABULARY = ECONOMY.vocabulary();
    private static final Readings READINGS =
            new Readings(RegionalModel.of(ECONOMY.benchmark(), Closure.DEFAULT), VOCABULARY.dictionary());
    private static final MeasureWords WORDS = new MeasureWords(VOCABULARY, READINGS, ECONOMY.dataset());
    private static final WhyWords ENGLISH = Told.words(VOCABULARY, "en");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wage vocational Trøndelag | wage, vocational, Trøndelag",
                "TRØNDELAG, Vocational: wage | ",
                "Trøndelag wage vocational | wage, vocational, Trøndelag",
                "50 wage vocational | wage, vocational, Trøndelag",
                "mainland product per person Møre og Romsdal | mainland product per person, Møre og Romsdal",
                "mainland_product_per_person Norway | mainland product per person, Norway",
                "welfare Trøndelag | welfare, Trøndelag",
                "welfare vocational | welfare, vocational",
                "output Troms og Finnmark KRAFTK | output, Pulp, paper and metals (power-intensive), Troms og Finnmark",
                "value added manufacturing Viken | value added, manufacturing, Viken",
                "value added | value added",
                "wage vocational relative bachelor Trøndelag | wage, vocational, Trøndelag relative to lower university, Trøndelag",
                "wage vocational Trøndelag relative to Oslo | wage, vocational, Trøndelag relative to vocational, Oslo",
                "average pay low Oslo relative to above bachelor Agder | average pay, low, Oslo relative to higher university, Agder",
                "output BYGG relative to HELSE Norway | output, Construction, Norway relative to Health and social care, Norway",
                "lønn etter arbeidssted yrkesutdanning Trøndelag | wage, vocational, Trøndelag",
                "Trøndelag Lav Utdanning, lønn etter arbeidssted, i forhold til | ",
                "lønn etter arbeidssted lav utdanning Trøndelag i forhold til Oslo | wage, low, Trøndelag relative to low, Oslo",
                "fastlandsprodukt per innbygger Norge | mainland product per person, Norway",
            })
    void areReadInAnyOrder(String text, String name) {
        if (name == null) {
            assertThrows(MeasureException.class, () -> WORDS.of(text));
        } else {
            assertEquals(name, ENGLISH.name(WORDS.of(text)));
        }
    }

    @Test
    void whatIsLeftOutIsSummedOver() {
        Reading reading = WORDS.of("value added manufacturing").reading(READINGS, type -> 1);
        assertEquals(Quantities.VALUE_ADDED, reading.quantity());
        assertEquals(7 * 11, reading.over().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wage vocatonal Trøndelag | Maybe 'vocational'.",
                "wage vocational Trondelag | Maybe 'Trøndelag'.",
                "wagee vocational Trøndelag | Maybe 'wage'.",
                "mainland produkt per person Oslo | Maybe 'mainland product per person'.",
                "wage low Møre og Romsdall | Maybe 'Møre og Romsdal'.",
                "lønn etter arbeidssted yrkesutdaning Trøndelag | Maybe 'yrkesutdanning'.",
                "befolknig Oslo | Maybe 'befolkning'.",
                "vocational Trøndelag | names no result",
                "wage vocational Trøndelag Oslo | names two regions, expected one",
                "population vocational Oslo | does not vary by group",
                "wage vocational | does not add up over regions, expected one of them by name",
                ", | the measure is empty",
                "wage vocational relative to bachelr Trøndelag | Maybe 'bachelor'.",
                "wage vocational Oslo relative to wage | after 'relative', expected a region, industry or group",
                "mainland product per person Oslo relative to Agder | is a ratio itself",
                "real wage per person low | does not add up over regions",
            })
    void aSlipIsMetWithWhatMayHaveBeenMeant(String text, String told) {
        MeasureException refused = assertThrows(MeasureException.class, () -> WORDS.of(text));
        assertTrue(refused.getMessage().contains(told), refused.getMessage());
    }
}
