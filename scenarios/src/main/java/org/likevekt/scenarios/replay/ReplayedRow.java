package org.likevekt.scenarios.replay;

import java.util.List;
import java.util.Locale;
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
    /** The columns of a table of replayed rows; {@code figure} has numbers. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "scenario",
            "measure",
            "region",
            "detail",
            "years",
            "kind",
            "published",
            "ours",
            "figure",
            "unit",
            "verdict",
            "reason",
            "note");

    /** The row's cells, column by column. */
    public List<Object> cells() {
        return List.of(
                row.id(),
                row.scenario(),
                row.measure().key(),
                String.join(" + ", row.regions()),
                String.join(" + ", row.details()),
                row.years(),
                row.kind().name().toLowerCase(Locale.ROOT),
                row.value(),
                ours,
                figure,
                row.unit(),
                verdict.words(),
                reason.orElse(""),
                row.note());
    }

    /** Whether what was found is what is documented: a difference has a reason, and a reason has a difference. */
    public boolean isAsDocumented() {
        return (verdict == Verdict.DIFFERS) == reason.isPresent();
    }
}
