package org.likevekt.scenarios.compare;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.likevekt.model.accounts.MacroFigure;

/**
 * Bounds within which a figure of the economy is believed, and the value that is furthest from their middle in a run. They test the
 * economics, which the solver's laws cannot: a run outside them may solve every equation and be no baseline.
 *
 * @param figure name of the macro figure
 * @param low smallest value believed
 * @param high largest value believed
 * @param source where the bounds are from, with their grade
 * @param year of the furthest value
 * @param value the furthest value
 */
public record Plausibility(String figure, double low, double high, String source, int year, double value) {
    private static final String TABLE = "/outlook/plausible.csv";

    /** Whether the figure stays within its bounds in all years. */
    public boolean holds() {
        return value >= low && value <= high;
    }

    /** The bound that the value is nearest to, or beyond. */
    public double limit() {
        return value - low < high - value ? low : high;
    }

    /** The bounds of all figures that a run has. */
    public static List<Plausibility> of(List<MacroFigure> figures) {
        List<Plausibility> all = new ArrayList<>();
        for (NamedCsvRecord row : rows()) {
            figures.stream()
                    .filter(figure -> figure.name().equals(row.getField("figure")))
                    .forEach(figure -> all.add(of(figure, row)));
        }
        return all;
    }

    private static Plausibility of(MacroFigure figure, NamedCsvRecord row) {
        double low = Double.parseDouble(row.getField("low"));
        double high = Double.parseDouble(row.getField("high"));
        Map.Entry<Integer, Double> furthest = figure.values().firstEntry();
        for (Map.Entry<Integer, Double> entry : figure.values().entrySet()) {
            furthest =
                    distance(entry.getValue(), low, high) > distance(furthest.getValue(), low, high) ? entry : furthest;
        }
        String source = row.getField("grade") + ": " + row.getField("source");
        return new Plausibility(figure.name(), low, high, source, furthest.getKey(), furthest.getValue());
    }

    private static double distance(double value, double low, double high) {
        return Math.abs(value - (low + high) / 2);
    }

    private static List<NamedCsvRecord> rows() {
        try (InputStream table = Plausibility.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("table " + TABLE + " is missing in the program");
            }
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
