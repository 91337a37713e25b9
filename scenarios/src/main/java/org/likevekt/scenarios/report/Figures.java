package org.likevekt.scenarios.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.likevekt.data.Classification;
import org.likevekt.model.accounts.MacroFigure;
import org.likevekt.model.accounts.MacroFigures;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.run.Run;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The figures of a comparison by measure, place, part and year: the country is place 0, the whole of a place is part "". */
final class Figures {
    /** A measure of {@link Comparison}, with the parts it is told for. */
    record Measure(String id, String unit, List<String> parts) {}

    /** Where a figure stands. */
    private record Cell(String measure, String place, String part, int year) {}

    /** A figure in both runs. */
    private record Pair(double base, double run) {}

    /** What the macro figures are called beside the measures of a comparison, some of which have the same names. */
    static final String MACRO = "macro_";

    private final int last;
    private final List<Integer> years;
    private final List<String> places;
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<Cell, Pair> cells = new LinkedHashMap<>();

    private Figures(Table frame, Classification regions, int last) {
        this.last = last;
        this.years = List.copyOf(new TreeSet<>(frame.intColumn("year").asList()));
        this.places = places(regions);
        IntColumn year = frame.intColumn("year");
        StringColumn variable = frame.stringColumn("variable");
        StringColumn region = frame.stringColumn("region");
        StringColumn industry = frame.stringColumn("industry");
        StringColumn group = frame.stringColumn("group");
        StringColumn unit = frame.stringColumn("unit");
        DoubleColumn base = frame.doubleColumn("base");
        DoubleColumn value = frame.doubleColumn("value");
        for (int row = 0; row < frame.rowCount(); row++) {
            String id = name(variable.get(row));
            put(
                    new Cell(id, region.get(row), industry.get(row) + group.get(row), year.get(row)),
                    unit.get(row),
                    new Pair(base.get(row), value.get(row)));
        }
    }

    /** The figures of a long table of {@link Comparison}, to the last year of it. */
    static Figures of(Table frame, Classification regions) {
        return new Figures(frame, regions, (int) frame.intColumn("year").max());
    }

    /** The figures of a comparison, and the macro figures of both its runs. */
    static Figures of(Comparison comparison) {
        Figures figures = new Figures(
                comparison.frame(), comparison.run().model().benchmark().regions(), comparison.year());
        Map<String, MacroFigure> before = macro(comparison.base());
        macro(comparison.run()).forEach((name, figure) -> {
            for (int year : figures.years) {
                Pair pair = new Pair(at(before.get(name), year), at(figure, year));
                figures.put(new Cell(MACRO + name, "", "", year), figure.unit(), pair);
            }
        });
        return figures;
    }

    private static Map<String, MacroFigure> macro(Run run) {
        Map<String, MacroFigure> figures = new LinkedHashMap<>();
        MacroFigures.of(run.model().benchmark(), run.trajectory())
                .forEach(figure -> figures.put(figure.name(), figure));
        return figures;
    }

    private static double at(@Nullable MacroFigure figure, int year) {
        return figure == null ? Double.NaN : figure.values().getOrDefault(year, Double.NaN);
    }

    private void put(Cell cell, String unit, Pair pair) {
        List<String> known = measures.computeIfAbsent(cell.measure(), key -> new Measure(key, unit, new ArrayList<>()))
                .parts();
        if (!known.contains(cell.part())) {
            known.add(cell.part());
        }
        cells.put(cell, pair);
    }

    /** Mainland product is one measure, though the country's and a region's are two quantities of the model. */
    private static String name(String variable) {
        return variable.equals(Quantities.MAINLAND_PRODUCT_BY_REGION.id())
                ? Quantities.MAINLAND_PRODUCT.id()
                : variable;
    }

    private static List<String> places(Classification regions) {
        List<String> places = new ArrayList<>();
        places.add("");
        places.addAll(regions.codes());
        return List.copyOf(places);
    }

    List<Integer> years() {
        return years;
    }

    int first() {
        return years.get(0);
    }

    int last() {
        return last;
    }

    /** Codes of the places; the country's is empty and comes first. */
    List<String> places() {
        return places;
    }

    /**
     * The place that a place is shown beside, as the article shows Oslo beside Trøndelag: the region, but itself, that makes
     * most a person in the first year.
     */
    String beside(String place) {
        return places.stream()
                .filter(other -> !other.isEmpty() && !other.equals(place))
                .filter(other -> Double.isFinite(base(Story.PER_PERSON, other, Story.ALL, first())))
                .max(Comparator.comparingDouble(other -> base(Story.PER_PERSON, other, Story.ALL, first())))
                .orElse(Story.COUNTRY);
    }

    List<Measure> measures() {
        return List.copyOf(measures.values());
    }

    boolean has(String measure) {
        return measures.containsKey(measure);
    }

    /** The parts of a measure without the whole. */
    List<String> parts(String measure) {
        return Optional.ofNullable(measures.get(measure)).stream()
                .flatMap(found -> found.parts().stream())
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Level in the baseline; not a number where there is none. */
    double base(String measure, String place, String part, int year) {
        return pair(measure, place, part, year).base();
    }

    /** Level in the scenario; not a number where there is none. */
    double run(String measure, String place, String part, int year) {
        return pair(measure, place, part, year).run();
    }

    double difference(String measure, String place, String part, int year) {
        Pair pair = pair(measure, place, part, year);
        return pair.run() - pair.base();
    }

    double percent(String measure, String place, String part, int year) {
        Pair pair = pair(measure, place, part, year);
        return pair.base() > 0 ? 100 * (pair.run() / pair.base() - 1) : Double.NaN;
    }

    /** Mean yearly growth from the first year to the last, percent, in the baseline. */
    double baseGrowth(String measure, String place, String part) {
        return growth(base(measure, place, part, first()), base(measure, place, part, last()));
    }

    /** Mean yearly growth from the first year to the last, percent, in the scenario. */
    double runGrowth(String measure, String place, String part) {
        return growth(run(measure, place, part, first()), run(measure, place, part, last()));
    }

    private double growth(double from, double to) {
        double ratio = to / from;
        return ratio > 0 && last() > first() ? 100 * (StrictMath.pow(ratio, 1.0 / (last() - first())) - 1) : Double.NaN;
    }

    private Pair pair(String measure, String place, String part, int year) {
        return cells.getOrDefault(new Cell(measure, place, part, year), new Pair(Double.NaN, Double.NaN));
    }
}
