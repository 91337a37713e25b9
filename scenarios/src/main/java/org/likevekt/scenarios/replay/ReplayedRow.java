package org.likevekt.scenarios.replay;

import java.util.Optional;

/**
 * A published row beside ours.
 *
 * @param row what was published
 * @param ours our figure as printed
 * @param figure our figure; not a number for a ranking
 * @param verdict how they compare
 * @param reason the documented reason for a difference
 */
public record ReplayedRow(PublishedRow row, String ours, double figure, Verdict verdict, Optional<String> reason) {
    /** Whether what was found is what is documented: a difference has a reason, and a reason has a difference. */
    public boolean isAsDocumented() {
        return (verdict == Verdict.DIFFERS) == reason.isPresent();
    }
}
