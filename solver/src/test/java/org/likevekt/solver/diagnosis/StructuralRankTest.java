package org.likevekt.solver.diagnosis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.linear.SparsityPattern;

/** Patterns whose rank and blocks can be seen or counted out. */
class StructuralRankTest {
    /** A pattern drawn with one string a row, x where there is an entry. */
    private static SparsityPattern drawn(String... rows) {
        int[] start = new int[rows.length + 1];
        int[] column = new int[rows.length * rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                if (rows[i].charAt(j) == 'x') {
                    column[count++] = j;
                }
            }
            start[i + 1] = count;
        }
        return new SparsityPattern(rows.length, start, Arrays.copyOf(column, count));
    }

    @Test
    void aFullPatternHasNoBlocks() {
        StructuralRank rank = StructuralRank.of(drawn(".x.", "..x", "x.."));
        assertTrue(rank.isFull());
        assertArrayEquals(new int[] {1, 2, 0}, rank.columnOfRow());
        assertEquals(List.of(), rank.overdetermined());
        assertEquals(List.of(), rank.underdetermined());
    }

    @Test
    void anEmptySystemIsFull() {
        assertTrue(StructuralRank.of(drawn()).isFull());
    }

    @Test
    void threeEquationsCanNotDetermineTwoUnknowns() {
        StructuralRank rank = StructuralRank.of(drawn("xx....", "xx....", "xx....", "..x...", "...xxx", "x...xx"));
        assertEquals(5, rank.rank());
        assertFalse(rank.isFull());
        assertEquals(1, rank.overdetermined().size());
        assertArrayEquals(new int[] {0, 1, 2}, rank.overdetermined().get(0).rows());
        assertArrayEquals(new int[] {0, 1}, rank.overdetermined().get(0).columns());
        assertEquals(1, rank.underdetermined().size());
        assertArrayEquals(new int[] {4, 5}, rank.underdetermined().get(0).rows());
        assertArrayEquals(new int[] {3, 4, 5}, rank.underdetermined().get(0).columns());
    }

    @Test
    void partsThatShareNothingAreReportedApart() {
        StructuralRank rank = StructuralRank.of(drawn("x...", "x...", "..x.", "..x."));
        assertEquals(2, rank.overdetermined().size());
        assertArrayEquals(new int[] {2, 3}, rank.overdetermined().get(1).rows());
        assertEquals(2, rank.underdetermined().size());
        assertArrayEquals(new int[] {1}, rank.underdetermined().get(0).columns());
        assertArrayEquals(new int[] {}, rank.underdetermined().get(0).rows());
    }

    @Test
    void anEmptyRowAndAnEmptyColumnOfOneNumberAreTwoParts() {
        StructuralRank rank = StructuralRank.of(drawn("x..", "...", "x.x"));
        assertArrayEquals(new int[] {1}, rank.unmatchedRows());
        assertArrayEquals(new int[] {1}, rank.overdetermined().get(0).rows());
        assertArrayEquals(new int[] {1}, rank.underdetermined().get(0).columns());
    }

    @Test
    void anEquationKeepsItsOwnUnknownWhereItCan() {
        StructuralRank rank = StructuralRank.of(drawn("xxx", "xx.", "xxx"));
        assertArrayEquals(new int[] {0, 1, 2}, rank.columnOfRow());
        // The one that does not contain its own is the one left over.
        assertArrayEquals(
                new int[] {2}, StructuralRank.of(drawn("xx.", "xx.", "xx.")).unmatchedRows());
    }

    @Test
    void entriesThatAreNotPresentDoNotCount() {
        SparsityPattern pattern = drawn("xx", "xx");
        assertEquals(
                1,
                StructuralRank.of(pattern, new boolean[] {true, false, true, false})
                        .rank());
        assertThrows(IllegalArgumentException.class, () -> StructuralRank.of(pattern, new boolean[3]));
    }

    @Test
    void aLongChainNeedsNoRecursion() {
        int n = 100_000;
        int[] start = new int[n + 1];
        int[] column = new int[2 * n];
        int count = 0;
        // Row i has columns i and i + 1 but the first lacks its own: every row but the last must move on.
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                column[count++] = i - 1;
            }
            if (i < n - 1) {
                column[count++] = i;
            }
            start[i + 1] = count;
        }
        StructuralRank rank = StructuralRank.of(new SparsityPattern(n, start, Arrays.copyOf(column, count)));
        assertEquals(n - 1, rank.rank());
        assertEquals(n, rank.overdetermined().get(0).rows().length);
        assertEquals(n - 1, rank.overdetermined().get(0).columns().length);
    }

    @Test
    void randomPatternsAgainstCountingOut() {
        Random random = new Random(20181);
        for (int trial = 0; trial < 3000; trial++) {
            int n = 1 + random.nextInt(7);
            double density = random.nextDouble();
            SparsityPattern pattern = random(random, n, density);
            StructuralRank rank = StructuralRank.of(pattern);
            String what = "trial " + trial;
            assertEquals(bruteForce(pattern, 0, 0), rank.rank(), what);
            checkMatching(pattern, rank, what);
            int over = 0;
            for (StructuralRank.Block block : rank.overdetermined()) {
                checkOver(pattern, block, what);
                over += block.rows().length - block.columns().length;
            }
            int under = 0;
            for (StructuralRank.Block block : rank.underdetermined()) {
                checkUnder(pattern, block, what);
                under += block.columns().length - block.rows().length;
            }
            assertEquals(n - rank.rank(), over, what);
            assertEquals(n - rank.rank(), under, what);
        }
    }

    private static SparsityPattern random(Random random, int n, double density) {
        String[] rows = new String[n];
        for (int i = 0; i < n; i++) {
            StringBuilder row = new StringBuilder();
            for (int j = 0; j < n; j++) {
                row.append(random.nextDouble() < density ? 'x' : '.');
            }
            rows[i] = row.toString();
        }
        return drawn(rows);
    }

    /** Largest number of rows from the given one on that can have columns of their own, all ways tried. */
    private static int bruteForce(SparsityPattern pattern, int row, int taken) {
        if (row == pattern.size()) {
            return 0;
        }
        int best = bruteForce(pattern, row + 1, taken);
        for (int p = pattern.rowStart(row); p < pattern.rowStart(row + 1); p++) {
            int bit = 1 << pattern.column(p);
            if ((taken & bit) == 0) {
                best = Math.max(best, 1 + bruteForce(pattern, row + 1, taken | bit));
            }
        }
        return best;
    }

    private static void checkMatching(SparsityPattern pattern, StructuralRank rank, String what) {
        boolean[] taken = new boolean[pattern.size()];
        int[] columns = rank.columnOfRow();
        for (int row = 0; row < columns.length; row++) {
            if (columns[row] >= 0) {
                assertTrue(pattern.entry(row, columns[row]) >= 0 && !taken[columns[row]], what);
                taken[columns[row]] = true;
            }
        }
    }

    /** The equations hold no unknown outside, and are more than the unknowns. */
    private static void checkOver(SparsityPattern pattern, StructuralRank.Block block, String what) {
        assertTrue(block.rows().length > block.columns().length, what);
        for (int row : block.rows()) {
            for (int p = pattern.rowStart(row); p < pattern.rowStart(row + 1); p++) {
                assertTrue(Arrays.binarySearch(block.columns(), pattern.column(p)) >= 0, what);
            }
        }
    }

    /** The unknowns stand in no equation outside, and are more than the equations. */
    private static void checkUnder(SparsityPattern pattern, StructuralRank.Block block, String what) {
        assertTrue(block.columns().length > block.rows().length, what);
        for (int row = 0; row < pattern.size(); row++) {
            for (int column : block.columns()) {
                boolean outside = Arrays.binarySearch(block.rows(), row) < 0;
                assertFalse(outside && pattern.entry(row, column) >= 0, what);
            }
        }
    }
}
