package org.likevekt.validation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Supplier;

/** Compares what is bought with the slopes of what it is bought for, at the prices of a country. */
final class ShephardsLemma {
    private static final double STEP = 1e-4;
    private static final double SAME = 1e-8;

    private final PricedCountry country;
    private final int industries;
    private final double[] logCosts;
    private final double[] outputs;
    private final double[] compositePrices;

    ShephardsLemma(PricedCountry country) {
        this.country = country;
        this.industries = country.industries;
        this.logCosts = country.logCosts();
        this.outputs = country.levels("Y");
        this.compositePrices = country.values("composite price");
    }

    void check() {
        for (int k = 0; k < country.unknowns(); k++) {
            String name = country.variable(k).name();
            int cell = country.cell(k);
            switch (name) {
                case "W" -> checkWage(k, cell);
                case "RK" -> checkFactor(k, cell, country.levels("RK"), country.values("capital used"));
                case "RN" -> checkFactor(k, cell, country.levels("RN"), country.values("resource used"));
                case "PD" -> checkComposite(k, cell);
                case "PY" -> checkDeliveries(k, cell);
                default -> {
                    // not a price of an input
                }
            }
        }
    }

    /** Slopes of some logarithms by the logarithm of an unknown, to fourth order in the step. */
    private double[] slopes(int unknown, Supplier<double[]> figures) {
        double[] weights = {1, -8, 8, -1};
        double[] steps = {-2 * STEP, -STEP, STEP, 2 * STEP};
        double[] slopes = new double[country.regions * industries];
        for (int k = 0; k < steps.length; k++) {
            country.move(unknown, steps[k]);
            double[] moved = figures.get();
            country.move(unknown, -steps[k]);
            for (int cell = 0; cell < slopes.length; cell++) {
                slopes[cell] += weights[k] * moved[cell] / (12 * STEP);
            }
        }
        return slopes;
    }

    /** What an industry's output costs, taxes on production taken off. */
    private double cost(int cell) {
        double taxed = country.benchmark.accounts().productionTax().values()[cell]
                / country.benchmark.accounts().output().values()[cell];
        return (1 - taxed) * Math.exp(logCosts[cell]) * outputs[cell];
    }

    private void same(double share, double slope, int unknown, int cell) {
        assertEquals(share, slope, SAME, () -> "share of " + country.name(unknown) + " in the cost of cell " + cell);
    }

    private void checkWage(int unknown, int market) {
        int r = market / country.groups;
        int e = market % country.groups;
        double paid = (1 + country.benchmark.accounts().payrollTaxRate().get(r)) * country.levels("W")[market];
        double[] slopes = slopes(unknown, country::logCosts);
        double[] labour = country.values("labour used");
        for (int cell = 0; cell < slopes.length; cell++) {
            boolean uses = cell / industries == r && outputs[cell] > 0;
            same(uses ? paid * labour[cell * country.groups + e] / cost(cell) : 0, slopes[cell], unknown, cell);
        }
    }

    private void checkFactor(int unknown, int at, double[] price, double[] used) {
        double[] slopes = slopes(unknown, country::logCosts);
        for (int cell = 0; cell < slopes.length; cell++) {
            same(cell == at ? price[cell] * used[cell] / cost(cell) : 0, slopes[cell], unknown, cell);
        }
    }

    /** A domestic composite is bought with imports as one product, and the product by industries. */
    private void checkComposite(int unknown, int product) {
        double value = compositePrices[product] * country.levels("A")[product];
        double home = 1 - country.values("imports")[product] / value;
        same(home, slopes(unknown, country::logCompositePrices)[product], unknown, product);
        double[] slopes = slopes(unknown, country::logCosts);
        double[] bought = country.values("intermediate use");
        for (int cell = 0; cell < slopes.length; cell++) {
            boolean uses = cell / industries == product / industries && outputs[cell] > 0;
            double tax = country.benchmark.accounts().productTaxRate().get(cell % industries);
            double spent = (1 + tax) * compositePrices[product] * bought[cell * industries + product % industries];
            same(uses ? spent / cost(cell) * home : 0, slopes[cell], unknown, cell);
        }
    }

    /** A product of one region in the domestic composites of all; transport is in those of other products too. */
    private void checkDeliveries(int unknown, int origin) {
        int s = origin / industries;
        int j = origin % industries;
        if (country.benchmark.industries().code(j).equals("TRANS")) {
            return;
        }
        double[] slopes = slopes(unknown, country::logDomesticCosts);
        for (int r = 0; r < country.regions; r++) {
            double spent = 0;
            for (int from = 0; from < country.regions; from++) {
                spent += delivered(from, r, j) * (country.levels("PY")[from * industries + j] + margin(from, r, j));
            }
            double basic = delivered(s, r, j) * country.levels("PY")[origin];
            same(spent == 0 ? 0 : basic / spent, slopes[r * industries + j], unknown, r * industries + j);
        }
    }

    private double delivered(int s, int r, int j) {
        return country.values("deliveries")[(s * country.regions + r) * industries + j];
    }

    /** Transport for a unit delivered, at the price at its origin. */
    private double margin(int s, int r, int j) {
        double goods = country.benchmark.accounts().deliveries().get(s, r, j);
        int transport = country.benchmark.industries().indexOf("TRANS");
        double services = country.benchmark.accounts().margins().get(s, r, j);
        return goods == 0 ? 0 : services / goods * country.levels("PY")[s * industries + transport];
    }
}
