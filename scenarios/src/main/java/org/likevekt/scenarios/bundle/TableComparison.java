package org.likevekt.scenarios.bundle;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.likevekt.scenarios.results.Csv;
import org.likevekt.scenarios.results.RowSink;
import org.likevekt.scenarios.spec.Words;

/**
 * Takes the rows of a table as we compute it and holds each against the bundle's.
 *
 * <p>The relative difference of two numbers is |a - b| over the larger of |a|, |b| and a millionth of the largest of our
 * figures for the same variable: what is zero but for rounding has no digits of its own.
 */
final class TableComparison implements RowSink {
    /** Largest relative difference within tolerance. */
    static final double TOLERANCE = 1e-9;

    private static final double MILLIONTH = 1e-6;
    private static final String ABSENT = "no row";

    private final String table;
    private final Iterator<CsvRecord> bundled;
    private final List<Pair> unequal = new ArrayList<>();
    private List<String> header = List.of();
    private String variable = "";
    private double largest;

    private long numbers;
    private long changed;
    private Optional<Difference> first = Optional.empty();
    private Optional<Difference> greatest = Optional.empty();
    private boolean isBroken;

    /**
     * A comparison.
     *
     * @param table name of the table, for the places
     * @param bundled the bundle's table
     */
    TableComparison(String table, Reader bundled) {
        this.table = table;
        this.bundled = CsvReader.builder().ofCsvRecord(bundled).iterator();
    }

    @Override
    public void row(List<?> cells) {
        if (isBroken) {
            return;
        }
        Optional<CsvRecord> next = next();
        if (next.isEmpty()) {
            broken(cells, ABSENT, "a row");
            return;
        }
        CsvRecord record = next.get();
        if (header.isEmpty()) {
            header = cells.stream().map(String::valueOf).toList();
        }
        if (record.getFieldCount() != cells.size()) {
            broken(cells, record.getFieldCount() + " columns", cells.size() + " columns");
            return;
        }
        startVariable(cells);
        for (int k = 0; k < cells.size() && !isBroken; k++) {
            compare(cells, k, record.getField(k));
        }
    }

    /** Ends the comparison: the bundle must have no more rows than we have. */
    TableComparison ended() {
        settle();
        if (!isBroken) {
            next().ifPresent(record -> broken(record.getFields(), "a row", ABSENT));
        }
        return this;
    }

    /** How the two tables stand to each other. */
    Agreement agreement() {
        if (first.isPresent()) {
            return Agreement.DIFFERS;
        }
        return changed == 0 ? Agreement.IDENTICAL : Agreement.WITHIN;
    }

    /** How many numbers were compared. */
    long numbers() {
        return numbers;
    }

    /** How many of them do not have the same bits. */
    long changed() {
        return changed;
    }

    /** The place beyond the tolerance with the earliest year. */
    Optional<Difference> first() {
        return first;
    }

    /** The largest difference of two numbers. */
    Optional<Difference> greatest() {
        return greatest;
    }

    private Optional<CsvRecord> next() {
        try {
            return bundled.hasNext() ? Optional.of(bundled.next()) : Optional.empty();
        } catch (CsvParseException | java.io.UncheckedIOException e) {
            throw new BundleException(table + " is no table: " + e.getMessage(), e);
        }
    }

    private void compare(List<?> cells, int column, String theirs) {
        if (!(cells.get(column) instanceof Double ours) || !Double.isFinite(ours)) {
            if (!Csv.text(cells.get(column)).equals(theirs)) {
                broken(cells, Words.quote(theirs), Words.quote(Csv.text(cells.get(column))));
            }
            return;
        }
        numbers++;
        largest = Math.max(largest, Math.abs(ours));
        Optional<Double> number = number(theirs);
        if (number.isEmpty()) {
            broken(cells, Words.quote(theirs), ours.toString());
        } else if (Double.doubleToLongBits(number.get()) != Double.doubleToLongBits(ours)) {
            changed++;
            unequal.add(new Pair(cells, number.get(), ours));
        }
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The rows of a variable are together; its largest figure is known when they end. */
    private void startVariable(List<?> cells) {
        int column = header.indexOf("variable");
        String name = column < 0 ? String.valueOf(cells.get(0)) : String.valueOf(cells.get(column));
        if (!name.equals(variable)) {
            settle();
            variable = name;
        }
    }

    private void settle() {
        for (Pair pair : unequal) {
            double size = Math.max(Math.max(Math.abs(pair.bundled()), Math.abs(pair.ours())), MILLIONTH * largest);
            note(difference(
                    pair.cells(),
                    String.valueOf(pair.bundled()),
                    String.valueOf(pair.ours()),
                    Math.abs(pair.bundled() - pair.ours()) / size));
        }
        unequal.clear();
        largest = 0;
    }

    private void broken(List<?> cells, String theirs, String ours) {
        settle();
        isBroken = true;
        note(difference(cells, theirs, ours, Double.POSITIVE_INFINITY));
    }

    private void note(Difference difference) {
        if (difference.relative() > TOLERANCE
                && (first.isEmpty() || difference.year() < first.get().year())) {
            first = Optional.of(difference);
        }
        if (greatest.isEmpty() || difference.relative() > greatest.get().relative()) {
            greatest = Optional.of(difference);
        }
    }

    private Difference difference(List<?> cells, String theirs, String ours, double relative) {
        List<String> place = new ArrayList<>();
        int year = 0;
        for (int k = 0; k < Math.min(cells.size(), header.size()); k++) {
            String name = header.get(k);
            String text = Csv.text(cells.get(k));
            year = name.equals("year") && cells.get(k) instanceof Integer number ? number : year;
            if (Place.COLUMNS.contains(name) && !text.isEmpty()) {
                place.add(Place.DESCRIBED.contains(name) ? name + " " + text : text);
            }
        }
        return new Difference(table, year, place, theirs, ours, relative);
    }

    /** Which columns say where a number stands. */
    private static final class Place {
        private static final List<String> COLUMNS =
                List.of("id", "year", "variable", "region", "destination", "industry", "group", "measure");
        private static final List<String> DESCRIBED = List.of("region", "destination", "industry", "group");
    }

    /** Two numbers that are not the same, with our row. */
    private record Pair(List<?> cells, double bundled, double ours) {}
}
