package org.likevekt.validation.economies;

import java.util.function.IntToDoubleFunction;

/** The social accounting matrix of {@link Stdcge} and the coefficients the book calibrates from it, all prices 1. */
final class StdcgeAccounts {
    /** Exponent (sigma - 1) / sigma of the Armington aggregate, sigma 2. */
    static final double ETA = 0.5;

    /** Exponent (psi + 1) / psi of the transformation, psi 2. */
    static final double PHI = 1.5;

    final double[][] use = {{21, 8}, {17, 9}};
    final double[][] factors = {{20, 30}, {15, 25}};
    final double[] consumption = {20, 30};
    final double[] purchases = {19, 14};
    final double[] investment = {16, 15};
    final double[] exports = {8, 4};
    final double[] imports = {13, 11};
    final double[] productionTax = {5, 4};
    final double[] tariff = {1, 2};

    final double[] valueAdded = each(g -> factors[0][g] + factors[1][g]);
    final double[] output = each(g -> valueAdded[g] + use[0][g] + use[1][g]);
    final double[] domestic = each(g -> output[g] + productionTax[g] - exports[g]);
    final double[] composite = each(g -> imports[g] + tariff[g] + domestic[g]);

    final double[][] beta = {each(g -> factors[0][g] / valueAdded[g]), each(g -> factors[1][g] / valueAdded[g])};
    final double[][] ax = {each(g -> use[0][g] / output[g]), each(g -> use[1][g] / output[g])};
    final double[] b =
            each(g -> valueAdded[g] / Math.pow(factors[0][g], beta[0][g]) / Math.pow(factors[1][g], beta[1][g]));

    /** Weight of imports: marginal rates of substitution equal relative prices, tariff included. */
    final double[] deltam = each(g -> {
        double imported = (1 + tariff[g] / imports[g]) * Math.pow(imports[g], 1 - ETA);
        return imported / (imported + Math.pow(domestic[g], 1 - ETA));
    });

    /** Weight of exports: the marginal rate of transformation is 1. */
    final double[] xie = each(g -> 1 / (1 + Math.pow(domestic[g] / exports[g], 1 - PHI)));

    final double[] gamma = each(g -> composite[g] / Math.pow(mixed(deltam[g], imports[g], domestic[g], ETA), 1 / ETA));
    final double[] theta = each(g -> output[g] / Math.pow(mixed(xie[g], exports[g], domestic[g], PHI), 1 / PHI));

    private static double mixed(double weight, double abroad, double home, double exponent) {
        return weight * Math.pow(abroad, exponent) + (1 - weight) * Math.pow(home, exponent);
    }

    static double[] each(IntToDoubleFunction figure) {
        return new double[] {figure.applyAsDouble(0), figure.applyAsDouble(1)};
    }
}
