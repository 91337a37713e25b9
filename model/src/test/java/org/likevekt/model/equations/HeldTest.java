package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;

/** The results that a swap can hold, and the names they go by. */
class HeldTest {
    private static final Map<String, Held> RESULTS =
            Held.of(Counties.model().system().declaration());

    @Test
    void namesArePlainAndOfNoDriver() {
        assertEquals("W", RESULTS.get("wage").symbol());
        assertEquals("mainland product", RESULTS.get("mainland_product").symbol());
        assertFalse(RESULTS.containsKey("wage_level"), "no driver is called wage");
        assertEquals("GS", RESULTS.get("government_saving_level").symbol());
        assertFalse(RESULTS.containsKey("government_saving"), "that is a driver");
    }

    @Test
    void axesAndRangesAreThoseOfTheResult() {
        Driver wage = RESULTS.get("wage").target();
        assertEquals(List.of(Axis.REGION, Axis.GROUP), wage.axes());
        assertEquals(0, wage.minimum());
        assertEquals(
                List.of(Axis.REGION, Axis.DESTINATION, Axis.INDUSTRY),
                RESULTS.get("deliveries").target().axes());
        assertTrue(RESULTS.get("government_saving_level").target().minimum() < 0, "the state may borrow");
        assertTrue(RESULTS.get("mainland_product").target().minimum() < 0, "a definition has no sign");
    }

    @Test
    void whatVariesTwiceByTheSameAxisCanNotBeNamed() {
        assertFalse(RESULTS.containsKey("intermediate_use"), "of products by industries");
    }
}
