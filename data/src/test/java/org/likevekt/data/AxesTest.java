package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Places of values over several axes. */
class AxesTest {
    private static final Axes AXES = new Axes(List.of(
            Classification.ofCodes("regions", List.of("north", "south")),
            Classification.ofCodes("groups", List.of("low", "mid", "high"))));

    @Test
    void theLastAxisIsTheFastest() {
        assertEquals(6, AXES.cells());
        assertEquals(5, AXES.cell(List.of("south", "high")));
        assertEquals(5, AXES.cell(1, 2));
        assertEquals(List.of("north", "high"), AXES.codes(2));
        for (int cell = 0; cell < AXES.cells(); cell++) {
            assertEquals(cell, AXES.cell(AXES.codes(cell)));
        }
    }

    @Test
    void aValueThatStandsAloneHasOneCell() {
        Axes none = new Axes(List.of());
        assertEquals(1, none.cells());
        assertEquals(0, none.cell(List.of()));
        assertEquals(List.of(), none.codes(0));
    }

    @Test
    void whatIsNoPlaceIsRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> AXES.cell(1, 3));
        assertTrue(message(() -> AXES.cell(1)).contains("axes [regions, groups] want 2 positions, not 1"));
        assertTrue(message(() -> AXES.cell(List.of("south", "hgh"))).contains("Maybe 'high'"));
    }

    private static String message(Runnable asked) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, asked::run).getMessage());
    }
}
