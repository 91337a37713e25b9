package org.likevekt.validation.condensed;

/** Unit cost and demands of a CES aggregate in calibrated share form, in levels. */
final class Ces {
    /** Nearer to one than this, powers are taken by differences, which lose no digits. */
    private static final double NEAR = 1e-3;

    private Ces() {}

    /** Unit cost relative to the base year; inputs without a share may have any price. */
    static double cost(double[] share, double[] price, double sigma) {
        double power = 1 - sigma;
        double sum = 0;
        for (int k = 0; k < share.length; k++) {
            if (share[k] != 0) {
                sum += share[k] * term(price[k], power);
            }
        }
        if (power == 0) {
            return Math.exp(sum);
        }
        return Math.abs(power) < NEAR ? Math.exp(Math.log1p(sum) / power) : Math.pow(sum, 1 / power);
    }

    private static double term(double price, double power) {
        if (power == 0) {
            return Math.log(price);
        }
        return Math.abs(power) < NEAR ? Math.expm1(power * Math.log(price)) : Math.pow(price, power);
    }

    /** Demand for an input by a unit of the aggregate, relative to the base year. */
    static double demand(double cost, double price, double sigma) {
        return sigma == 0 ? 1 : Math.pow(cost / price, sigma);
    }
}
