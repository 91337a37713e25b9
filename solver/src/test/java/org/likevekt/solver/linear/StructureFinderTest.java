package org.likevekt.solver.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.linear.StructureFinder.Family;
import org.likevekt.solver.linear.StructureFinder.Found;

class StructureFinderTest {
    @Test
    void takesPricesAndWagesOfARegionalModelAsItsCore() {
        Found found = RegionalJacobian.of(11, 24, 6, 1).found();
        assertEquals(List.of("PY", "W"), found.coreFamilies());
        assertEquals(List.of("PY - PD", "PY - A", "PD - PY", "H - W"), found.couplings());
        assertEquals("1172 unknowns in 11 blocks and a core of 314 (PY, W)", found.summary());
    }

    @Test
    void oneRegionLeavesOnlyTheNationInTheCore() {
        assertEquals(3, RegionalJacobian.of(1, 5, 3, 1).structure().coreSize());
        assertEquals(0, RegionalJacobian.of(1, 5, 0, 1).structure().coreSize());
    }

    @Test
    void coverIsTheSmallestThereIs() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int count = 2 + random.nextInt(7);
            int[] size = random.ints(count, 1, 4).toArray();
            boolean[][] edge = new boolean[count][count];
            for (int e = 0; e < 1 + random.nextInt(12); e++) {
                edge[random.nextInt(count)][random.nextInt(count)] = true;
            }
            assertEquals(smallestByTrial(edge, size), core(edge, size), "seed " + seed);
        }
    }

    /** The core found for two regions, each with size[f] members of family f, coupled as {@code edge} says. */
    private static int core(boolean[][] edge, int[] size) {
        List<Family> families = new ArrayList<>();
        int n = 0;
        for (int f = 0; f < size.length; f++) {
            families.add(new Family("f" + f, n, n + 2 * size[f]));
            n += 2 * size[f];
        }
        int[] region = new int[n];
        double[][] a = new double[n][n];
        for (int f = 0; f < size.length; f++) {
            for (int k = families.get(f).first(); k < families.get(f).end(); k++) {
                region[k] = (k - families.get(f).first()) / size[f];
                a[k][k] = 1;
            }
            for (int g = 0; g < size.length; g++) {
                if (edge[f][g]) {
                    a[families.get(f).first()][families.get(g).end() - 1] = 1;
                }
            }
        }
        BlockStructure structure = StructureFinder.find(SparseMatrix.ofDense(a).pattern(), families, region, 2)
                .structure();
        structure.requireFits(SparseMatrix.ofDense(a).pattern());
        return structure.coreSize();
    }

    private static int smallestByTrial(boolean[][] edge, int[] size) {
        int best = Integer.MAX_VALUE;
        for (int set = 0; set < 1 << size.length; set++) {
            int weight = 0;
            boolean covers = true;
            for (int f = 0; f < size.length; f++) {
                weight += (set >> f & 1) * 2 * size[f];
                for (int g = 0; g < size.length; g++) {
                    covers &= !edge[f][g] || (set >> f & 1) + (set >> g & 1) > 0;
                }
            }
            best = covers ? Math.min(best, weight) : best;
        }
        return best;
    }

    @Test
    void refusesFamiliesThatOverlapOrLeaveGaps() {
        SparsityPattern pattern =
                SparseMatrix.ofDense(new double[][] {{1, 0}, {0, 1}}).pattern();
        int[] region = {0, 0};
        List<Family> gap = List.of(new Family("a", 0, 1));
        List<Family> overlap = List.of(new Family("a", 0, 2), new Family("b", 1, 2));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> StructureFinder.find(pattern, gap, region, 1));
        assertTrue(e.getMessage().contains("Unknown 1"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> StructureFinder.find(pattern, overlap, region, 1));
    }
}
