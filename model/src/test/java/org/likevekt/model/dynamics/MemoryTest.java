package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.solver.newton.NotConvergedException;

/** Ring 3: a process that solves one scenario after another does not grow. */
@Tag("slow")
class MemoryTest {
    private static final int WARM = 20;
    private static final int ROUNDS = 4;
    private static final int RUNS = 250;

    @Test
    void heapStaysFlatOverAThousandPaths() {
        Paths base = Drivers.basePaths(Counties.benchmark(), 2018, 2026);
        Trajectory guide = Counties.model().simulate(base);
        solve(base, guide, 0, WARM);
        double before = usedHeap();
        for (int round = 1; round <= ROUNDS; round++) {
            solve(base, guide, round * RUNS, RUNS);
            double now = usedHeap();
            assertEquals(before, now, 0.05 * before, "after " + round * RUNS + " paths: " + now + " bytes");
        }
        // The guide must be alive to the end, or its release would hide a leak.
        assertTrue(guide.last().outcome().converged());
    }

    private static void solve(Paths base, Trajectory guide, int first, int runs) {
        for (int k = first; k < first + runs; k++) {
            double size = 0.05 * Math.sin(k);
            Paths shocked = Counties.change(
                    base, Drivers.PRODUCTIVITY, (year, cell, old) -> old * (1 + size * Math.cos(cell + year)));
            Counties.model().simulate(shocked, Optional.of(guide), RunListener.SILENT);
        }
        refuse(base);
    }

    /** Failures leave nothing behind either. */
    private static void refuse(Paths base) {
        Paths gone = Counties.change(base, Drivers.GOVERNMENT_PURCHASES, (year, cell, old) -> 10 * old);
        try {
            Counties.model().simulate(gone);
            throw new AssertionError("ten times the public services were solved");
        } catch (NotConvergedException expected) {
            assertTrue(!expected.outcome().converged());
        }
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        // One collection may leave what a finaliser or a soft reference still holds.
        for (int k = 0; k < 4; k++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
