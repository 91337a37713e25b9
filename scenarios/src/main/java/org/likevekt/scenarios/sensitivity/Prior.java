package org.likevekt.scenarios.sensitivity;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.likevekt.data.Dataset;

/**
 * How uncertain a parameter is: numbers of one column of the tables move together by a factor whose logarithm is
 * distributed symmetrically around zero, so the documented value is the median. Priors are independent of each other.
 *
 * @param name in results
 * @param title in words
 * @param table table of the data
 * @param column its column
 * @param rows keys of the rows that move; empty for all
 * @param change how the factor works on a number
 * @param distribution of the factor's logarithm
 * @param factor more than 1: the largest factor, up or down, of a uniform or triangular distribution; the factor of one
 *     standard deviation of a normal one
 * @param grade how the range is known
 * @param source where the range is from
 */
public record Prior(
        String name,
        String title,
        String table,
        String column,
        List<String> rows,
        Change change,
        Distribution distribution,
        double factor,
        String grade,
        String source) {
    /** How a factor works on a number. */
    public enum Change {
        /** The number times the factor. */
        MULTIPLY,
        /** The number to the power of the factor: its distance from one, in logarithms, times the factor. */
        POWER
    }

    /** Distributions of the logarithm of a factor. */
    public enum Distribution {
        /** All factors within the range alike. */
        UNIFORM,
        /** Falling linearly from the documented value to nothing at the ends of the range. */
        TRIANGULAR,
        /** Without an end. */
        NORMAL
    }

    /** Checks the factor and copies the rows. */
    public Prior {
        rows = List.copyOf(rows);
        if (!(factor > 1 && factor <= 100)) {
            throw new IllegalArgumentException("factor is " + factor
                    + ", expected more than 1 and at most 100: the largest factor, or that of one standard deviation");
        }
    }

    /** Standard deviation of the factor's logarithm. */
    public double sd() {
        return Math.sqrt(logFactor().getNumericalVariance());
    }

    /** The factor's logarithm that a share of all draws is below. */
    double quantile(double share) {
        return logFactor().inverseCumulativeProbability(share);
    }

    /** The tables with this parameter moved. */
    Dataset applied(Dataset data, double logFactor) {
        double by = StrictMath.exp(logFactor);
        return data.with(
                table,
                column,
                rows,
                value -> change == Change.MULTIPLY ? value * by : value < 0 ? Double.NaN : StrictMath.pow(value, by));
    }

    /** The range in words, such as {@code x 0.5 to 2}. */
    public String range() {
        String words = String.format(Locale.ROOT, "x %.2f to %.2f", 1 / factor, factor);
        return distribution == Distribution.NORMAL ? words + " (one sd)" : words;
    }

    private RealDistribution logFactor() {
        double end = StrictMath.log(factor);
        return switch (distribution) {
            case UNIFORM -> new UniformRealDistribution(-end, end);
            case TRIANGULAR -> new TriangularDistribution(-end, 0, end);
            case NORMAL -> new NormalDistribution(0, end);
        };
    }
}
