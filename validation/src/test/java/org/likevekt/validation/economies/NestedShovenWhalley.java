package org.likevekt.validation.economies;

/** The Shoven-Whalley example by hand: all that follows from a rent of capital, and the rent found by bisection. */
final class NestedShovenWhalley {
    private static final double[] PHI = {1.5, 2};
    private static final double[] DELTA = {0.6, 0.7};
    private static final double[] SIGMA = {2, 0.5};
    private static final double[][] ALPHA = {{0.5, 0.5}, {0.3, 0.7}};
    private static final double[] SIGMA_C = {1.5, 0.75};
    private static final double[] PAID_OUT = {0.4, 0.6};

    final double[] price = new double[2];
    final double[] output;
    final double revenue;
    final double excessCapital;

    NestedShovenWhalley(double tax, double rent) {
        double[] capital = new double[2];
        for (int i = 0; i < 2; i++) {
            double paid = i == 0 ? rent * (1 + tax) : rent;
            // With labour at 1, the cost minimum has K / L = ((1-delta) / (delta paid))^sigma.
            double ratio = Math.pow((1 - DELTA[i]) / (DELTA[i] * paid), SIGMA[i]);
            double rho = (SIGMA[i] - 1) / SIGMA[i];
            double perLabour = PHI[i] * Math.pow(DELTA[i] + (1 - DELTA[i]) * Math.pow(ratio, rho), 1 / rho);
            capital[i] = ratio / perLabour;
            price[i] = (1 + paid * ratio) / perLabour;
        }
        // Revenue R = tax rent k(MFG) Q(MFG), and Q is linear in R.
        double perUnit = tax * rent * capital[0];
        double without = perUnit * demand(rent, 0)[0];
        double slope = perUnit * (demand(rent, 1)[0] - demand(rent, 0)[0]);
        revenue = without / (1 - slope);
        output = demand(rent, revenue);
        excessCapital = capital[0] * output[0] + capital[1] * output[1] - 25;
    }

    private double[] demand(double rent, double paidOut) {
        double[] income = {25 * rent + PAID_OUT[0] * paidOut, 60 + PAID_OUT[1] * paidOut};
        double[] total = new double[2];
        for (int h = 0; h < 2; h++) {
            double first = ALPHA[h][0] * Math.pow(price[0], 1 - SIGMA_C[h]);
            double second = ALPHA[h][1] * Math.pow(price[1], 1 - SIGMA_C[h]);
            total[0] += income[h] * first / (first + second) / price[0];
            total[1] += income[h] * second / (first + second) / price[1];
        }
        return total;
    }

    static double rent(double tax) {
        double low = 0.1;
        double high = 10;
        for (int k = 0; k < 200; k++) {
            double middle = (low + high) / 2;
            if (new NestedShovenWhalley(tax, middle).excessCapital > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
