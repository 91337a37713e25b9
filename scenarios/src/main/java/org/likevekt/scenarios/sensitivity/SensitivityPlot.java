package org.likevekt.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.likevekt.scenarios.replay.PublishedRow;

/**
 * Error bars of all rows in one picture, as SVG: published numbers by their distance in tolerances, signs and bounds by
 * our figure in units of itself, rankings by how often they hold.
 */
public final class SensitivityPlot {
    private static final int WIDTH = 920;
    private static final int LEFT = 370;
    private static final int RIGHT = 760;
    private static final int ROW = 22;
    private static final int HEAD = 58;

    private final StringBuilder body = new StringBuilder();
    private final Function<PublishedRow, String> words;
    private int y;

    private SensitivityPlot(Function<PublishedRow, String> words) {
        this.words = words;
    }

    /**
     * The picture of a study's sensitivity; rows that no parameter moves are left out.
     *
     * @param words what a row is about
     */
    public static String svg(Sensitivity found, Function<PublishedRow, String> words) {
        SensitivityPlot plot = new SensitivityPlot(words);
        List<RowSensitivity> rows = found.rows().stream()
                .filter(row -> row.spread().n() > 0 && (row.isRanking() || row.moves()))
                .toList();
        plot.panel(
                "Numbers: distance from the published, in tolerances",
                new Scale(-4, 4, List.of(-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0), -1, 1),
                of(rows, PublishedRow.Kind.ABOUT, PublishedRow.Kind.INPUT));
        plot.panel(
                "Signs and bounds: 1 is our figure if it is as published, -1 if it is not; at 0 the claim turns",
                new Scale(-3, 3, List.of(-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0), 0, 3),
                of(rows, PublishedRow.Kind.SIGN, PublishedRow.Kind.BELOW));
        plot.panel(
                "Rankings: share of worlds in which they hold",
                new Scale(0, 1, List.of(0.0, 0.25, 0.5, 0.75, 1.0), 0.95, 1),
                of(rows, PublishedRow.Kind.RANKING));
        plot.legend();
        return plot.document();
    }

    private static List<RowSensitivity> of(List<RowSensitivity> rows, PublishedRow.Kind... kinds) {
        return rows.stream()
                .filter(row -> List.of(kinds).contains(row.central().row().kind()))
                .toList();
    }

    /** An axis with its ticks, and the part of it where the claim holds. */
    private record Scale(double low, double high, List<Double> ticks, double holdsFrom, double holdsTo) {
        double at(double value) {
            double inside = Math.min(high, Math.max(low, value));
            return LEFT + (inside - low) / (high - low) * (RIGHT - LEFT);
        }
    }

    /** Where the ends, the mean and our figure of a row lie on its axis. */
    private record Bar(double low, double mean, double high, double ours) {}

    private static Bar bar(RowSensitivity row) {
        PublishedRow published = row.central().row();
        Distribution spread = row.spread();
        double ours = ParameterDraw.figureOf(row.central());
        return switch (published.kind()) {
            case ABOUT, INPUT -> moved(spread, ours, published.number(), published.allowed());
            case SIGN -> moved(spread, ours, 0, (published.value().equals("+") ? 1 : -1) * Math.abs(ours));
            case BELOW -> moved(spread, ours, published.number(), -Math.abs(ours - published.number()));
            case RANKING -> new Bar(0, spread.mean(), spread.mean(), ours);
        };
    }

    private static Bar moved(Distribution spread, double ours, double origin, double unit) {
        double low = (spread.low() - origin) / unit;
        double high = (spread.high() - origin) / unit;
        return new Bar(
                Math.min(low, high), (spread.mean() - origin) / unit, Math.max(low, high), (ours - origin) / unit);
    }

    private void panel(String title, Scale scale, List<RowSensitivity> rows) {
        if (rows.isEmpty()) {
            return;
        }
        y += HEAD;
        text(16, y - 22, "start", "600", "#222222", title);
        double bottom = y + ROW * rows.size();
        rectangle(scale.at(scale.holdsFrom()), y - 8, scale.at(scale.holdsTo()), bottom - 4, "#e8f3ea");
        for (double tick : scale.ticks()) {
            line(scale.at(tick), y - 8, scale.at(tick), bottom - 4, tick == 0 ? "#888888" : "#dddddd", 1);
            String label = tick == Math.rint(tick)
                    ? String.format(Locale.ROOT, "%.0f", tick)
                    : String.format(Locale.ROOT, "%.2f", tick);
            text(scale.at(tick), bottom + 9, "middle", "400", "#555555", label);
        }
        rows.forEach(row -> {
            row(scale, row);
            y += ROW;
        });
    }

    private void row(Scale scale, RowSensitivity row) {
        PublishedRow published = row.central().row();
        String colour = colour(row.standing());
        Bar bar = bar(row);
        double middle = y + 4.0;
        text(16, middle + 4, "start", "600", "#222222", published.id());
        text(LEFT - 14, middle + 4, "end", "400", "#222222", words.apply(published));
        line(scale.at(bar.low()), middle, scale.at(bar.high()), middle, colour, row.isRanking() ? 9 : 3);
        if (!row.isRanking()) {
            end(scale, bar.low(), middle, colour);
            end(scale, bar.high(), middle, colour);
            line(scale.at(bar.ours()), middle - 7, scale.at(bar.ours()), middle + 7, "#222222", 1.5);
            body.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\" fill=\"%s\"/>%n",
                    scale.at(bar.mean()),
                    middle,
                    colour));
        }
        String standing = row.standing().name().toLowerCase(Locale.ROOT);
        text(RIGHT + 14, middle + 4, "start", "600", colour, standing);
        text(WIDTH - 16, middle + 4, "end", "400", "#222222", RowSensitivity.percent(row.claimProbability()));
    }

    /** The end of a bar: a stroke, or an arrow where it goes on beyond the axis. */
    private void end(Scale scale, double value, double middle, String colour) {
        double at = scale.at(value);
        if (value >= scale.low() && value <= scale.high()) {
            line(at, middle - 4, at, middle + 4, colour, 2);
            return;
        }
        double back = value < scale.low() ? 7 : -7;
        body.append(String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fZ\" fill=\"%s\"/>%n",
                at,
                middle,
                at + back,
                middle - 6,
                at + back,
                middle + 6,
                colour));
    }

    private void legend() {
        y += 40;
        text(
                16,
                y,
                "start",
                "400",
                "#555555",
                "Bar: 90 % of the worlds. Dot: mean. Stroke: at the documented parameters. Green: the published claim holds."
                        + " Right: how probable that is, %.");
        y += 16;
    }

    private static String colour(RowSensitivity.Standing standing) {
        return switch (standing) {
            case ROBUST -> "#1a7f37";
            case LIKELY -> "#5a8f3c";
            case OPEN -> "#9a6700";
            case UNLIKELY -> "#bc4c00";
            case FAILS -> "#b3261e";
        };
    }

    private void rectangle(double left, double top, double right, double bottom, String colour) {
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                left,
                top,
                right - left,
                bottom - top,
                colour));
    }

    private void line(double fromX, double fromY, double toX, double toY, String colour, double width) {
        body.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n",
                fromX,
                fromY,
                toX,
                toY,
                colour,
                width));
    }

    private void text(double x, double base, String anchor, String weight, String colour, String text) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                base,
                anchor,
                weight,
                colour,
                escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String document() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">",
                WIDTH,
                y,
                WIDTH,
                y));
        lines.add("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        return String.join("\n", lines) + "\n" + body.toString().replace(System.lineSeparator(), "\n") + "</svg>\n";
    }
}
