package org.likevekt.scenarios.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.scenarios.replay.PublishedRow;
import org.likevekt.scenarios.replay.Replay;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.replay.StudyException;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.results.Measures;

/**
 * How sure a figure of a scenario is, of a sensitivity run of a study.
 *
 * @param claim the study's row that it is about
 * @param ours at the documented parameters
 * @param low end of the 90 % interval below
 * @param high end of the 90 % interval above
 * @param sign probability that it has the sign that it has at the documented parameters
 * @param most the parameter that it depends on most; empty where none is known
 * @param worlds how many worlds it rests on
 */
public record Interval(
        @JsonIgnore PublishedRow claim, double ours, double low, double high, double sign, String most, int worlds) {
    /** How a table calls the standing of what no parameter moves. */
    private static final String GIVEN = "given";

    /** What the same figure may differ by in two solutions, as part of it. */
    private static final double SAME = 1e-6;

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
        } catch (NoSuchElementException | NumberFormatException | StudyException e) {
            throw new IllegalArgumentException("it is no table of 'likevekt sensitivity --out': " + e.getMessage(), e);
        }
        return List.copyOf(intervals);
    }

    /** Name of the scenario. */
    @JsonProperty
    public String scenario() {
        return claim.scenario();
    }

    /** Key of the study's measure. */
    @JsonProperty
    public String measure() {
        return claim.measure().key();
    }

    /** Name of the region, or of the country. */
    @JsonProperty
    public String region() {
        return String.join(" + ", claim.regions());
    }

    /** Groups or industries by their codes; empty for all. */
    @JsonProperty
    public String detail() {
        return String.join(" + ", claim.details());
    }

    /** As 2035-2050 or 2050. */
    @JsonProperty
    public String years() {
        return claim.years();
    }

    /** Unit of the figures. */
    @JsonProperty
    public String unit() {
        return claim.unit();
    }

    /**
     * Those about a scenario, which has the figures that they were made around.
     *
     * @throws IncomparableException when a figure is another: they then are of another baseline, other tables or another scenario
     *     of the same name
     */
    public static List<Interval> about(
            String scenario, List<Interval> all, Benchmark benchmark, Measures run, Measures base) {
        List<Interval> found = all.stream()
                .filter(interval -> interval.scenario().equals(scenario))
                .toList();
        found.forEach(interval -> interval.require(benchmark, run, base));
        return found;
    }

    private void require(Benchmark benchmark, Measures run, Measures base) {
        double now = Replay.figure(claim, benchmark, run, base);
        if (!(Math.abs(now - ours) <= SAME * Math.abs(ours))) {
            throw new IncomparableException(String.format(
                    Locale.ROOT,
                    "row %s of the sensitivity study (%s of '%s', %s, %s) has %s %s at the documented parameters, and this run %s,"
                            + " expected the same: its intervals are of another baseline, other tables or another scenario. Maybe"
                            + " make them anew with 'likevekt sensitivity'",
                    claim.id(),
                    measure(),
                    scenario(),
                    region(),
                    years(),
                    ours,
                    unit(),
                    now));
        }
    }

    private static Interval of(NamedCsvRecord row) {
        return new Interval(
                Study.repeated(row),
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
