package org.likevekt.scenarios.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.likevekt.scenarios.format.Phrases;
import org.likevekt.scenarios.results.Rounded;

/** An answer as lines to be read. */
public final class WhyText {
    private static final double HUNDRED = 100;

    private final Why why;
    private final Phrases phrases;
    private final List<String> lines = new ArrayList<>();

    /** A line of a table: what contributes, its value before and after, and its part of the change. */
    private record Row(String label, String from, String to, double contribution) {
        Row(Why.Share share) {
            this("  " + share.name(), "", "", share.contribution());
        }

        int length() {
            return label.codePointCount(0, label.length());
        }
    }

    private WhyText(Why why, Phrases phrases) {
        this.why = why;
        this.phrases = phrases;
    }

    /**
     * The lines.
     *
     * @param phrases of the language that the answer is told in
     */
    public static List<String> lines(Why why, Phrases phrases) {
        WhyText text = new WhyText(why, phrases);
        text.head();
        text.terms();
        text.shocks();
        for (Why.Mechanism mechanism : why.mechanisms()) {
            text.shares(mechanism.name() + ": " + mechanism.held(), mechanism.shares());
        }
        why.multipliers().forEach(text::multiplier);
        return text.lines;
    }

    private void head() {
        lines.add(why.measure() + " (" + why.unit() + "), " + why.year());
        String percent = why.from() == 0
                ? ""
                : " (" + phrases.written(Rounded.of("%+.3f %%", HUNDRED * (why.to() / why.from() - 1))) + ")";
        lines.add("  " + why.baseline() + " " + number(why.from()) + ", " + why.scenario() + " " + number(why.to())
                + ", " + phrases.text("why.change") + " " + signed(why.change()) + percent);
    }

    private void terms() {
        if (why.terms().causes().isEmpty()) {
            lines.add("");
            lines.add(phrases.text(why.change() == 0 ? "why.same" : "why.given"));
            return;
        }
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("", phrases.text("why.before"), phrases.text("why.after"), Double.NaN));
        causes(rows, why.terms(), 1);
        table(phrases.text("why.terms") + equation(why.terms()), rows);
    }

    private void causes(List<Row> rows, Why.Cause cause, int depth) {
        String indent = "  ".repeat(depth);
        for (Why.Cause each : cause.causes()) {
            String name = each.year() == why.year()
                    ? each.name()
                    : phrases.text("why.in", Map.of("what", each.name(), "year", Integer.toString(each.year())));
            rows.add(new Row(
                    indent + name + equation(each), number(each.from()), number(each.to()), each.contribution()));
            causes(rows, each, depth + 1);
        }
        if (cause.others() > 0) {
            rows.add(new Row(indent + others(cause), "", "", cause.rest()));
        }
    }

    private String others(Why.Cause cause) {
        return phrases.text("why.others", Map.of("count", Integer.toString(cause.others())));
    }

    private static String equation(Why.Cause cause) {
        return cause.equation().isEmpty() || cause.causes().isEmpty() ? "" : " [" + cause.equation() + "]";
    }

    private void shocks() {
        Why.Shocks shocks = why.shocks();
        List<Why.Share> all = new ArrayList<>();
        if (shocks.closure() != 0) {
            all.add(new Why.Share(phrases.text("why.closure"), shocks.closure()));
        }
        all.addAll(shocks.byShock());
        shares(phrases.text("why.by_shock", Map.of("count", Integer.toString(shocks.solved()))), all);
        shares(phrases.text("why.by_year"), shocks.byYear());
        shares(phrases.text("why.by_region"), shocks.byRegion());
    }

    private void shares(String title, List<Why.Share> shares) {
        if (!shares.isEmpty()) {
            table(title, shares.stream().map(Row::new).toList());
        }
    }

    private void multiplier(Why.Multiplier multiplier) {
        lines.add("");
        lines.add(phrases.text("why.multipliers") + ": " + multiplier.name() + " (" + multiplier.unit() + ")");
        Map<String, String> values = Map.of(
                "impulse", signed(multiplier.impulse()),
                "one", signed(multiplier.typeOne()),
                "two", signed(multiplier.typeTwo()),
                "equilibrium", signed(multiplier.equilibrium()));
        lines.add("  " + phrases.text("why.multiplier", values));
        lines.add("  " + multiplier.sentence());
    }

    private void table(String title, List<Row> rows) {
        int width = rows.stream().mapToInt(Row::length).max().orElse(0);
        lines.add("");
        lines.add(title);
        for (Row row : rows) {
            boolean isHead = Double.isNaN(row.contribution());
            lines.add(String.format(
                            Locale.ROOT,
                            "%s%s %12s %12s %14s %8s",
                            row.label(),
                            " ".repeat(width - row.length()),
                            row.from(),
                            row.to(),
                            isHead ? phrases.text("why.contributes") : signed(row.contribution()),
                            isHead ? phrases.text("why.share") : share(row.contribution()))
                    .stripTrailing());
        }
    }

    private String share(double contribution) {
        return why.change() == 0 ? "" : phrases.written(Rounded.of("%.1f %%", HUNDRED * contribution / why.change()));
    }

    private String signed(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    /** Some six significant digits. */
    private String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && size < 1e-4) {
            return phrases.written(Rounded.of("%.3e", value));
        }
        int decimals = size >= 1e4 ? 0 : size >= 100 ? 2 : size >= 1 ? 4 : 6;
        return phrases.written(Rounded.of("%,." + decimals + "f", value));
    }
}
