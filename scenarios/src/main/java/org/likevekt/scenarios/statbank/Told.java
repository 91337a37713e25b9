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
import org.likevekt.data.Finding;
import org.likevekt.data.Grid;
import org.likevekt.data.Municipalities;
import org.likevekt.scenarios.statbank.Figures.Figure;

/** What an export tells of the municipalities of 2020, in persons, and which of them keep the figures that they have. */
final class Told {
    /** A statbank moves every small cell by at most one person; three standard deviations of such a sum. */
    private static final double ROUNDING = 3;

    private final Export export;
    private final Kind kind;
    private final Municipalities places;
    private final Axis rows;
    private final Optional<Axis> columns;
    private final Map<Integer, Map<String, Double>> values = new TreeMap<>();
    private final Map<Integer, Integer> cells = new TreeMap<>();

    /** Pairs of which a figure is missing keep theirs. */
    private final Set<List<Integer>> missing = new HashSet<>();

    private Told(Export export, Kind kind, Municipalities places) {
        this.export = export;
        this.kind = kind;
        this.places = places;
        this.rows = new Axis(places);
        this.columns = kind.isOfPairs() ? Optional.of(new Axis(places)) : Optional.empty();
    }

    /**
     * What an export tells.
     *
     * @param tolerance by which share a municipality's sum may differ from what the tables have
     * @throws DataException when codes are unknown, or sums are not those of the tables
     */
    static Told of(Export export, Kind kind, Municipalities places, double tolerance) {
        Told told = new Told(export, kind, places);
        List<Figure> figures = Figures.of(export, kind);
        told.resolve(figures);
        told.add(figures);
        told.check(tolerance);
        return told;
    }

    private void resolve(List<Figure> figures) {
        for (Figure figure : figures) {
            if (figure.value().orElse(0) > 0) {
                rows.see(figure.row(), figure.line());
                columns.ifPresent(axis -> axis.see(figure.column(), figure.line()));
            }
        }
        List<Finding> findings = new ArrayList<>(rows.resolve(export.file()));
        columns.ifPresent(axis -> findings.addAll(axis.resolve(export.file())));
        throwAll(findings);
        for (Figure figure : figures) {
            if (figure.value().isEmpty()) {
                keepMissing(figure);
            }
        }
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
            return Optional.of(kind.column().isEmpty() ? "" : figure.column().code());
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
            if (Math.abs(sum - totals.get(m)) > tolerance * totals.get(m) + slack) {
                findings.add(new Finding(
                        export.file(),
                        rows.line(m),
                        "",
                        String.format(Locale.ROOT, "%,.0f persons in %s", sum, rows.label(m)),
                        String.format(
                                Locale.ROOT,
                                "%,.0f as the tables have, within %s %%",
                                totals.get(m),
                                number(100 * tolerance)),
                        "a part of it is left out or is in the borders of another year; --tolerance allows more"));
            }
        });
        throwAll(findings);
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

    Kind kind() {
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

    /** The municipalities that keep their figures by why they do. */
    Map<String, List<String>> kept() {
        Map<String, List<String>> reasons = new TreeMap<>();
        rows.kept().forEach((m, why) -> reasons.computeIfAbsent(why, key -> new ArrayList<>())
                .add(rows.label(m)));
        return reasons;
    }

    /** Whether all figures are those of municipalities of 2020 as they were published. */
    boolean isOfficial() {
        return missing.isEmpty()
                && isOfficial(rows)
                && columns.map(this::isOfficial).orElse(true);
    }

    private boolean isOfficial(Axis axis) {
        return axis.kept().isEmpty() && values.keySet().stream().allMatch(axis::isOwn);
    }
}
