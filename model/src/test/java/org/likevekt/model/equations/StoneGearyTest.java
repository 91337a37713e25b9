package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;

/** Ring 1: the expenditure function is that of the demands the model has. */
class StoneGearyTest {
    private static final StoneGeary TYPE =
            LinearExpenditure.of(Counties.benchmark()).household(9, 1);
    private static final int PRODUCTS = Counties.benchmark().industries().size();
    private static final double[] BEFORE = prices(1);
    private static final double[] AFTER = prices(2);
    private static final double SPENDING = TYPE.spending(BEFORE, 20_000);

    private static double[] prices(int seed) {
        return new Random(seed).doubles(PRODUCTS, 0.7, 1.5).toArray();
    }

    @Test
    void theEquivalentVariationGivesTheUtilityAfter() {
        double variation = TYPE.equivalentVariation(BEFORE, SPENDING, AFTER, 1.1 * SPENDING);
        double reached = TYPE.utility(BEFORE, SPENDING + variation);
        double wanted = TYPE.utility(AFTER, 1.1 * SPENDING);
        assertEquals(wanted, reached, 1e-12 * wanted);
    }

    @Test
    void noChangeIsWorthNothingAndMoneyItself() {
        assertEquals(0, TYPE.equivalentVariation(BEFORE, SPENDING, BEFORE, SPENDING));
        double one = 0.01 * SPENDING;
        assertEquals(one, TYPE.equivalentVariation(BEFORE, SPENDING, BEFORE, SPENDING + one), 1e-11 * SPENDING);
    }

    @Test
    void dearerIsWorse() {
        for (int j = 0; j < PRODUCTS; j++) {
            double[] dearer = BEFORE.clone();
            dearer[j] *= 1.2;
            double variation = TYPE.equivalentVariation(BEFORE, SPENDING, dearer, SPENDING);
            assertTrue(bought(j) > 0 ? variation < 0 : variation == 0, "product " + j + ": " + variation);
        }
    }

    /** All prices and incomes in another currency change nothing but the currency. */
    @Test
    void spendingIsHomogeneousInPrices() {
        double utility = TYPE.utility(BEFORE, SPENDING);
        double[] doubled = java.util.Arrays.stream(BEFORE).map(p -> 2 * p).toArray();
        assertEquals(2 * SPENDING, TYPE.spending(doubled, utility), 1e-11 * SPENDING);
        assertEquals(utility, TYPE.utility(doubled, 2 * SPENDING), 1e-11 * utility);
        assertEquals(0, TYPE.equivalentVariation(BEFORE, SPENDING, doubled, 2 * SPENDING), 1e-11 * SPENDING);
    }

    /** Shephard's lemma: the derivative of the expenditure function is the demand of the household block. */
    @Test
    void derivativeOfSpendingIsDemand() {
        double utility = TYPE.utility(BEFORE, SPENDING);
        for (int j = 0; j < PRODUCTS; j++) {
            double step = 1e-5;
            double[] up = BEFORE.clone();
            double[] down = BEFORE.clone();
            up[j] += step;
            down[j] -= step;
            double slope = (TYPE.spending(up, utility) - TYPE.spending(down, utility)) / (2 * step);
            assertEquals(bought(j), slope, 1e-6 * SPENDING / PRODUCTS, "product " + j);
        }
    }

    /** To first order a price change is worth minus the purchases times the change, and second order is in favour. */
    @Test
    void smallChangesAreWorthWhatTheyCostAtOldPurchases() {
        Random random = new Random(4);
        for (double size : new double[] {1e-3, 1e-4}) {
            double[] changed = BEFORE.clone();
            double cost = 0;
            for (int j = 0; j < PRODUCTS; j++) {
                double change = size * (random.nextDouble() - 0.5);
                changed[j] += change;
                cost += bought(j) * change;
            }
            double variation = TYPE.equivalentVariation(BEFORE, SPENDING, changed, SPENDING);
            assertEquals(-cost, variation, 10 * size * size * SPENDING, "size " + size);
            assertTrue(variation > -cost - 10 * size * Math.abs(cost), "substitution helps");
        }
    }

    @Test
    void lessThanSubsistenceHasNoUtility() {
        assertThrows(IllegalArgumentException.class, () -> TYPE.utility(BEFORE, TYPE.spending(BEFORE, 0)));
    }

    /** Demand as the household block writes it, of one base-year household. */
    private static double bought(int product) {
        LinearExpenditure system = LinearExpenditure.of(Counties.benchmark());
        double needed = TYPE.spending(BEFORE, 0);
        return system.subsistence().get(9, 1, product)
                + system.marginalShares().get(9, 1, product) / BEFORE[product] * (SPENDING - needed);
    }
}
