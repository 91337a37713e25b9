package org.likevekt.solver.contributions;

import java.util.Arrays;

/**
 * Integrals of several rates at once along a path that a number from 0 to 1 runs through, by the rules of Gauss and
 * Legendre, which are exact for polynomials of twice as many terms as they have points.
 *
 * <p>Integrated along a straight path, the gradient of a number times the speed of what it depends on is what each of these
 * contributes to the number's change (Aumann and Shapley 1974, "Values of non-atomic games"; Harrison, Horridge and Pearson
 * 2000, "Decomposing simulation results with respect to exogenous shocks"): the contributions add up, and no order matters.
 */
public final class PathIntegral {
    private static final int FEWEST = 4;
    private static final int MOST = 128;

    /** Newton's method for a zero of a polynomial is done when it moves less. */
    private static final double ROUNDING = 1e-16;

    private static final int STEPS = 100;

    private PathIntegral() {}

    /** The rates at a place of the path, always as many. */
    @FunctionalInterface
    public interface Rates {
        /** What each cause contributes per unit of the path where it is {@code t}, from 0 to 1. */
        double[] at(double t);
    }

    /**
     * A rule: places between 0 and 1 and what the rates there count.
     *
     * @param places in rising order
     * @param weights that add up to one
     */
    public record Rule(double[] places, double[] weights) {
        /** The integrals by this rule. */
        public double[] of(Rates rates) {
            double[] sum = new double[0];
            for (int k = 0; k < places.length; k++) {
                double[] at = rates.at(places[k]);
                sum = k == 0 ? new double[at.length] : sum;
                for (int c = 0; c < sum.length; c++) {
                    sum[c] += weights[k] * at[c];
                }
            }
            return sum;
        }
    }

    /** The rule of Gauss and Legendre with that many places: zeros of the Legendre polynomial, found by Newton's method. */
    public static Rule rule(int places) {
        Rule rule = new Rule(new double[places], new double[places]);
        for (int k = 0; k < places; k++) {
            double z = -StrictMath.cos(StrictMath.PI * (k + 0.75) / (places + 0.5));
            double slope = 0;
            for (int step = 0; step < STEPS; step++) {
                double last = 0;
                double value = 1;
                for (int degree = 0; degree < places; degree++) {
                    double next = ((2 * degree + 1) * z * value - degree * last) / (degree + 1);
                    last = value;
                    value = next;
                }
                slope = places * (z * value - last) / (z * z - 1);
                double move = value / slope;
                z -= move;
                if (Math.abs(move) <= ROUNDING) {
                    break;
                }
            }
            rule.places[k] = (1 + z) / 2;
            rule.weights[k] = 1 / ((1 - z * z) * slope * slope);
        }
        return rule;
    }

    /**
     * The integrals, with twice as many places each time until no integral changes by more than a part of them all.
     *
     * @param tolerance that part
     * @throws IllegalStateException when they still change with as many places as are tried
     */
    public static double[] of(Rates rates, double tolerance) {
        double[] before = rule(FEWEST).of(rates);
        double change = 0;
        for (int places = 2 * FEWEST; places <= MOST; places *= 2) {
            double[] now = rule(places).of(rates);
            change = 0;
            for (int c = 0; c < now.length; c++) {
                change = Math.max(change, Math.abs(now[c] - before[c]));
            }
            if (change <= tolerance * Arrays.stream(now).map(Math::abs).sum()) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("contributions along a path still change by " + change + " of "
                + Arrays.stream(before).map(Math::abs).sum() + " with " + MOST
                + " places, expected a part of no more than " + tolerance);
    }
}
