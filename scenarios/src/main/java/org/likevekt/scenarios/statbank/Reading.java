package org.likevekt.scenarios.statbank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.likevekt.data.DataException;
import org.likevekt.data.Dataset;
import org.likevekt.data.Divisions;
import org.likevekt.data.Finding;
import org.likevekt.data.Grid;
import org.likevekt.data.Municipalities;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.statbank.CellSelection.Figure;
import org.likevekt.scenarios.statbank.Export.Category;

/** What an export tells of the municipalities of 2020, in persons, and which of them keep the figures that they have. */
final class Reading {
    /** A statbank moves every small cell by at most one person; three standard deviations of such a sum. */
    private static final double ROUNDING = 3;

    private final Export export;
    private final Statistic kind;
    private final Dataset data;
    private final Municipalities places;
    private final PlaceCodes rows;
    private final Optional<PlaceCodes> columns;
    private final Map<Integer, Map<String, Double>> values = new TreeMap<>();
    private final Map<Integer, Integer> cells = new TreeMap<>();

    /** Pairs of which a figure is missing keep theirs. */
    private final Set<List<Integer>> missing = new HashSet<>();

    private Reading(Export export, Statistic kind, Dataset data, Municipalities places) {
        this.data = data;
        this.export = export;
        this.kind = kind;
        this.places = places;
        this.rows = new PlaceCodes(places);
        this.columns = kind.isOfPairs() ? Optional.of(new PlaceCodes(places)) : Optional.empty();
    }

    /**
     * What an export tells.
     *
     * @param tolerance by which share a municipality's sum may differ from what the tables have
     * @throws DataException when codes are unknown, or sums are not those of the tables
     */
    static Reading of(Export export, Statistic kind, Dataset data, Municipalities places, double tolerance) {
        Reading told = new Reading(export, kind, data, places);
        List<Figure> figures = CellSelection.of(export, kind);
        told.resolve(figures);
        told.add(figures);
        told.check(tolerance);
        return told;
    }

    private void resolve(List<Figure> figures) {
        for (Figure figure : figures) {
            if (figure.value().orElse(0) > 0) {
                double persons = figure.value().orElseThrow();
                rows.see(figure.row(), figure.line(), persons);
                columns.ifPresent(axis -> axis.see(figure.column(), figure.line(), persons));
            }
        }
        List<Finding> findings = new ArrayList<>(rows.resolve(export.file()));
        columns.ifPresent(axis -> findings.addAll(axis.resolve(export.file())));
        if (columns.isEmpty() && kind.column().isPresent()) {
            findings.addAll(columns(figures));
        }
        throwAll(findings);
        for (Figure figure : figures) {
            if (figure.value().isEmpty()) {
                keepMissing(figure);
            }
        }
    }

    /** What is wrong with the categories of the other variable: not known, or the same industries twice. */
    private List<Finding> columns(List<Figure> figures) {
        List<Finding> findings = new ArrayList<>();
        Map<Integer, String> divisions = new TreeMap<>();
        figures.stream().map(Figure::column).distinct().forEach(category -> {
            if (kind.key(category).isEmpty()) {
                findings.add(
                        finding(category, kind == Statistic.AGED ? "ages from 67 on" : "a code of " + kind.word()));
            } else if (kind == Statistic.INDUSTRIES) {
                for (int division : Divisions.of(category.code()).orElseThrow()) {
                    String other = divisions.putIfAbsent(division, category.code());
                    if (other != null) {
                        findings.add(finding(category, "industries that are not in '" + other + "' too"));
                        break;
                    }
                }
            }
        });
        return findings;
    }

    private Finding finding(Category category, String expected) {
        return new Finding(export.file(), 0, "", Words.quote(category.label()), expected, "");
    }

    /** Of a code in use; those that are not have no figure at all. */
    private void keepMissing(Figure figure) {
        OptionalInt row = rows.isSeen(figure.row()) ? rows.place(figure.row()) : OptionalInt.empty();
        if (columns.isEmpty()) {
            row.ifPresent(m -> rows.keep(m, "a figure of it is missing"));
            return;
        }
        OptionalInt column =
                columns.get().isSeen(figure.column()) ? columns.get().place(figure.column()) : OptionalInt.empty();
        if (row.isPresent() && column.isPresent()) {
            missing.add(List.of(row.getAsInt(), column.getAsInt()));
        }
    }

    private void add(List<Figure> figures) {
        for (Figure figure : figures) {
            OptionalInt row = rows.place(figure.row());
            Optional<String> key = key(figure);
            double value = figure.value().orElse(0);
            if (row.isPresent() && key.isPresent() && value > 0) {
                values.computeIfAbsent(row.getAsInt(), m -> new TreeMap<>()).merge(key.get(), value, Double::sum);
                cells.merge(row.getAsInt(), 1, Integer::sum);
            }
        }
    }

    private Optional<String> key(Figure figure) {
        if (columns.isEmpty()) {
            return kind.key(figure.column());
        }
        OptionalInt place = columns.get().place(figure.column());
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(places.municipalities().code(place.getAsInt()));
    }

    private void check(double tolerance) {
        if (values.isEmpty()) {
            throw ExportReader.told(
                    export.file(),
                    0,
                    "no figure of a municipality",
                    "figures of municipalities for " + kind.word(),
                    "it was exported for counties");
        }
        List<Finding> findings = new ArrayList<>();
        Grid totals = kind.totals(places);
        values.forEach((m, own) -> {
            double sum = whole(m).orElseThrow();
            double slack = ROUNDING * Math.sqrt(cells.getOrDefault(m, 0));
            double off = kind.isPart() ? sum - totals.get(m) : Math.abs(sum - totals.get(m));
            if (off > tolerance * totals.get(m) + slack) {
                findings.add(new Finding(
                        export.file(),
                        rows.line(m),
                        "",
                        String.format(Locale.ROOT, "%,.0f persons in %s", sum, rows.label(m)),
                        String.format(
                                Locale.ROOT,
                                kind.isPart()
                                        ? "at most all people, %,.0f, within %s %%"
                                        : "%,.0f as the tables have, within %s %%",
                                totals.get(m),
                                number(100 * tolerance)),
                        "a part of it is left out or is in the borders of another year; --tolerance allows more"));
            }
        });
        throwAll(findings);
        if (kind == Statistic.EDUCATION) {
            throwAll(counties(tolerance));
        }
    }

    /** Counties whose municipalities are all told must have the persons that the table of counties has. */
    private List<Finding> counties(double tolerance) {
        List<Finding> findings = new ArrayList<>();
        Grid educated = data.educated();
        List<List<String>> levels = data.educations();
        for (int county = 0; county < places.counties().size(); county++) {
            double expected = 0;
            for (int e = 0; e < levels.size(); e++) {
                // groups that may have the same educations share their persons
                expected += levels.indexOf(levels.get(e)) == e ? educated.get(county, e) : 0;
            }
            double sum = 0;
            boolean isWhole = true;
            for (int m = 0; m < places.municipalities().size(); m++) {
                if (places.county(m) == county) {
                    isWhole &= values.containsKey(m);
                    sum += total(m).orElse(0.0);
                }
            }
            if (isWhole && Math.abs(sum - expected) > tolerance * expected) {
                findings.add(new Finding(
                        export.file(),
                        0,
                        "",
                        String.format(
                                Locale.ROOT,
                                "%,.0f persons in %s",
                                sum,
                                places.counties().items().get(county).name()),
                        String.format(
                                Locale.ROOT,
                                "%,.0f as its own table has, within %s %%",
                                expected,
                                number(100 * tolerance)),
                        "an education is left out; --tolerance allows more"));
            }
        }
        return findings;
    }

    /** The figure of a municipality with what it keeps of its pairs; none when it is not told. */
    Optional<Double> whole(int m) {
        return total(m).map(sum -> sum + (columns.isPresent() ? keptOf(m) : 0));
    }

    /** What a municipality keeps of a table of pairs: to municipalities that are not told, and missing figures. */
    private double keptOf(int m) {
        Grid before = places.commuting();
        double sum = 0;
        for (int n = 0; n < places.municipalities().size(); n++) {
            sum += keeps(m, n) ? before.get(m, n) : 0;
        }
        return sum;
    }

    /** Whether a pair of municipalities keeps its figure. */
    boolean keeps(int row, int column) {
        return rows.kept().containsKey(row)
                || columns.map(axis -> axis.kept().containsKey(column)).orElse(false)
                || missing.contains(List.of(row, column));
    }

    private static double sum(Collection<Double> values) {
        return values.stream().mapToDouble(value -> value).sum();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static void throwAll(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new DataException(findings);
        }
    }

    Export export() {
        return export;
    }

    Statistic kind() {
        return kind;
    }

    /** The figures of the municipalities that are told, by the code of the other variable. */
    Map<Integer, Map<String, Double>> values() {
        return values;
    }

    /** The figure of a municipality; none when it keeps its own. */
    Optional<Double> total(int m) {
        return Optional.ofNullable(values.get(m)).map(own -> sum(own.values()));
    }

    /** Persons outside the municipalities, by code: of residence, and of work where that is told too. */
    Map<String, Double> outside() {
        Map<String, Double> all = new TreeMap<>(rows.outside());
        columns.ifPresent(axis -> all.putAll(axis.outside()));
        return all;
    }

    /** The municipalities that keep their figures by why they do. */
    Map<String, List<String>> kept() {
        Map<String, List<String>> reasons = new TreeMap<>();
        rows.kept().forEach((m, why) -> reasons.computeIfAbsent(why, key -> new ArrayList<>())
                .add(rows.label(m)));
        return reasons;
    }

    /** Whether what is told is told as it was published, by codes of 2020. */
    boolean isAsPublished() {
        return values.keySet().stream().allMatch(rows::isOwn);
    }

    /** Whether all figures are those of municipalities of 2020 as they were published. */
    boolean isOfficial() {
        return missing.isEmpty()
                && isOfficial(rows)
                && columns.map(this::isOfficial).orElse(true);
    }

    private boolean isOfficial(PlaceCodes axis) {
        return axis.kept().isEmpty() && values.keySet().stream().allMatch(axis::isOwn);
    }
}
