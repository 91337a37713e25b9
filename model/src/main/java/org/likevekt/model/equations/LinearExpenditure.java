package org.likevekt.model.equations;

import java.util.Arrays;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;

/**
 * Calibrates the linear expenditure system: marginal shares {@code beta = eta w} and subsistence quantities
 * {@code gamma = q (1 + eta / phi)}, with income elasticities eta scaled so that {@code sum eta w = 1} and phi the
 * Frisch parameter (Dervis, de Melo and Robinson 1982, appendix A.5).
 */
public final class LinearExpenditure {
    private final Grid subsistence;
    private final Grid marginalShares;

    /** Calibrates to purchases (r,e,j), with the income elasticities of the tables. */
    LinearExpenditure(Benchmark benchmark, Grid purchases) {
        this(benchmark, purchases, benchmark.elasticity("income"));
    }

    /**
     * Calibrates to purchases (r,e,j) under one tax rate for all products.
     *
     * @param elasticity income elasticities (j) before they are scaled
     * @throws IllegalArgumentException when a subsistence share is outside [0,1), naming the household and product
     */
    private LinearExpenditure(Benchmark benchmark, Grid purchases, double[] elasticity) {
        double frisch = benchmark.behaviour().frisch();
        Grid share = shares(purchases);
        Grid mean = Grid.of(
                        at -> share.get(at) * elasticity[at[2]],
                        purchases.axis(0),
                        purchases.axis(1),
                        purchases.axis(2))
                .sumOver(2);
        this.marginalShares = Grid.of(
                at -> share.get(at) * elasticity[at[2]] / mean.get(at[0], at[1]),
                purchases.axis(0),
                purchases.axis(1),
                purchases.axis(2));
        this.subsistence = Grid.of(
                at -> {
                    double needed = 1 + elasticity[at[2]] / mean.get(at[0], at[1]) / frisch;
                    if (!(needed >= 0 && needed < 1)) {
                        throw new IllegalArgumentException("the subsistence share of "
                                + purchases.axis(2).code(at[2]) + " for "
                                + purchases.axis(1).code(at[1]) + " in "
                                + purchases.axis(0).code(at[0]) + " is " + needed
                                + ", expected in [0,1). Maybe the income elasticity is too large for the Frisch"
                                + " parameter " + frisch);
                    }
                    return purchases.get(at) * needed;
                },
                purchases.axis(0),
                purchases.axis(1),
                purchases.axis(2));
    }

    /** Shares of the products in what each household buys (r,e,j). */
    static Grid shares(Grid purchases) {
        Grid total = purchases.sumOver(2);
        return Grid.of(
                at -> purchases.get(at) / total.get(at[0], at[1]),
                purchases.axis(0),
                purchases.axis(1),
                purchases.axis(2));
    }

    /** The system of a benchmark's households. */
    public static LinearExpenditure of(Benchmark benchmark) {
        return new LinearExpenditure(benchmark, benchmark.householdUse());
    }

    /**
     * The same purchases with the income elasticities of a year: those of the tables times {@code elasticity_income}.
     *
     * @throws IllegalArgumentException when a subsistence share is outside [0,1), naming the household and product
     */
    public static LinearExpenditure of(Benchmark benchmark, Paths paths, int year) {
        double[] factors = paths.values(Drivers.ELASTICITY_INCOME, year);
        double[] elasticity = benchmark.elasticity("income");
        Arrays.setAll(elasticity, j -> elasticity[j] * factors[j]);
        return new LinearExpenditure(benchmark, benchmark.householdUse(), elasticity);
    }

    /** Preferences of a household type, for all its base-year persons, MNOK at 2018 prices. */
    public StoneGeary household(int region, int group) {
        double[] gamma = new double[subsistence.axis(2).size()];
        double[] beta = new double[gamma.length];
        for (int j = 0; j < gamma.length; j++) {
            gamma[j] = subsistence.get(region, group, j);
            beta[j] = marginalShares.get(region, group, j);
        }
        return new StoneGeary(gamma, beta);
    }

    Grid subsistence() {
        return subsistence;
    }

    Grid marginalShares() {
        return marginalShares;
    }
}
