package org.likevekt.validation.condensed;

import org.likevekt.data.Dataset;
import org.likevekt.model.drivers.Drivers;

/** Stone-Geary households (r,e): subsistence and marginal budget shares from income elasticities and Frisch. */
final class Households {
    private final BaseYear base;
    private final double[][][] subsistence;
    private final double[][][] marginal;
    private final YearFigures figures;
    final double[] export;

    Households(YearFigures figures) {
        this.figures = figures;
        this.base = figures.base;
        this.subsistence = new double[base.regions][base.groups][base.industries];
        this.marginal = new double[base.regions][base.groups][base.industries];
        this.export = base.sigma("export");
        for (int r = 0; r < base.regions; r++) {
            for (int e = 0; e < base.groups; e++) {
                calibrate(r, e);
            }
        }
    }

    private void calibrate(int r, int e) {
        Dataset data = base.accounts.dataset();
        double[] elasticity = base.sigma("income");
        double[] bought = base.consumption[r][e];
        double weighted = 0;
        double total = 0;
        for (int j = 0; j < bought.length; j++) {
            weighted += elasticity[j] * bought[j];
            total += bought[j];
        }
        for (int j = 0; j < bought.length; j++) {
            // elasticities are scaled so that they add up over the budget
            double scaled = elasticity[j] * total / weighted;
            marginal[r][e][j] = scaled * bought[j] / total;
            subsistence[r][e][j] = bought[j] * (1 + scaled / data.frisch());
        }
    }

    /** Adds what a household buys out of its income at some prices. */
    void buy(int r, int e, double income, double[] price, double[] bought) {
        double tax = figures.given(Drivers.CONSUMPTION_TAX, 0);
        double persons = figures.persons[r][e];
        double needed = 0;
        for (int j = 0; j < price.length; j++) {
            needed += (1 + tax) * price[j] * subsistence[r][e][j] * persons;
        }
        double left = spending(income) - needed;
        for (int j = 0; j < price.length; j++) {
            bought[j] += subsistence[r][e][j] * persons + marginal[r][e][j] * left / ((1 + tax) * price[j]);
        }
    }

    /** What is spent of an income. */
    double spending(double income) {
        return income * (1 - figures.given(Drivers.SAVING_RATE, 0));
    }
}
