package org.likevekt.scenarios.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.likevekt.scenarios.report.Chart.Label;
import org.likevekt.scenarios.report.Chart.Ranking;
import org.likevekt.scenarios.report.Chart.Series;
import org.likevekt.scenarios.report.Chart.Where;

/**
 * The charts of a scenario at a place. The page's script makes the same of the same figures, since a reader chooses scenario,
 * place and language there.
 */
final class Plots {
    /** Of a ranking by growth, how many are shown. */
    private static final int FASTEST = 8;

    /** Of many places, how many are shown of those with the most and of those with the least. */
    private static final int ENDS = 12;

    private final List<Report.Entry> entries;
    private final Figures figures;
    private final String place;
    private final Names names;
    private final Map<String, String> findings;

    /**
     * The charts of one of the scenarios.
     *
     * @param entries all scenarios
     * @param shown which is looked at
     * @param place code of the place that is looked at
     */
    Plots(List<Report.Entry> entries, Report.Entry shown, String place, Names names, List<Chart> charts) {
        this.entries = entries;
        this.figures = shown.figures();
        this.place = place;
        this.names = names;
        this.findings = new Story(figures, names, place).findings(charts);
    }

    /** What stands at a label: what is null is as the series says. */
    private record Point(
            String label,
            Figures figures,
            @Nullable String place,
            @Nullable String part,
            @Nullable Integer year) {}

    /** A chart with its words and figures. */
    Plot of(Chart chart) {
        List<Point> points = ranked(chart);
        List<Plot.Line> lines = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Series series : chart.series()) {
            String name =
                    series.name().stream().map(label -> word(label, series)).collect(Collectors.joining(", "));
            // of the country looked at, it and the country are one
            if (known.add(name)) {
                List<Double> values =
                        points.stream().map(point -> figure(series, point)).toList();
                lines.add(new Plot.Line(name, series.colour(), series.isDashed(), values));
            }
        }
        String name = text("chart." + chart.id(), chart);
        String note = text("chart." + chart.id() + ".note", chart);
        String finding = findings.get(chart.id());
        return new Plot(
                chart,
                finding == null ? name : finding,
                finding == null ? note : name + ". " + note,
                points.stream().map(Point::label).toList(),
                List.copyOf(lines));
    }

    private String text(String key, Chart chart) {
        String over = chart.series().stream()
                .map(Series::over)
                .filter(Objects::nonNull)
                .findFirst()
                .map(names::part)
                .orElse("");
        return names.texts()
                .text(
                        key,
                        new TreeMap<>(Map.of(
                                "first", Integer.toString(figures.first()),
                                "last", Integer.toString(figures.last()),
                                "over", over,
                                "beside", names.place(figures.beside(place)))));
    }

    private List<Point> ranked(Chart chart) {
        List<Point> points = points(chart);
        boolean areMany = chart.axis() == Chart.Axis.PLACES && points.size() > 2 * ENDS;
        List<Point> ranked = ranked(chart, points, areMany);
        return areMany
                ? Stream.concat(ranked.stream().limit(ENDS), ranked.stream().skip(ranked.size() - ENDS))
                        .toList()
                : ranked;
    }

    private List<Point> ranked(Chart chart, List<Point> points, boolean areMany) {
        if (chart.ranking() == Ranking.NONE && !areMany) {
            return points;
        }
        Series first = chart.series().get(0);
        Series by = chart.ranking() == Ranking.FASTEST ? first.at(Chart.Level.BASE_GROWTH) : first;
        return points.stream()
                .filter(point -> Double.isFinite(figure(by, point)))
                .sorted(Comparator.comparingDouble(point -> -figure(by, point)))
                .limit(chart.ranking() == Ranking.FASTEST ? FASTEST : points.size())
                .toList();
    }

    private List<Point> points(Chart chart) {
        return switch (chart.axis()) {
            case YEARS ->
                figures.years().stream()
                        .map(year -> new Point(year.toString(), figures, null, null, year))
                        .toList();
            case PLACES ->
                figures.places().stream()
                        .map(code -> new Point(names.place(code), figures, code, null, null))
                        .toList();
            case PARTS ->
                chart.parts().stream()
                        .map(code -> new Point(names.part(code), figures, null, code, null))
                        .toList();
            case SCENARIOS ->
                entries.stream()
                        .map(entry -> new Point(
                                entry.subject().title().in(names.texts().language()),
                                entry.figures(),
                                null,
                                null,
                                null))
                        .toList();
        };
    }

    private double figure(Series series, Point point) {
        double figure = level(series, point, point.part() == null ? series.part() : point.part());
        return series.factor() * (series.over() == null ? figure : figure / level(series, point, series.over()));
    }

    private double level(Series series, Point point, String part) {
        Figures own = point.figures();
        String measure = series.measure();
        String at = point.place() == null ? place(series.where()) : point.place();
        int year = point.year() != null ? point.year() : series.isFirstYear() ? own.first() : own.last();
        return switch (series.level()) {
            case BASE -> own.base(measure, at, part, year);
            case RUN -> own.run(measure, at, part, year);
            case DIFFERENCE -> own.difference(measure, at, part, year);
            case PERCENT -> own.percent(measure, at, part, year);
            case BASE_GROWTH -> own.baseGrowth(measure, at, part);
            case RUN_GROWTH -> own.runGrowth(measure, at, part);
        };
    }

    private String place(Where where) {
        return switch (where) {
            case HERE -> place;
            case BESIDE -> figures.beside(place);
            case COUNTRY -> Story.COUNTRY;
        };
    }

    private String word(Label label, Series series) {
        return switch (label.word()) {
            case TEXT -> names.texts().text(label.code());
            case MEASURE -> names.measure(label.code());
            case PART -> names.part(label.code());
            case PLACE -> names.place(place(series.where()));
            case YEAR -> Integer.toString(label.code().equals("first") ? figures.first() : figures.last());
        };
    }
}
