package org.likevekt.scenarios.sensitivity;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.likevekt.scenarios.replay.ReplayedRow;

/**
 * How sure a row of a study is.
 *
 * @param central the row at the documented parameters
 * @param spread of our figure over the worlds; of a ranking, of 1 where it holds and 0 where not
 * @param parameters names of the parameters, in the order of the spread's shares
 */
public record RowSensitivity(ReplayedRow central, Distribution spread, List<String> parameters) {
    /** How sure a claim is, in a word. */
    public enum Standing {
        /** Holds with at least 95 %. */
        ROBUST(0.95),
        /** Holds with at least two thirds. */
        LIKELY(2.0 / 3),
        /** Neither. */
        OPEN(1.0 / 3),
        /** Holds with less than a third. */
        UNLIKELY(0.05),
        /** Holds with less than 5 %. */
        FAILS(0);

        private final double least;

        Standing(double least) {
            this.least = least;
        }
    }

    /** A parameter and its share of the variance. */
    public record Share(String parameter, double share) {}

    /** Copies the names. */
    public RowSensitivity {
        parameters = List.copyOf(parameters);
    }

    /** Whether the row is a ranking, which has no figure of its own. */
    public boolean isRanking() {
        return PublishedClaim.isRanking(central.row());
    }

    /** Whether any parameter moves the figure. */
    public boolean moves() {
        return spread.varies();
    }

    /** Probability that our figure has the sign that it has at the documented parameters; not a number for a ranking. */
    public double signProbability() {
        if (isRanking()) {
            return Double.NaN;
        }
        return central.figure() >= 0
                ? spread.probability(0, Double.POSITIVE_INFINITY)
                : spread.probability(Double.NEGATIVE_INFINITY, 0);
    }

    /** Probability that the published claim holds: a number within its tolerance, a sign, a bound, a ranking. */
    public double claimProbability() {
        return PublishedClaim.probability(central.row(), spread);
    }

    /** How sure the claim is; nothing can be said, so open, without a world. */
    public Standing standing() {
        double probability = claimProbability();
        for (Standing standing : Standing.values()) {
            if (probability >= standing.least) {
                return standing;
            }
        }
        return Standing.OPEN;
    }

    /**
     * A probability in whole percent, rounded down so that it reads as its standing does, and never 100 or 0 when
     * something speaks against it; empty when there is none.
     */
    public static String percent(double probability) {
        if (Double.isNaN(probability)) {
            return "";
        }
        int percent = (int) Math.floor(100 * probability + 1e-9);
        if (percent == 0 && probability > 0) {
            return "<1";
        }
        return percent == 99 && probability > 0.995 ? ">99" : String.valueOf(percent);
    }

    /** The parameters that the figure depends on most, with a share of at least half a per cent; at most {@code most}. */
    public List<Share> largest(int most) {
        double[] shares = spread.shares();
        return IntStream.range(0, shares.length)
                .mapToObj(d -> new Share(parameters.get(d), shares[d]))
                .filter(share -> share.share() >= 0.005)
                .sorted(Comparator.comparingDouble((Share share) -> -share.share()))
                .limit(most)
                .toList();
    }
}
