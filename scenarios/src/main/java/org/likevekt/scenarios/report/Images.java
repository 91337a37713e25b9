package org.likevekt.scenarios.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.likevekt.scenarios.results.Change;
import org.likevekt.scenarios.results.WholeFile;

/** Every chart and map of a report as an image, with the titles and figures of its page. */
final class Images {
    /** Regions whose names have room on their tiles. */
    private static final int FEW = 20;

    private final List<Report.Entry> entries;
    private final List<Chart> charts;
    private final String place;
    private final Names names;

    Images(List<Report.Entry> entries, List<Chart> charts, String place, Names names) {
        this.entries = entries;
        this.charts = charts;
        this.place = place;
        this.names = names;
    }

    /** The drawings by their names. */
    Map<String, Drawing> drawings() {
        Map<String, Drawing> drawings = new LinkedHashMap<>();
        String where = place.isEmpty() ? "norway" : WholeFile.nameOf(place);
        for (Report.Entry entry : entries) {
            Plots plots = new Plots(entries, entry, place, names, charts);
            String of = WholeFile.nameOf(entry.subject().name()) + "-";
            for (Chart chart : charts) {
                drawings.put(of + chart.id() + "-" + where, ChartDrawing.of(plots.of(chart), names.texts()));
            }
            maps(entry).forEach((name, drawing) -> drawings.put(of + name, drawing));
        }
        return drawings;
    }

    /** Maps of each measure in the last year, true and of tiles, with one scale for all years as on the page. */
    private Map<String, Drawing> maps(Report.Entry entry) {
        List<Outlines.Outline> outlines = Outlines.of(entry.subject().members());
        Map<String, Drawing> maps = new LinkedHashMap<>();
        if (outlines.isEmpty()) {
            return maps;
        }
        List<Outlines.Outline> near =
                outlines.stream().filter(Outlines.Outline::isNear).toList();
        List<Outlines.Outline> tiles =
                outlines.stream().map(Outlines.Outline::tiled).toList();
        UnaryOperator<String> label = tiles.size() <= FEW ? names::place : code -> "";
        Figures figures = entry.figures();
        for (Figures.Measure measure : figures.measures()) {
            if (measure.parts().contains(Story.ALL)
                    && Double.isFinite(figures.run(measure.id(), outlines.get(0).code(), Story.ALL, figures.last()))) {
                maps.put("map-" + measure.id(), map(entry, measure, outlines, code -> ""));
                maps.put("map-tiles-" + measure.id(), map(entry, measure, tiles, label));
                if (!near.isEmpty()) {
                    maps.put("map-near-" + measure.id(), map(entry, measure, near, code -> ""));
                }
            }
        }
        return maps;
    }

    private Drawing map(
            Report.Entry entry, Figures.Measure measure, List<Outlines.Outline> outlines, UnaryOperator<String> label) {
        Figures figures = entry.figures();
        boolean isShare = Change.isShareable(measure.id());
        Map<String, Double> values = new TreeMap<>();
        double most = 1e-9;
        for (Outlines.Outline outline : outlines) {
            for (int year : figures.years()) {
                double level = isShare
                        ? figures.percent(measure.id(), outline.code(), Story.ALL, year)
                        : figures.difference(measure.id(), outline.code(), Story.ALL, year);
                most = Double.isFinite(level) ? Math.max(most, Math.abs(level)) : most;
                values.put(outline.code(), level);
            }
        }
        String title = names.texts()
                .text(
                        "map.finding",
                        Map.of(
                                "measure",
                                names.measure(measure.id()),
                                "year",
                                Integer.toString(figures.last()),
                                "scenario",
                                entry.subject().title().in(names.texts().language()),
                                "baseline",
                                entry.subject().baseline(),
                                "unit",
                                isShare ? names.texts().text("percent").toLowerCase(Locale.ROOT) : measure.unit()));
        return MapDrawing.of(title, names.texts(), outlines, values, most, label);
    }
}
