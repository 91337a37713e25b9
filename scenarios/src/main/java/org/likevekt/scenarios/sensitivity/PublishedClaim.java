package org.likevekt.scenarios.sensitivity;

import org.likevekt.scenarios.replay.PublishedRow;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.Verdict;

/** What a published row claims, as bounds on our figure. */
final class PublishedClaim {
    private PublishedClaim() {}

    static boolean isRanking(PublishedRow row) {
        return row.kind() == PublishedRow.Kind.RANKING;
    }

    static boolean holds(ReplayedRow row) {
        return row.verdict() == Verdict.AGREES || row.verdict() == Verdict.WITHIN;
    }

    /** Probability that the claim holds: a number within its tolerance, a sign, a bound, a ranking. */
    static double probability(PublishedRow row, Distribution spread) {
        return switch (row.kind()) {
            case ABOUT, INPUT -> spread.probability(row.number() - row.allowed(), row.number() + row.allowed());
            case SIGN ->
                row.value().equals("+")
                        ? spread.probability(0, Double.POSITIVE_INFINITY)
                        : spread.probability(Double.NEGATIVE_INFINITY, 0);
            case BELOW -> spread.probability(Double.NEGATIVE_INFINITY, row.number());
            case RANKING -> spread.mean();
        };
    }
}
