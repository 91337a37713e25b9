package org.likevekt.model.equations;

/**
 * Preferences of one household type, per base-year household: {@code U = prod_j (q_j - gamma_j)^beta_j} with
 * {@code sum beta = 1}. With {@code B(p) = prod_j p_j^beta_j}, indirect utility is {@code u = (m - sum p gamma) / B(p)}
 * (up to a constant factor) and the expenditure function {@code e(p, u) = sum p gamma + u B(p)} (Deaton and Muellbauer
 * 1980, "Economics and Consumer Behavior", sections 2.3 and 7.1).
 */
public final class StoneGeary {
    private final double[] subsistence;
    private final double[] marginalShares;

    /**
     * Preferences over products.
     *
     * @param subsistence quantities (j) that are bought at any income
     * @param marginalShares shares (j) of what is left; they add up to one
     */
    StoneGeary(double[] subsistence, double[] marginalShares) {
        this.subsistence = subsistence.clone();
        this.marginalShares = marginalShares.clone();
    }

    /**
     * Utility of spending m at prices p (j), in units of spending beyond subsistence at prices of one.
     *
     * @throws IllegalArgumentException when the spending does not cover subsistence
     */
    public double utility(double[] prices, double spending) {
        double beyond = spending - subsistenceCost(prices);
        if (!(beyond > 0)) {
            throw new IllegalArgumentException("a spending of " + spending + " does not cover subsistence, "
                    + subsistenceCost(prices) + " at these prices");
        }
        return beyond / lastPrice(prices);
    }

    /** The least spending that gives a utility at prices p (j). */
    public double spending(double[] prices, double utility) {
        return subsistenceCost(prices) + utility * lastPrice(prices);
    }

    /**
     * Equivalent variation: what must be added to the spending before, at the prices before, to reach the utility after;
     * {@code e(p0, u1) - e(p0, u0) = B(p0) (u1 - u0)}, exactly zero when nothing has changed.
     */
    public double equivalentVariation(double[] pricesBefore, double before, double[] pricesAfter, double after) {
        return lastPrice(pricesBefore) * (utility(pricesAfter, after) - utility(pricesBefore, before));
    }

    /** What a unit of utility costs, {@code B(p)}: the price of what the last crown of spending buys. */
    public double lastPrice(double[] prices) {
        double log = 0;
        for (int j = 0; j < prices.length; j++) {
            // what is not bought has no weight, whatever its price
            log += marginalShares[j] == 0 ? 0 : marginalShares[j] * StrictMath.log(prices[j]);
        }
        return StrictMath.exp(log);
    }

    private double subsistenceCost(double[] prices) {
        double cost = 0;
        for (int j = 0; j < prices.length; j++) {
            cost += prices[j] * subsistence[j];
        }
        return cost;
    }
}
