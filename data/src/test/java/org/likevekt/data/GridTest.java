package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Classification REGIONS = Classification.ofCodes("regions", List.of("03", "11"));
    private static final Classification INDUSTRIES =
            Classification.ofCodes("industries", List.of("JORD", "FISK", "OLJE"));
    private static final Grid GRID = Grid.of(List.of(REGIONS, INDUSTRIES), new double[] {1, 2, 3, 4, 5, 6});

    @Test
    void readsByPositionAndByCode() {
        assertEquals(6, GRID.get(1, 2));
        assertEquals(4, GRID.get("11", "JORD"));
    }

    @Test
    void sumsOverAxes() {
        assertArrayEquals(new double[] {5, 7, 9}, GRID.sumOver(0).values());
        assertArrayEquals(new double[] {6, 15}, GRID.sumOver(1).values());
        assertArrayEquals(new double[] {21}, GRID.sumOver(0, 1).values());
        assertEquals(List.of(INDUSTRIES), GRID.sumOver(0).axes());
        assertEquals(21, GRID.total());
    }

    @Test
    void computesCellsInRowMajorOrder() {
        Grid computed = Grid.of(at -> 10 * at[0] + at[1], REGIONS, INDUSTRIES);
        assertArrayEquals(new double[] {0, 1, 2, 10, 11, 12}, computed.values());
    }

    @Test
    void cannotBeChangedFromOutside() {
        double[] values = {1, 2, 3, 4, 5, 6};
        Grid grid = Grid.of(List.of(REGIONS, INDUSTRIES), values);
        values[0] = 99;
        grid.values()[1] = 99;
        assertEquals(1, grid.get(0, 0));
        assertEquals(2, grid.get(0, 1));
    }

    @Test
    void unknownCodeNamesTheNearest() {
        IllegalArgumentException unknown = assertThrows(IllegalArgumentException.class, () -> GRID.get("11", "FISKE"));
        assertTrue(unknown.getMessage().contains("Maybe 'FISK'"), unknown.getMessage());
    }

    @Test
    void wrongNumberOfPositionsOrValuesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> GRID.get(1));
        assertThrows(IndexOutOfBoundsException.class, () -> GRID.get(0, 3));
        assertThrows(IllegalArgumentException.class, () -> Grid.of(List.of(REGIONS), new double[3]));
    }

    @Test
    void classificationRefusesTheSameCodeTwice() {
        assertThrows(IllegalArgumentException.class, () -> Classification.ofCodes("regions", List.of("03", "03")));
    }
}
