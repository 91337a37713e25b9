package org.likevekt.scenarios.bundle;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.results.Csv;
import org.likevekt.scenarios.results.RowSink;

/**
 * Takes the rows of a table as we compute it and holds each against the bundle's.
 *
 * <p>The relative difference of two numbers is |a - b| over the largest of |a|, |b| and a thousandth of the largest of
 * our figures in the same unit: a balance that is zero but for rounding has no digits of its own.
 */
final class TableComparison implements RowSink {
    /** Largest relative difference within tolerance. */
    static final double TOLERANCE = 1e-9;

    private static final double THOUSANDTH = 1e-3;
    private static final String UNIT = "unit";
    private static final String ABSENT = "no row";

    private final String table;
    private final Iterator<CsvRecord> bundled;
    private final Map<String, Double> largest;
    private List<String> header = List.of();

    private long numbers;
    private long changed;
    private long beyond;
    private Optional<Difference> first = Optional.empty();
    private Optional<Difference> greatest = Optional.empty();
    private boolean isBroken;

    /**
     * A comparison.
     *
     * @param table name of the table, for the places
     * @param bundled the bundle's table
     * @param largest the largest of our figures by unit
     */
    private TableComparison(String table, Reader bundled, Map<String, Double> largest) {
        this.table = table;
        this.largest = largest;
        this.bundled = CsvReader.builder().ofCsvRecord(bundled).iterator();
    }

    /** Compares a table of the bundle with the rows that we give. */
    static TableReport of(String table, Reader bundled, Consumer<RowSink> ours) {
        Largest largest = new Largest();
        ours.accept(largest);
        TableComparison comparison = new TableComparison(table, bundled, largest.byUnit);
        ours.accept(comparison);
        return comparison.ended();
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
        for (int k = 0; k < cells.size() && !isBroken; k++) {
            compare(cells, k, record.getField(k));
        }
    }

    /** The bundle must have no more rows than we have. */
    private TableReport ended() {
        if (!isBroken) {
            next().ifPresent(record -> broken(record.getFields(), "a row", ABSENT));
        }
        Agreement changes = changed == 0 ? Agreement.IDENTICAL : Agreement.WITHIN;
        return new TableReport(
                table, first.isPresent() ? Agreement.DIFFERS : changes, numbers, changed, beyond, first, greatest);
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
        Optional<Double> number = number(theirs);
        if (number.isEmpty()) {
            broken(cells, Words.quote(theirs), ours.toString());
        } else if (Double.doubleToLongBits(number.get()) != Double.doubleToLongBits(ours)) {
            changed++;
            note(difference(cells, number.get().toString(), ours.toString(), relative(cells, number.get(), ours)));
        }
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private double relative(List<?> cells, double theirs, double ours) {
        if (theirs == ours) {
            return 0; // zeros of two signs
        }
        double size = THOUSANDTH * largest.getOrDefault(String.valueOf(cells.get(header.indexOf(UNIT))), 0.0);
        return Math.abs(theirs - ours) / Math.max(size, Math.max(Math.abs(theirs), Math.abs(ours)));
    }

    private void broken(List<?> cells, String theirs, String ours) {
        isBroken = true;
        note(difference(cells, theirs, ours, Double.POSITIVE_INFINITY));
    }

    private void note(Difference difference) {
        boolean isBeyond = difference.relative() > TOLERANCE;
        beyond += isBeyond ? 1 : 0;
        if (isBeyond && (first.isEmpty() || difference.year() < first.get().year())) {
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

    /** The largest figure of each unit. */
    private static final class Largest implements RowSink {
        private final Map<String, Double> byUnit = new HashMap<>();
        private int unit = -1;

        @Override
        public void row(List<?> cells) {
            if (unit < 0) {
                unit = cells.indexOf(UNIT);
            }
            for (Object cell : cells) {
                if (cell instanceof Double number && Double.isFinite(number)) {
                    byUnit.merge(String.valueOf(cells.get(unit)), Math.abs(number), Math::max);
                }
            }
        }
    }
}
