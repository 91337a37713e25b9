package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Workers: 256 MB each, as much again for what they share, and never none. */
class JobsTest {
    private final List<String> remarks = new ArrayList<>();

    private int number(Integer wanted, int cores, int megabytes) {
        return Jobs.number(wanted, cores, (long) megabytes << 20, remarks::add);
    }

    @Test
    void memoryBoundsWhatIsWanted() {
        assertEquals(7, number(1000, 2, 2048));
        assertTrue(
                remarks.get(0).contains("--jobs is 1000, but 2048 MB of memory are enough for 7 workers"),
                remarks.toString());
        assertEquals(1, number(2, 2, 512));
        assertTrue(remarks.get(1).endsWith("Maybe more memory with LIKEVEKT_JAVA_OPTS=-Xmx768m"), remarks.toString());
        assertEquals(2, number(2, 1, 768));
        assertEquals(2, remarks.size());
    }

    @Test
    void coresAndMemoryBoundWhatIsNotSaid() {
        assertEquals(2, number(null, 2, 8192));
        assertEquals(1, number(null, 64, 300));
        assertEquals(List.of(), remarks);
    }

    @Test
    void tooLittleMemoryForOneIsSaid() {
        String told =
                assertThrows(InputException.class, () -> number(null, 2, 127)).getMessage();
        assertEquals(
                "Java has 127 MB of memory, expected 128 MB or more for one worker. Maybe LIKEVEKT_JAVA_OPTS=-Xmx1g",
                told);
        assertThrows(InputException.class, () -> number(0, 2, 8192));
        assertEquals(1, number(null, 2, 128));
    }
}
