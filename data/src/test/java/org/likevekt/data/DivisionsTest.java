package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Divisions of NACE in the words of tables. */
class DivisionsTest {
    /** Numbers between 1 and 99 that NACE does not use. */
    private static final Set<Integer> UNUSED = Set.of(4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89);

    private static List<Integer> of(String text) {
        return List.copyOf(Divisions.of(text).orElseThrow());
    }

    @Test
    void rangesSectionsAndExceptionsAreRead() {
        assertEquals(List.of(1, 2, 3), of("01-03"));
        assertEquals(List.of(84), of("84"));
        assertEquals(List.of(41, 42, 43, 44), of("F"), "a section ends where the next begins; 44 is not in use");
        assertEquals(List.of(35, 36, 37, 38, 39, 40), of("D-E"));
        assertEquals(
                List.of(6, 9), of("B minus B05,07,08; plus H49.5"), "petroleum; pipelines are finer than a division");
        assertEquals(List.of(5, 7, 8, 23), of("23 plus B05,07,08"));
        assertEquals(List.of(68), of("68A 68B"));
        assertTrue(Divisions.of("Jordbruk").isEmpty());
        assertTrue(Divisions.of("46.1x").isEmpty());
    }

    @Test
    void everyDivisionIsInOneOfOurIndustries() {
        NavigableSet<Integer> all = new TreeSet<>();
        for (NavigableSet<Integer> divisions : Dataset.embedded().divisions()) {
            for (int division : divisions) {
                assertTrue(UNUSED.contains(division) || all.add(division), "twice: " + division);
            }
        }
        all.removeAll(UNUSED);
        assertEquals(
                IntStream.rangeClosed(1, 99)
                        .filter(division -> !UNUSED.contains(division))
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new)),
                all);
    }
}
