package org.likevekt.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * What the worlds of a design say of one figure: moments, interval, probabilities, and how much of the variance follows
 * each parameter.
 *
 * <p>A sample's interval and probabilities are those of its draws. Quadrature and first order know moments only, so
 * theirs are a normal distribution's.
 */
public final class Distribution {
    /** Probability outside the interval on each side. */
    public static final double TAIL = 0.05;

    /** A standard deviation below this share of the mean is the solver's rounding. */
    private static final double ROUNDING = 1e-6;

    private final int n;
    private final double mean;
    private final double sd;
    private final double[] draws;
    private final double[] shares;

    private Distribution(int n, double mean, double sd, double[] draws, double[] shares) {
        this.n = n;
        this.mean = mean;
        this.sd = sd;
        this.draws = draws;
        this.shares = shares;
    }

    /**
     * The spread of a figure over the worlds of a design.
     *
     * @param values one a world; not a number where the world was not solved, which leaves it out
     */
    public static Distribution of(Design design, double[] values) {
        List<double[]> points = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            if (!Double.isNaN(values[k])) {
                points.add(design.points().get(k));
                found.add(values[k]);
            }
        }
        double[] figures = found.stream().mapToDouble(Double::doubleValue).toArray();
        boolean isSample = design.method().isSample();
        double mean = StatUtils.mean(figures);
        double sd = Math.sqrt(isSample ? StatUtils.variance(figures) : StatUtils.populationVariance(figures));
        boolean varies = sd > ROUNDING * Math.abs(mean);
        return new Distribution(
                figures.length,
                mean,
                sd,
                isSample ? figures : new double[0],
                varies
                        ? shares(design, points, figures)
                        : new double[design.sds().size()]);
    }

    /**
     * The spread of a figure that is taken to be linear in independent parameters.
     *
     * @param central the figure at their documented values
     * @param effects its derivative by each parameter times the parameter's standard deviation
     */
    public static Distribution linear(double central, double[] effects) {
        double variance = 0;
        for (double effect : effects) {
            variance += effect * effect;
        }
        double[] shares = new double[effects.length];
        boolean varies = Math.sqrt(variance) > ROUNDING * Math.abs(central);
        for (int d = 0; d < shares.length; d++) {
            shares[d] = !varies ? 0 : effects[d] * effects[d] / variance;
        }
        return new Distribution(1, central, Math.sqrt(variance), new double[0], shares);
    }

    /** Of a figure that nothing is known of. */
    static Distribution unknown(int parameters) {
        return new Distribution(0, Double.NaN, Double.NaN, new double[0], new double[parameters]);
    }

    /**
     * Each parameter's part in the variance by a linear regression on all of them: {@code (b_d sd_d)^2} over the sum of
     * these and the variance of the residuals. The standard deviations are the priors', so that a chance correlation of a
     * sample counts for nothing. At Stroud's points the regressors are orthogonal, and a coefficient is the weighted
     * difference of mirrored points. What the shares lack of one is curvature and interaction.
     */
    private static double[] shares(Design design, List<double[]> points, double[] figures) {
        int parameters = design.sds().size();
        double[] shares = new double[parameters];
        if (figures.length < parameters + 2) {
            return shares;
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(figures, points.toArray(double[][]::new));
        try {
            double[] beta = regression.estimateRegressionParameters();
            int freedom = design.method().isSample() ? figures.length - parameters - 1 : figures.length;
            double variance = regression.calculateResidualSumOfSquares() / freedom;
            for (int d = 0; d < parameters; d++) {
                shares[d] = Math.pow(beta[d + 1] * design.sds().get(d), 2);
                variance += shares[d];
            }
            for (int d = 0; d < parameters; d++) {
                shares[d] /= variance;
            }
            return shares;
        } catch (SingularMatrixException e) {
            return new double[parameters]; // too few worlds were solved to tell the parameters apart
        }
    }

    /** The number of worlds it rests on. */
    public int n() {
        return n;
    }

    /** Mean; not a number when no world was solved. */
    public double mean() {
        return mean;
    }

    /** Standard deviation. */
    public double sd() {
        return sd;
    }

    /** Whether the figure varies, beyond the solver's rounding. */
    public boolean varies() {
        return sd > ROUNDING * Math.abs(mean);
    }

    /** The end of the 90 % interval below. */
    public double low() {
        return quantile(TAIL);
    }

    /** The end of the 90 % interval above. */
    public double high() {
        return quantile(1 - TAIL);
    }

    /** Share of the variance that follows each parameter, in their order; zeros where that cannot be told. */
    public double[] shares() {
        return shares.clone();
    }

    /** Probability that the figure lies between two bounds, which may be infinite. */
    public double probability(double from, double to) {
        if (n == 0) {
            return Double.NaN;
        }
        if (draws.length > 0) {
            return (double) Arrays.stream(draws)
                            .filter(x -> x >= from && x <= to)
                            .count()
                    / draws.length;
        }
        if (!(sd > 0)) {
            return mean >= from && mean <= to ? 1 : 0;
        }
        NormalDistribution normal = new NormalDistribution(mean, sd);
        double above = from == Double.NEGATIVE_INFINITY ? 0 : normal.cumulativeProbability(from);
        double below = to == Double.POSITIVE_INFINITY ? 1 : normal.cumulativeProbability(to);
        return below - above;
    }

    private double quantile(double share) {
        if (n == 0) {
            return Double.NaN;
        }
        if (draws.length > 0) {
            return new Percentile()
                    .withEstimationType(Percentile.EstimationType.R_7)
                    .evaluate(draws, 100 * share);
        }
        return sd > 0 ? new NormalDistribution(mean, sd).inverseCumulativeProbability(share) : mean;
    }
}
