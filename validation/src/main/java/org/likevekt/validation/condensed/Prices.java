package org.likevekt.validation.condensed;

import java.util.Arrays;
import org.likevekt.model.closure.Closure;

/**
 * All that is solved for: prices of outputs (r,i), rentals of capital and of natural resources (r,i), wages (r,e), and
 * the scales that a closure finds: of transfers, income taxes, investment and national productivity.
 */
final class Prices {
    final double[][] output;
    final double[][] rental;
    final double[][] resource;
    final double[][] wage;

    /** Transfers, income taxes, investment, productivity. */
    final double[] scale = {1, 1, 1, 1};

    static final int TRANSFERS = 0;
    static final int INCOME_TAX = 1;
    static final int INVESTMENT = 2;
    static final int PRODUCTIVITY = 3;

    /** The base year's: all are one. */
    Prices(BaseYear base) {
        this.output = ones(base.regions, base.industries);
        this.rental = ones(base.regions, base.industries);
        this.resource = ones(base.regions, base.industries);
        this.wage = ones(base.regions, base.groups);
    }

    private static double[][] ones(int rows, int columns) {
        double[][] ones = new double[rows][columns];
        for (double[] row : ones) {
            Arrays.fill(row, 1);
        }
        return ones;
    }

    /** Whether a closure finds a scale. */
    static boolean isFound(int scale, Closure closure) {
        return switch (scale) {
            case TRANSFERS -> closure.government() == Closure.Government.TRANSFERS;
            case INCOME_TAX -> closure.government() == Closure.Government.INCOME_TAX;
            case INVESTMENT -> closure.external() == Closure.External.INVESTMENT;
            default -> closure.growth() == Closure.Growth.PRODUCT_GIVEN;
        };
    }
}
