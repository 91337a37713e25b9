package org.likevekt.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BalancingTest {
    private static final Classification ROWS = Classification.ofCodes("rows", List.of("a", "b"));
    private static final Classification COLUMNS = Classification.ofCodes("columns", List.of("x", "y"));
    private static final Classification LAYERS = Classification.ofCodes("layers", List.of("k", "l"));

    private static Grid rows(double... values) {
        return Grid.of(List.of(ROWS), values);
    }

    private static Grid columns(double... values) {
        return Grid.of(List.of(COLUMNS), values);
    }

    private static Grid table(double... values) {
        return Grid.of(List.of(ROWS, COLUMNS), values);
    }

    private static Balancing.Result fit(Grid prior, Grid rows, Grid columns) {
        return Balancing.fit("test", prior, 1000, new Balancing.Margin(rows, 0), new Balancing.Margin(columns, 1));
    }

    /** A uniform prior gives independence: row total x column total / total. */
    @Test
    void uniformPriorGivesProductOfMargins() {
        Grid fitted = fit(table(1, 1, 1, 1), rows(30, 70), columns(40, 60)).fitted();
        assertEquals(12, fitted.get("a", "x"), 1e-12);
        assertEquals(18, fitted.get("a", "y"), 1e-12);
        assertEquals(28, fitted.get("b", "x"), 1e-12);
        assertEquals(42, fitted.get("b", "y"), 1e-12);
    }

    /**
     * The cross-product ratio of the prior, 4 x 1 / (1 x 1) = 4, is kept: with all sums 10 the cell x solves
     * x^2 = 4 (10 - x)^2, so x = 20/3.
     */
    @Test
    void keepsTheCrossProductRatio() {
        Grid fitted = fit(table(4, 1, 1, 1), rows(10, 10), columns(10, 10)).fitted();
        assertEquals(20.0 / 3, fitted.get("a", "x"), 1e-10);
        assertEquals(10.0 / 3, fitted.get("a", "y"), 1e-10);
        assertEquals(20.0 / 3, fitted.get("b", "y"), 1e-10);
    }

    @Test
    void balancedPriorIsLeftAlone() {
        Balancing.Result result = fit(table(1, 2, 3, 4), rows(3, 7), columns(4, 6));
        assertEquals(0, result.iterations());
        assertEquals(0, result.reallocated(), 1e-15);
        assertEquals(0, result.largestMarginChange(), 1e-15);
    }

    @Test
    void threeWayFitReachesAllPairsOfMargins() {
        Grid truth = Grid.of(at -> 1 + at[0] + 2 * at[1] * at[2] + 3 * at[0] * at[2], ROWS, COLUMNS, LAYERS);
        Grid prior = Grid.of(at -> 1, ROWS, COLUMNS, LAYERS);
        Grid fitted = Balancing.fit(
                        "three-way",
                        prior,
                        1000,
                        new Balancing.Margin(truth.sumOver(2), 0, 1),
                        new Balancing.Margin(truth.sumOver(1), 0, 2),
                        new Balancing.Margin(truth.sumOver(0), 1, 2))
                .fitted();
        for (int axis = 0; axis < 3; axis++) {
            for (int k = 0; k < 4; k++) {
                assertEquals(
                        truth.sumOver(axis).values()[k], fitted.sumOver(axis).values()[k], 1e-10);
            }
        }
    }

    @Test
    void reportsHowFarTheMarginsMoved() {
        Balancing.Result result = fit(table(1, 1, 1, 1), rows(30, 70), columns(50, 50));
        assertEquals(0.4, result.largestMarginChange(), 1e-12);
        assertTrue(List.of("a", "b").contains(result.largestMarginCell()));
        assertEquals(0.2, result.reallocated(), 1e-12);
    }

    @Test
    void zeroRowWithPositiveTargetHasNoSupport() {
        Balancing.Result result = fit(table(0, 0, 1, 1), rows(1, 1), columns(1, 1));
        assertEquals(Balancing.Verdict.NO_SUPPORT, result.verdict());
        assertEquals("a", result.where());
        assertThrows(IllegalStateException.class, result::fitted);
    }

    /** Support in every row and column, yet no solution: cell (a,y) is fixed at zero but b needs more than x gives. */
    @Test
    void infeasibleZerosStallInsteadOfPassing() {
        Balancing.Result result = fit(table(1, 0, 1, 1), rows(5, 1), columns(1, 5));
        assertEquals(Balancing.Verdict.STALLED, result.verdict());
        IllegalStateException stopped = assertThrows(IllegalStateException.class, result::fitted);
        assertTrue(stopped.getMessage().contains("STALLED"), stopped.getMessage());
    }

    @Test
    void differentTotalsAreNotFitted() {
        assertEquals(
                Balancing.Verdict.TOTALS_DIFFER,
                fit(table(1, 1, 1, 1), rows(1, 1), columns(1, 2)).verdict());
    }

    @Test
    void negativeOrMissingNumbersAreNotFitted() {
        assertEquals(
                Balancing.Verdict.NEGATIVE,
                fit(table(1, -1, 1, 1), rows(1, 1), columns(1, 1)).verdict());
        assertEquals(
                Balancing.Verdict.NEGATIVE,
                fit(table(1, 1, 1, Double.NaN), rows(1, 1), columns(1, 1)).verdict());
        assertEquals(
                Balancing.Verdict.NEGATIVE,
                fit(table(1, 1, 1, 1), rows(3, -1), columns(1, 1)).verdict());
    }

    @Test
    void targetOverOtherAxesIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Balancing.fit("test", table(1, 1, 1, 1), 10, new Balancing.Margin(rows(1, 1), 1)));
    }
}
