package org.likevekt.model.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;

/** Drivers by name, and cells by their codes. */
class DictionaryTest {
    private final Dictionary dictionary = Drivers.dictionary(Counties.benchmark());

    @Test
    void driversAndCodesHaveTheirNames() {
        assertEquals(Optional.of(Drivers.TRAINING_RATE), dictionary.find("training_rate"));
        assertEquals(Optional.empty(), dictionary.find("wage"));
        assertEquals("Trøndelag", dictionary.axis(Axis.REGION).nameOf("50"));
        assertThrows(
                IllegalArgumentException.class,
                () -> dictionary.axis(Axis.REGION).nameOf("57"));
        assertTrue(Drivers.isDriver("training_rate") && !Drivers.isDriver("wage"));
        assertEquals(List.of("regions", "destinations", "industries", "groups"), plurals());
    }

    private static List<String> plurals() {
        return List.of(Axis.values()).stream().map(Axis::plural).toList();
    }

    @Test
    void theLastAxisIsTheFastest() {
        List<Axis> axes = Drivers.TRANSPORT_COST.axes();
        Map<Axis, String> at = Map.of(Axis.REGION, "50", Axis.DESTINATION, "03", Axis.INDUSTRY, "FISK");
        assertEquals(Counties.benchmark().industries(), dictionary.axis(Axis.INDUSTRY));
        int industries = dictionary.axis(Axis.INDUSTRY).size();
        int regions = dictionary.axis(Axis.REGION).size();
        int fish = dictionary.axis(Axis.INDUSTRY).indexOf("FISK");
        int trondelag = dictionary.axis(Axis.REGION).indexOf("50");
        int oslo = dictionary.axis(Axis.REGION).indexOf("03");
        assertEquals((trondelag * regions + oslo) * industries + fish, dictionary.cellAt(axes, at));
        assertEquals(0, dictionary.cellAt(List.of(), at), "a national figure has one cell");
        for (int cell = 0; cell < dictionary.size(Drivers.TRANSPORT_COST); cell++) {
            Map<Axis, String> codes = dictionary.codesAt(axes, cell);
            assertEquals(axes, List.copyOf(codes.keySet()));
            assertEquals(cell, dictionary.cellAt(axes, codes));
        }
    }
}
