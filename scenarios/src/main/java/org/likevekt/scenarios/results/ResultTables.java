package org.likevekt.scenarios.results;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.likevekt.data.Axes;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.run.Run;

/** The tables of a run, row by row: its results and its exogenous figures. */
public final class ResultTables {
    /** The columns of the results. */
    public static final List<String> COLUMNS =
            List.of("scenario", "year", "variable", "region", "destination", "industry", "group", "value", "unit");

    /** The columns of the exogenous figures. */
    public static final List<String> PATH_COLUMNS = List.of(
            "scenario", "year", "variable", "region", "destination", "industry", "group", "value", "baseline", "unit");

    private static final List<Axis> AXES = List.of(Axis.REGION, Axis.DESTINATION, Axis.INDUSTRY, Axis.GROUP);
    private static final double SAME = 1e-12;

    private ResultTables() {}

    /**
     * The solved quantities: a row for each variable, year and cell.
     *
     * @param isAll whether every variable of the model is written, not only the usual ones
     */
    public static void results(Run run, boolean isAll, RowSink sink) {
        ResultCatalogue catalogue = new ResultCatalogue(run.model());
        Dictionary dictionary = run.trajectory().paths().dictionary();
        sink.row(COLUMNS);
        for (ResultVariable variable : isAll ? catalogue.allVariables() : catalogue.usualVariables()) {
            List<List<String>> labels = labels(variable.axes(), dictionary);
            for (YearSolution year : run.trajectory().years()) {
                double[] values = variable.values().of(run.trajectory().paths(), year);
                for (int cell = 0; cell < values.length; cell++) {
                    row(
                            sink,
                            run.name(),
                            year.year(),
                            variable.name(),
                            labels.get(cell),
                            values[cell],
                            variable.unit());
                }
            }
        }
    }

    /** The exogenous figures that differ from the baseline's; a baseline's differ from the base year's. */
    public static void paths(Run run, RowSink sink) {
        Paths paths = run.trajectory().paths();
        sink.row(PATH_COLUMNS);
        for (Driver driver : paths.dictionary().drivers()) {
            Labels labels = new Labels(driver.axes(), paths.dictionary());
            for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
                double[] values = paths.values(driver, year);
                double[] base = baseline(run, driver, year);
                for (int cell = 0; cell < values.length; cell++) {
                    double value = values[cell];
                    if (Math.abs(value - base[cell]) > SAME * Math.abs(base[cell])) {
                        row(sink, run.name(), year, driver.name(), labels.of(cell), value, base[cell], driver.unit());
                    }
                }
            }
        }
    }

    private static double[] baseline(Run run, Driver driver, int year) {
        Paths own = run.trajectory().paths();
        Paths base = run.baseline().map(b -> b.trajectory().paths()).orElse(own);
        boolean isCovered = run.baseline().isPresent() && year <= base.lastYear();
        if (isCovered && base.dictionary().find(driver.name()).isEmpty()) {
            return run.model().closure().swaps().stream()
                    .filter(swap -> swap.target().path().equals(driver))
                    .map(swap -> run.baseline()
                            .orElseThrow()
                            .trajectory()
                            .year(year)
                            .values(swap.target().symbol()))
                    .findFirst()
                    .orElseGet(() -> own.values(driver, own.firstYear()));
        }
        return isCovered ? base.values(driver, year) : own.values(driver, own.firstYear());
    }

    private static void row(
            RowSink sink, String scenario, int year, String variable, List<String> at, Object... valuesAndUnit) {
        List<Object> cells = new ArrayList<>(COLUMNS.size() + 1);
        Collections.addAll(cells, scenario, year, variable);
        cells.addAll(at);
        Collections.addAll(cells, valuesAndUnit);
        sink.row(cells);
    }

    /** For each cell over some axes its codes of region, destination, industry and group; empty where it does not vary. */
    public static List<List<String>> labels(List<Axis> axes, Dictionary dictionary) {
        Labels labels = new Labels(axes, dictionary);
        return IntStream.range(0, labels.over.cells()).mapToObj(labels::of).toList();
    }

    /** The codes of cells over some axes, in the order of the columns. */
    private static final class Labels {
        private final Axes over;
        private final List<Integer> places;

        Labels(List<Axis> axes, Dictionary dictionary) {
            over = dictionary.over(axes);
            places = AXES.stream().map(axes::indexOf).toList();
        }

        List<String> of(int cell) {
            List<String> codes = over.codes(cell);
            return places.stream()
                    .map(place -> place < 0 ? "" : codes.get(place))
                    .toList();
        }
    }
}
