package org.likevekt.scenarios.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * How sure a figure of a scenario is, of a sensitivity run of a study.
 *
 * @param scenario name of the scenario
 * @param measure key of the study's measure
 * @param region name of the region, or of the country
 * @param detail groups or industries by their codes; empty for all
 * @param years as 2035-2050 or 2050
 * @param unit of the figures
 * @param ours at the documented parameters
 * @param low end of the 90 % interval below
 * @param high end of the 90 % interval above
 * @param sign probability that it has the sign that it has at the documented parameters
 * @param most the parameter that it depends on most; empty where none is known
 * @param worlds how many worlds it rests on
 */
public record Interval(
        String scenario,
        String measure,
        String region,
        String detail,
        String years,
        String unit,
        double ours,
        double low,
        double high,
        double sign,
        String most,
        int worlds) {
    /** How a table calls the standing of what no parameter moves. */
    private static final String GIVEN = "given";

    /**
     * The intervals in a table as {@code likevekt sensitivity --out} writes it; rows that have none, such as rankings and
     * what no parameter moves, are left out.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is no such table
     */
    public static List<Interval> read(Reader table) throws IOException {
        List<Interval> intervals = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
            for (NamedCsvRecord row : rows) {
                if (!row.getField("low").isEmpty() && !row.getField("standing").equals(GIVEN)) {
                    intervals.add(of(row));
                }
            }
        } catch (NoSuchElementException | NumberFormatException e) {
            throw new IllegalArgumentException("it is no table of 'likevekt sensitivity --out': " + e.getMessage(), e);
        }
        return List.copyOf(intervals);
    }

    private static Interval of(NamedCsvRecord row) {
        return new Interval(
                row.getField("scenario"),
                row.getField("measure"),
                row.getField("region"),
                row.getField("detail"),
                row.getField("years"),
                row.getField("unit"),
                number(row, "ours"),
                number(row, "low"),
                number(row, "high"),
                number(row, "sign_probability"),
                row.getField("parameter_1"),
                Integer.parseInt(row.getField("solved")));
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
