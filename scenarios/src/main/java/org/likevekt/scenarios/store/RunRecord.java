package org.likevekt.scenarios.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.results.ResultCatalogue;
import org.likevekt.scenarios.results.ResultTables;
import org.likevekt.scenarios.results.ResultVariable;
import org.likevekt.scenarios.run.Run;

/**
 * A run that has ended, ready to be written; holds numbers only, nothing of the run that made them.
 *
 * @param key what it is and follows from
 * @param ending how it ended
 * @param verdict figures on the solve; empty texts and not-a-number for a run without a solution
 * @param series its results; none without a solution
 * @param seconds time the solve took
 */
public record RunRecord(RunKey key, RunStatus ending, SolveFacts verdict, List<Series> series, double seconds)
        implements Serializable {
    /** Copies the series. */
    public RunRecord {
        series = List.copyOf(series);
    }

    /**
     * Figures on a solve.
     *
     * @param fingerprint hash of the exogenous figures, equations and baseline that were solved
     * @param calibration where the productivity factor comes from
     * @param steps Newton steps in all years
     * @param residual largest of all years
     * @param walras largest of all years, in absolute value
     * @param hashes parts of the fingerprint, JSON
     * @param trace one entry per year, JSON
     */
    public record SolveFacts(
            String fingerprint,
            String calibration,
            int steps,
            double residual,
            double walras,
            String hashes,
            String trace)
            implements Serializable {
        private static final SolveFacts NONE = new SolveFacts("", "", 0, Double.NaN, Double.NaN, "{}", "[]");
    }

    /** A run without a solution. */
    public static RunRecord failed(RunKey key, RunStatus ending, double seconds) {
        return new RunRecord(key, ending, SolveFacts.NONE, List.of(), seconds);
    }

    /** What is worth storing of a solved run. */
    public static RunRecord solved(RunKey key, Run run, KeptResults keep) {
        return new RunRecord(key, RunStatus.SOLVED, verdict(run), series(run, keep), run.seconds());
    }

    private static SolveFacts verdict(Run run) {
        int steps = 0;
        double residual = 0;
        double walras = 0;
        ArrayNode trace = JsonNodeFactory.instance.arrayNode();
        for (YearSolution year : run.trajectory().years()) {
            steps += year.outcome().iterations();
            residual = Math.max(residual, year.outcome().residual());
            walras = Math.max(walras, Math.abs(year.walras()));
            ObjectNode node = trace.addObject();
            node.put("year", year.year());
            node.put("status", year.outcome().status().name());
            node.put("steps", year.outcome().iterations());
            node.put("factorizations", year.outcome().factorizations());
            node.put("residual", year.outcome().residual());
        }
        return new SolveFacts(
                run.fingerprint(),
                run.calibration(),
                steps,
                residual,
                walras,
                json(run.hashes()).toString(),
                trace.toString());
    }

    static ObjectNode json(Map<String, ?> texts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(texts).forEach((key, value) -> node.put(key, String.valueOf(value)));
        return node;
    }

    private static List<Series> series(Run run, KeptResults keep) {
        Dictionary dictionary = run.trajectory().paths().dictionary();
        List<YearSolution> years = run.trajectory().years().stream()
                .filter(year -> keep.keeps(year.year()))
                .toList();
        int[] numbers = years.stream().mapToInt(YearSolution::year).toArray();
        List<Series> series = new ArrayList<>();
        for (ResultVariable variable : keep.of(new ResultCatalogue(run.model()))) {
            double[][] values = years.stream()
                    .map(year -> variable.values().of(run.trajectory().paths(), year))
                    .toArray(double[][]::new);
            String axes =
                    String.join(",", variable.axes().stream().map(Axis::key).toList());
            series.add(new Series(
                    variable.name(),
                    variable.unit(),
                    variable.description(),
                    axes,
                    ResultTables.labels(variable.axes(), dictionary),
                    numbers,
                    values));
        }
        return series;
    }
}
