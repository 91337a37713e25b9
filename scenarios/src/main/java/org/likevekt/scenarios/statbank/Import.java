package org.likevekt.scenarios.statbank;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.likevekt.data.Dataset;
import org.likevekt.data.Grid;
import org.likevekt.data.Municipalities;
import org.likevekt.data.Quality;
import org.likevekt.scenarios.format.Words;

/** Tables of municipalities in which figures were replaced by those of exports. */
public final class Import {
    private static final String CATALOGUE = "tables.csv";
    private static final int NAMED = 8;

    private final Dataset data;
    private final Municipalities places;
    private final double tolerance;
    private final Statbank statbank;
    private final SortedMap<String, String> texts;
    private final List<String> lines = new ArrayList<>();
    private final List<Source> records = new ArrayList<>();

    /**
     * What was imported from where, for the record.
     *
     * @param kind what the figures are
     * @param file the name of the file, or the address
     * @param table the statbank's title
     * @param date when the figures were made public, or the file was saved
     */
    public record Source(String kind, String file, String table, String date) {}

    /**
     * Nothing imported yet.
     *
     * @param data the tables of their counties
     * @param places the municipalities whose figures are replaced
     * @param tolerance by which share the sum of a municipality may differ from what it has
     */
    public Import(Dataset data, Municipalities places, double tolerance) {
        this(data, places, tolerance, new Statbank());
    }

    Import(Dataset data, Municipalities places, double tolerance, Statbank statbank) {
        this.data = data;
        this.statbank = statbank;
        this.places = places;
        this.tolerance = tolerance;
        this.texts = new TreeMap<>(places.texts());
    }

    /** What an import can tell, as a user names it. */
    public static List<String> kinds() {
        return Statistic.words();
    }

    /**
     * Replaces figures by those of a source.
     *
     * @param kind what it tells, a word of {@link #kinds()}; nothing for all that it tells
     * @param source a file, its address, or the number or address of a statbank's table
     * @throws org.likevekt.data.DataException when it cannot be read or does not fit the tables
     */
    public void add(Optional<String> kind, String source) {
        Optional<StatbankTable> table = StatbankTable.of(source).filter(found -> !Files.exists(Path.of(source)));
        if (table.isPresent()) {
            Export described = statbank.describe(table.get());
            for (Statistic each : kinds(kind, described)) {
                add(Reading.of(statbank.ask(table.get(), described, each, places), each, data, places, tolerance));
            }
            return;
        }
        Export export = source.contains("://") ? statbank.download(source) : ExportReader.read(Path.of(source));
        kinds(kind, export).forEach(each -> add(Reading.of(export, each, data, places, tolerance)));
    }

    private static List<Statistic> kinds(Optional<String> word, Export export) {
        List<Statistic> kinds = word.flatMap(Statistic::of).map(List::of).orElseGet(() -> Statistic.in(export));
        if (kinds.isEmpty()) {
            throw ExportReader.told(
                    export.file(),
                    0,
                    "a table that tells none of " + String.join(", ", kinds()),
                    "one of them",
                    "say which: " + kinds().get(0) + "=" + export.file());
        }
        return kinds;
    }

    private void add(Reading told) {
        Statistic kind = told.kind();
        String file = kind.table() + ".csv";
        String had = text(file);
        CsvTable before = had.isEmpty() ? new CsvTable(kind.headings(), List.of()) : CsvTable.of(had);
        CsvTable after = Replacement.of(told, places, had);
        texts.put(file, after.text());
        texts.put(CATALOGUE, Provenance.with(CsvTable.of(text(CATALOGUE)), told).text());
        report(told, changed(before, after));
        records.add(new Source(
                kind.word(),
                Provenance.name(told.export()),
                told.export().title(),
                told.export().date()));
    }

    private String text(String file) {
        return texts.getOrDefault(file, "");
    }

    private static long changed(CsvTable before, CsvTable after) {
        List<List<String>> had = before.rows();
        long gone = had.stream().filter(new HashSet<>(after.rows())::contains).count();
        return Math.max(had.size(), after.rows().size()) - gone;
    }

    private void report(Reading told, long changed) {
        Statistic kind = told.kind();
        lines.add(kind.word() + ": " + told.export().title() + " (" + Provenance.name(told.export()) + ")");
        lines.add("  replaces " + replaced(kind));
        lines.add(String.format(
                Locale.ROOT,
                "  tells %d of %d municipalities; lines of the table that change: %,d",
                told.values().size(),
                places.municipalities().size(),
                changed));
        lines.addAll(totals(told));
        told.outside()
                .forEach((code, persons) -> lines.add(
                        String.format(Locale.ROOT, "  leaves out %,.0f persons of %s", persons, Words.quote(code))));
        told.kept().forEach((why, municipalities) -> lines.add("  keeps " + named(municipalities) + ": " + why));
        lines.add("");
    }

    /** What had the place of the figures. */
    private String replaced(Statistic kind) {
        return places.tables().stream()
                .filter(description -> description.name().equals(kind.table()))
                .findFirst()
                .map(table -> table.file() + ", column " + kind.target() + ": " + table.source() + ", "
                        + Quality.label(table.grade()))
                .orElseGet(() -> "the estimate: " + kind.estimate().orElseThrow());
    }

    private static String named(List<String> municipalities) {
        String shown = municipalities.stream().limit(NAMED).collect(Collectors.joining(", "));
        int others = municipalities.size() - NAMED;
        return others > 0 ? shown + " and " + others + " more" : shown;
    }

    /** How the sums of the country and of counties move. */
    private List<String> totals(Reading told) {
        int counties = places.counties().size();
        if (told.kind().isPart()) {
            double sum = IntStream.range(0, places.municipalities().size())
                    .mapToDouble(m -> told.total(m).orElse(0.0))
                    .sum();
            return List.of(String.format(Locale.ROOT, "  %,.0f persons", sum));
        }
        double[] before = new double[counties + 1];
        double[] after = new double[counties + 1];
        Grid had = told.kind().before(places);
        for (int m = 0; m < places.municipalities().size(); m++) {
            double has = told.whole(m).orElse(had.get(m));
            for (int place : new int[] {places.county(m), counties}) {
                before[place] += had.get(m);
                after[place] += has;
            }
        }
        List<String> moved = new ArrayList<>(List.of(move("Norway", before[counties], after[counties])));
        IntStream.range(0, counties)
                .filter(county -> Math.rint(before[county]) != Math.rint(after[county]))
                .mapToObj(county -> move(places.counties().items().get(county).name(), before[county], after[county]))
                .forEach(moved::add);
        return moved;
    }

    private static String move(String place, double before, double after) {
        return String.format(
                Locale.ROOT,
                "  %s: %,.0f persons, was %,.0f (%+.2f %%)",
                place,
                after,
                before,
                100 * (after / before - 1));
    }

    /** What was changed and what was kept, for people. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** What was imported. */
    public List<Source> records() {
        return List.copyOf(records);
    }

    /** The texts of the tables of municipalities by file, with what was imported. */
    public SortedMap<String, String> texts() {
        return new TreeMap<>(texts);
    }
}
