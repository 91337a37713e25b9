package org.likevekt.scenarios.hindcast;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a forecast meets what happened.
 *
 * @param cells how many figures are compared
 * @param rmse root of the weighted mean square error, in the unit of the figures
 * @param explained share of the weighted variance of what happened that the forecast explains: 1 for all of it, negative for
 *     a forecast that is worse than the mean of what happened
 * @param rank rank correlation (Spearman 1904) of forecast and outcome; not a number where the forecast is everywhere the same
 */
public record Skill(int cells, double rmse, double explained, double rank) {
    /**
     * A figure and what was forecast of it.
     *
     * @param actual what happened
     * @param forecast what was forecast
     * @param weight how much it counts
     */
    public record Pair(double actual, double forecast, double weight) {}

    /**
     * The skill of forecasts.
     *
     * @throws IllegalArgumentException without any
     */
    public static Skill of(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("no figures to compare, expected at least one");
        }
        double weight = pairs.stream().mapToDouble(Pair::weight).sum();
        double mean = pairs.stream().mapToDouble(p -> p.weight() * p.actual()).sum() / weight;
        double missed = pairs.stream()
                        .mapToDouble(p -> p.weight() * square(p.actual() - p.forecast()))
                        .sum()
                / weight;
        double spread = pairs.stream()
                        .mapToDouble(p -> p.weight() * square(p.actual() - mean))
                        .sum()
                / weight;
        return new Skill(pairs.size(), Math.sqrt(missed), 1 - missed / spread, rank(pairs));
    }

    private static double square(double x) {
        return x * x;
    }

    private static double rank(List<Pair> pairs) {
        double[] actual = ranks(pairs.stream().mapToDouble(Pair::actual).toArray());
        double[] forecast = ranks(pairs.stream().mapToDouble(Pair::forecast).toArray());
        double mean = (pairs.size() + 1) / 2.0;
        double both = 0;
        double ofActual = 0;
        double ofForecast = 0;
        for (int k = 0; k < actual.length; k++) {
            both += (actual[k] - mean) * (forecast[k] - mean);
            ofActual += square(actual[k] - mean);
            ofForecast += square(forecast[k] - mean);
        }
        return both / Math.sqrt(ofActual * ofForecast);
    }

    /** Ranks from 1; equal values share the mean of theirs. */
    private static double[] ranks(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(k -> {
                    long below = IntStream.range(0, values.length)
                            .filter(other -> values[other] < values[k])
                            .count();
                    long same = IntStream.range(0, values.length)
                            .filter(other -> values[other] == values[k])
                            .count();
                    return below + (same + 1) / 2.0;
                })
                .toArray();
    }
}
