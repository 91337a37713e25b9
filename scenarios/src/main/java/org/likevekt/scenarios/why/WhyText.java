package org.likevekt.scenarios.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An answer as lines to be read. */
public final class WhyText {
    private static final int NAME = 64;
    private static final double HUNDRED = 100;

    private WhyText() {}

    /** The lines. */
    public static List<String> lines(Why why) {
        List<String> lines = new ArrayList<>();
        lines.add(why.measure() + " (" + why.unit() + "), " + why.year());
        lines.add("  " + why.baseline() + " " + number(why.from()) + ", " + why.scenario() + " " + number(why.to())
                + ", change " + signed(why.change()) + percent(why));
        lines.add("");
        lines.add("The equation behind it, term by term" + equation(why.terms())
                + "; columns: value before and after, contribution to the change, its share");
        causes(lines, why, why.terms(), 1);
        lines.add("");
        lines.add("By shock (the model solved " + why.shocks().solved() + " times on the way)");
        if (why.shocks().closure() != 0) {
            lines.add(row(
                    2,
                    "what adjusts is not what the baseline's run adjusts",
                    "",
                    "",
                    why.shocks().closure(),
                    why));
        }
        shares(lines, why, why.shocks().byShock());
        section(lines, why, "By the year of the shock", why.shocks().byYear());
        section(lines, why, "By the region of the shock", why.shocks().byRegion());
        for (Why.Mechanism mechanism : why.mechanisms()) {
            section(lines, why, mechanism.name() + ": " + mechanism.held(), mechanism.shares());
        }
        why.multipliers().forEach(multiplier -> addMultiplier(lines, multiplier));
        return lines;
    }

    private static void section(List<String> lines, Why why, String title, List<Why.Share> shares) {
        if (!shares.isEmpty()) {
            lines.add("");
            lines.add(title);
            shares(lines, why, shares);
        }
    }

    private static void shares(List<String> lines, Why why, List<Why.Share> shares) {
        if (shares.isEmpty()) {
            lines.add("  no shock");
        }
        shares.forEach(share -> lines.add(row(2, share.name(), "", "", share.contribution(), why)));
    }

    private static void causes(List<String> lines, Why why, Why.Cause cause, int depth) {
        for (Why.Cause each : cause.causes()) {
            String year = each.year() == why.year() ? "" : " in " + each.year();
            lines.add(row(
                    2 * depth,
                    each.name() + year + equation(each),
                    number(each.from()),
                    number(each.to()),
                    each.contribution(),
                    why));
            causes(lines, why, each, depth + 1);
        }
        if (cause.others() > 0) {
            lines.add(row(2 * depth, cause.others() + " others", "", "", cause.rest(), why));
        }
    }

    private static String equation(Why.Cause cause) {
        return cause.equation().isEmpty() || cause.causes().isEmpty() ? "" : " [" + cause.equation() + "]";
    }

    private static void addMultiplier(List<String> lines, Why.Multiplier multiplier) {
        lines.add("");
        lines.add("Input-output multipliers: " + multiplier.name() + " (" + multiplier.unit() + ")");
        lines.add("  final demand " + signed(multiplier.impulse()) + ", type I " + signed(multiplier.typeOne())
                + ", type II " + signed(multiplier.typeTwo()) + ", equilibrium " + signed(multiplier.equilibrium()));
        lines.add("  " + multiplier.sentence());
    }

    private static String row(int indent, String name, String from, String to, double contribution, Why why) {
        String label = " ".repeat(indent) + name;
        String padded = label + " ".repeat(Math.max(1, NAME - label.codePointCount(0, label.length())));
        return String.format(
                Locale.ROOT, "%s %12s %12s %13s %7s", padded, from, to, signed(contribution), share(contribution, why));
    }

    private static String share(double contribution, Why why) {
        return why.change() == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", HUNDRED * contribution / why.change());
    }

    private static String percent(Why why) {
        return why.from() == 0 ? "" : String.format(Locale.ROOT, " (%+.3f %%)", HUNDRED * (why.to() / why.from() - 1));
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    /** Up to six significant digits. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && size < 1e-4) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = size >= 1e4 ? 0 : size >= 100 ? 2 : size >= 1 ? 4 : 6;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
