package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Trade through a pool and trade without weak links: other flows, and every sum of them as it was. */
class OtherTradeTest {
    private static final RegionalAccounts ACCOUNTS = RegionalAccounts.build(Dataset.embedded());
    private static final int REGIONS = ACCOUNTS.regions().size();
    private static final int PRODUCTS = ACCOUNTS.industries().size();

    private static final RegionalAccounts POOLED = ACCOUNTS.withPooledTrade();

    private static void assertSameSums(RegionalAccounts other) {
        for (int axis : new int[] {0, 1}) {
            close(ACCOUNTS.deliveries().sumOver(axis), other.deliveries().sumOver(axis));
            close(ACCOUNTS.margins().sumOver(axis), other.margins().sumOver(axis));
        }
        close(ACCOUNTS.directUse(), other.directUse());
        assertTrue(other.deliveries().minimum() >= 0 && other.margins().minimum() >= 0);
    }

    private static void close(Grid expected, Grid actual) {
        double[] values = expected.values();
        for (int k = 0; k < values.length; k++) {
            assertEquals(values[k], actual.values()[k], 1e-9 * Math.max(1, Math.abs(values[k])));
        }
    }

    @Test
    void throughThePoolSumsAndOwnDeliveriesStay() {
        assertSameSums(POOLED);
        for (int r = 0; r < REGIONS; r++) {
            for (int j = 0; j < PRODUCTS; j++) {
                assertEquals(
                        ACCOUNTS.deliveries().get(r, r, j), POOLED.deliveries().get(r, r, j), 1e-9);
                assertEquals(ACCOUNTS.margins().get(r, r, j), POOLED.margins().get(r, r, j), 1e-9);
            }
        }
    }

    /** Nobody is near to anybody: any two origins share any two other destinations in the same proportion. */
    @Test
    void throughThePoolDistanceCountsForNothing() {
        Grid pooled = POOLED.deliveries();
        int counted = 0;
        for (int j = 0; j < PRODUCTS; j++) {
            for (int s = 0; s + 3 < REGIONS; s++) {
                double straight = pooled.get(s, s + 2, j) * pooled.get(s + 1, s + 3, j);
                double crossed = pooled.get(s, s + 3, j) * pooled.get(s + 1, s + 2, j);
                assertEquals(straight, crossed, 1e-9 * straight);
                counted += straight > 0 ? 1 : 0;
            }
        }
        assertTrue(counted > 100, "pairs that trade: " + counted);
        assertTrue(largestCross(ACCOUNTS.deliveries()) > 2, "between the counties distance counts");
    }

    private static double largestCross(Grid flows) {
        double largest = 0;
        for (int j = 0; j < PRODUCTS; j++) {
            for (int s = 0; s + 3 < REGIONS; s++) {
                double straight = flows.get(s, s + 2, j) * flows.get(s + 1, s + 3, j);
                double crossed = flows.get(s, s + 3, j) * flows.get(s + 1, s + 2, j);
                largest = crossed == 0 ? largest : Math.max(largest, straight / crossed);
            }
        }
        return largest;
    }

    @Test
    void weakLinksGoAndSumsStay() {
        double share = 0.01;
        RegionalAccounts strong = ACCOUNTS.withTradeLinksFrom(share);
        assertSameSums(strong);
        Grid before = ACCOUNTS.deliveries();
        Grid after = strong.deliveries();
        int dropped = 0;
        for (int j = 0; j < PRODUCTS; j++) {
            for (int s = 0; s < REGIONS; s++) {
                for (int r = 0; r < REGIONS; r++) {
                    double flow = before.get(s, r, j);
                    boolean isWeak = s != r && flow < share * sold(s, j) && flow < share * bought(r, j);
                    assertEquals(flow > 0 && !isWeak, after.get(s, r, j) > 0);
                    assertEquals(
                            ACCOUNTS.margins().get(s, r, j) > 0 && !isWeak,
                            strong.margins().get(s, r, j) > 0);
                    dropped += flow > 0 && isWeak ? 1 : 0;
                }
            }
        }
        assertTrue(dropped > 20, "links that are weak: " + dropped);
    }

    private static double sold(int s, int j) {
        double own = ACCOUNTS.deliveries().get(s, s, j);
        return ACCOUNTS.deliveries().sumOver(1).get(s, j) - own;
    }

    private static double bought(int r, int j) {
        double own = ACCOUNTS.deliveries().get(r, r, j);
        return ACCOUNTS.deliveries().sumOver(0).get(r, j) - own;
    }

    @Test
    void whenTooMuchGoesItIsTold() {
        String told = assertThrows(DataException.class, () -> ACCOUNTS.withTradeLinksFrom(0.9))
                .told();
        assertTrue(told.contains("too few flows") && told.contains("links from 0.9 of "), told);
    }

    @Test
    void withoutAWeakLinkNothingMoves() {
        close(ACCOUNTS.deliveries(), ACCOUNTS.withTradeLinksFrom(0).deliveries());
        close(ACCOUNTS.margins(), ACCOUNTS.withTradeLinksFrom(0).margins());
    }
}
