package org.likevekt.model.closure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;

/** The results that can be targets of swaps, and the names they go by. */
class TargetTest {
    private final Map<String, Target> results =
            Target.of(Counties.model().quantities().values());

    @Test
    void namesArePlainAndOfNoDriver() {
        assertEquals("W", results.get("wage").symbol());
        assertEquals("mainland product", results.get("mainland_product").symbol());
        assertFalse(results.containsKey("wage_level"), "no driver is called wage");
        assertEquals("GS", results.get("government_saving_level").symbol());
        assertFalse(results.containsKey("government_saving"), "that is a driver");
    }

    @Test
    void axesAndRangesAreThoseOfTheResult() {
        Driver wage = results.get("wage").path();
        assertEquals(List.of(Axis.REGION, Axis.GROUP), wage.axes());
        assertEquals(0, wage.minimum());
        assertTrue(wage.description().startsWith("Wage"), wage.description());
        assertEquals(
                List.of(Axis.REGION, Axis.DESTINATION, Axis.INDUSTRY),
                results.get("deliveries").path().axes());
        assertTrue(results.get("government_saving_level").path().minimum() < 0, "the state may borrow");
        assertTrue(results.get("mainland_product").path().minimum() < 0, "a definition has no sign");
    }

    @Test
    void whatVariesTwiceByTheSameAxisCannotBeNamed() {
        assertFalse(results.containsKey("intermediate_use"), "of products by industries");
    }
}
