package org.likevekt.scenarios.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.likevekt.scenarios.format.Phrases;

/** An answer as rows of a table: one for every contribution, the parts one after the other. */
public final class WhyRows {
    /** What the columns hold. */
    public static final List<String> COLUMNS =
            List.of("part", "depth", "name", "equation", "year", "unit", "from", "to", "contribution");

    private final List<List<Object>> rows = new ArrayList<>();
    private final Why why;
    private final Phrases phrases;

    private WhyRows(Why why, Phrases phrases) {
        this.why = why;
        this.phrases = phrases;
    }

    /**
     * The rows: texts and numbers, an empty text where a column has nothing.
     *
     * @param phrases of the language that the answer is told in
     */
    public static List<List<Object>> of(Why why, Phrases phrases) {
        WhyRows rows = new WhyRows(why, phrases);
        rows.rows.add(row("change", 0, why.measure(), "", why.year(), why.unit(), why.from(), why.to(), why.change()));
        rows.causes(why.terms(), 1);
        if (why.shocks().closure() != 0) {
            rows.share(
                    "shock",
                    new Why.Share(phrases.text("why.closure"), why.shocks().closure()));
        }
        why.shocks().byShock().forEach(share -> rows.share("shock", share));
        why.shocks().byYear().forEach(share -> rows.share("year of shock", share));
        why.shocks().byRegion().forEach(share -> rows.share("region of shock", share));
        why.mechanisms().forEach(mechanism -> mechanism.shares().forEach(share -> rows.share(mechanism.name(), share)));
        why.multipliers().forEach(rows::multiplier);
        return List.copyOf(rows.rows);
    }

    private void multiplier(Why.Multiplier multiplier) {
        multiplier("final demand", multiplier, multiplier.impulse());
        multiplier("type I", multiplier, multiplier.typeOne());
        multiplier("type II", multiplier, multiplier.typeTwo());
        multiplier("equilibrium", multiplier, multiplier.equilibrium());
    }

    private void multiplier(String what, Why.Multiplier multiplier, double value) {
        rows.add(row("input-output multipliers", 1, what, "", why.year(), multiplier.unit(), "", "", value));
    }

    private void causes(Why.Cause cause, int depth) {
        for (Why.Cause each : cause.causes()) {
            rows.add(row(
                    "term",
                    depth,
                    each.name(),
                    each.equation(),
                    each.year(),
                    each.unit(),
                    each.from(),
                    each.to(),
                    each.contribution()));
            causes(each, depth + 1);
        }
        if (cause.others() > 0) {
            rows.add(row(
                    "term",
                    depth,
                    phrases.text("why.others", Map.of("count", Integer.toString(cause.others()))),
                    "",
                    why.year(),
                    "",
                    "",
                    "",
                    cause.rest()));
        }
    }

    private void share(String part, Why.Share share) {
        rows.add(row(part, 1, share.name(), "", why.year(), why.unit(), "", "", share.contribution()));
    }

    private static List<Object> row(Object... cells) {
        return List.of(cells);
    }
}
