package org.likevekt.scenarios.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.likevekt.scenarios.results.Rounded;

/** An answer as lines to be read. */
public final class WhyText {
    private static final double HUNDRED = 100;

    private final Why why;
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

    private WhyText(Why why) {
        this.why = why;
    }

    /** The lines. */
    public static List<String> lines(Why why) {
        WhyText text = new WhyText(why);
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
        String percent = why.from() == 0 ? "" : Rounded.of(" (%+.3f %%)", HUNDRED * (why.to() / why.from() - 1));
        lines.add("  " + why.baseline() + " " + number(why.from()) + ", " + why.scenario() + " " + number(why.to())
                + ", change " + signed(why.change()) + percent);
    }

    private void terms() {
        if (why.terms().causes().isEmpty()) {
            lines.add("");
            lines.add(
                    why.change() == 0
                            ? "Nothing behind it differs."
                            : "It is given to the equations, not found by them: no terms stand behind it, only shocks.");
            return;
        }
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("", "before", "after", Double.NaN));
        causes(rows, why.terms(), 1);
        table("The equation behind it, term by term" + equation(why.terms()), rows);
    }

    private void causes(List<Row> rows, Why.Cause cause, int depth) {
        String indent = "  ".repeat(depth);
        for (Why.Cause each : cause.causes()) {
            String year = each.year() == why.year() ? "" : " in " + each.year();
            rows.add(new Row(
                    indent + each.name() + year + equation(each),
                    number(each.from()),
                    number(each.to()),
                    each.contribution()));
            causes(rows, each, depth + 1);
        }
        if (cause.others() > 0) {
            rows.add(new Row(indent + cause.others() + " others", "", "", cause.rest()));
        }
    }

    private static String equation(Why.Cause cause) {
        return cause.equation().isEmpty() || cause.causes().isEmpty() ? "" : " [" + cause.equation() + "]";
    }

    private void shocks() {
        Why.Shocks shocks = why.shocks();
        List<Why.Share> all = new ArrayList<>();
        if (shocks.closure() != 0) {
            all.add(new Why.Share("another closure than the baseline's, before any shock", shocks.closure()));
        }
        all.addAll(shocks.byShock());
        shares("By shock (the model solved " + shocks.solved() + " times on the way)", all);
        shares("By the year of the shock", shocks.byYear());
        shares("By the region of the shock", shocks.byRegion());
    }

    private void shares(String title, List<Why.Share> shares) {
        if (!shares.isEmpty()) {
            table(title, shares.stream().map(Row::new).toList());
        }
    }

    private void multiplier(Why.Multiplier multiplier) {
        lines.add("");
        lines.add("Input-output multipliers: " + multiplier.name() + " (" + multiplier.unit() + ")");
        lines.add("  final demand " + signed(multiplier.impulse()) + ", type I " + signed(multiplier.typeOne())
                + ", type II " + signed(multiplier.typeTwo()) + ", equilibrium " + signed(multiplier.equilibrium()));
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
                            isHead ? "contributes" : signed(row.contribution()),
                            isHead ? "share" : share(row.contribution()))
                    .stripTrailing());
        }
    }

    private String share(double contribution) {
        return why.change() == 0 ? "" : Rounded.of("%.1f %%", HUNDRED * contribution / why.change());
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    /** Some six significant digits. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && size < 1e-4) {
            return Rounded.of("%.3e", value);
        }
        int decimals = size >= 1e4 ? 0 : size >= 100 ? 2 : size >= 1 ? 4 : 6;
        return Rounded.of("%,." + decimals + "f", value);
    }
}
