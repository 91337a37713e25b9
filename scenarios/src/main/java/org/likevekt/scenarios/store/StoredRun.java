package org.likevekt.scenarios.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.likevekt.data.Axes;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.results.Measures;

/**
 * A run of a store with its results laid out as the equations have them, in the years that are stored.
 *
 * @param name of the run
 * @param title of its scenario
 * @param fingerprint what its results follow from
 * @param calibration where the productivity factor comes from
 * @param residual largest of all years
 * @param walras largest of all years, in absolute value
 * @param values by quantity and year
 */
public record StoredRun(
        String name,
        String title,
        String fingerprint,
        String calibration,
        double residual,
        double walras,
        Map<String, Map<Integer, double[]>> values)
        implements Measures.Years {
    /** In what unit a store keeps what the equations have in millions. */
    private static final double MILLION = 1e6;

    /** The results of a run that is in the store. */
    static StoredRun read(StoreReader store, String name, Benchmark benchmark) {
        List<Object> run = store.query(
                        "SELECT title, fingerprint, calibration, residual, walras FROM runs WHERE name = ?", name)
                .rows()
                .get(0);
        Map<String, Map<Integer, double[]>> values = values(store, name, Drivers.dictionary(benchmark));
        for (Quantity quantity : Measures.READ) {
            if (!values.containsKey(quantity.id()) && !Measures.OF_SOME_CLOSURES.contains(quantity)) {
                throw new IncomparableException("the store keeps no '" + quantity.id() + "' of '" + name
                        + "', which a report needs. Maybe run the batch again with --variables usual");
            }
        }
        return new StoredRun(
                name,
                String.valueOf(run.get(0)),
                String.valueOf(run.get(1)),
                String.valueOf(run.get(2)),
                number(run.get(3)),
                number(run.get(4)),
                values);
    }

    /** All that measures are computed from, by quantity and year, in one query: each reads the whole table of results. */
    private static Map<String, Map<Integer, double[]>> values(StoreReader store, String name, Dictionary dictionary) {
        Map<String, Reading> readings = new HashMap<>();
        Measures.READ.forEach(quantity -> readings.put(quantity.id(), Reading.of(quantity, dictionary)));
        String wanted = Measures.READ.stream().map(quantity -> "?").collect(Collectors.joining(", ", "(", ")"));
        List<Object> parameters = new ArrayList<>(List.of(name));
        Measures.READ.forEach(quantity -> parameters.add(quantity.id()));
        QueryResult rows = store.query(
                "SELECT year, region, industry, \"group\", value, variable FROM results JOIN runs USING (run_id)"
                        + " WHERE name = ? AND variable IN " + wanted,
                parameters.toArray());
        Map<String, Map<Integer, double[]>> values = new TreeMap<>();
        for (List<Object> row : rows.rows()) {
            String variable = String.valueOf(row.get(5));
            Reading reading = Objects.requireNonNull(readings.get(variable));
            int year = ((Number) row.get(0)).intValue();
            values.computeIfAbsent(variable, key -> new TreeMap<>())
                            .computeIfAbsent(
                                    year, key -> new double[reading.axes().cells()])[reading.cell(row)] =
                    reading.factor() * number(row.get(4));
        }
        return values;
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The years that are stored. */
    public Set<Integer> years() {
        Set<Integer> years = new TreeSet<>();
        values.values().forEach(byYear -> years.addAll(byYear.keySet()));
        return years;
    }

    @Override
    public boolean has(Quantity quantity) {
        return values.containsKey(quantity.id());
    }

    @Override
    public double[] values(int year, Quantity quantity) {
        double[] found = values.getOrDefault(quantity.id(), Map.of()).get(year);
        if (found == null) {
            throw new IncomparableException("the store keeps no '" + quantity.id() + "' of '" + name + "' in " + year);
        }
        return found;
    }

    /** How a quantity is read: where in the equations' order a row of it stands, and in whose units. */
    private record Reading(Quantity quantity, Axes axes) {
        static Reading of(Quantity quantity, Dictionary dictionary) {
            return new Reading(quantity, dictionary.over(quantity.axes()));
        }

        double factor() {
            return quantity.equals(Quantities.WAGE_PER_PERSON) ? 1 / MILLION : 1;
        }

        int cell(List<Object> row) {
            List<String> codes = new ArrayList<>();
            for (Axis axis : quantity.axes()) {
                Classification set = axes.axes().get(codes.size());
                String code = String.valueOf(row.get(column(axis)));
                if (!set.contains(code)) {
                    throw new IncomparableException("the store has results of the " + set.name() + " '" + code
                            + "', which the tables do not have. Maybe give it the --data of its batch; of regions that a scenario"
                            + " makes of counties a store has no report");
                }
                codes.add(code);
            }
            return axes.cell(codes);
        }

        private static int column(Axis axis) {
            return switch (axis) {
                case REGION -> 1;
                case INDUSTRY -> 2;
                case GROUP -> 3;
                default -> throw new IllegalStateException("no measure has the axis " + axis);
            };
        }
    }
}
