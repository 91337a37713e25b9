package org.likevekt.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.likevekt.model.dynamics.Measure;

/**
 * A number read off a policy and its baseline, with its derivatives: what it is near where it was read.
 *
 * @param value the number
 * @param weights derivatives by results, of either run, by year and name
 */
record Linear(double value, Map<Of, Map<Integer, Map<String, double[]>>> weights) {
    /** Which of the two runs a result is of. */
    enum Of {
        /** The scenario of the row. */
        POLICY,
        /** What it is compared with. */
        BASELINE
    }

    /** A result, or a weighted sum of one year's results. */
    static Linear read(Of run, double value, int year, Map<String, double[]> weights) {
        return new Linear(value, Map.of(run, Map.of(year, weights)));
    }

    Linear plus(Linear other) {
        return combined(value + other.value, 1, other, 1);
    }

    Linear minus(Linear other) {
        return combined(value - other.value, 1, other, -1);
    }

    Linear times(double factor) {
        return combined(value * factor, factor, this, 0);
    }

    Linear times(Linear other) {
        return combined(value * other.value, other.value, other, value);
    }

    Linear over(Linear other) {
        return combined(value / other.value, 1 / other.value, other, -value / (other.value * other.value));
    }

    /** Percent by which this is above another. */
    Linear percentOver(Linear other) {
        Linear ratio = over(other);
        return new Linear(100 * (ratio.value - 1), ratio.times(100).weights);
    }

    /** Mean yearly growth in percent, of which this is the ratio of the last year to the first. */
    Linear yearlyGrowth(int years) {
        double root = StrictMath.pow(value, 1.0 / years);
        return new Linear(100 * (root - 1), times(100 * root / (years * value)).weights);
    }

    /** The derivatives by results of one of the runs, as measures. */
    List<Measure> measures(Of run) {
        List<Measure> measures = new ArrayList<>();
        weights.getOrDefault(run, Map.of()).forEach((year, byName) -> measures.add(new Measure(year, byName)));
        return measures;
    }

    private Linear combined(double sum, double here, Linear other, double there) {
        Map<Of, Map<Integer, Map<String, double[]>>> both = new EnumMap<>(Of.class);
        for (Of run : Of.values()) {
            Map<Integer, Map<String, double[]>> merged = new TreeMap<>();
            add(merged, weights.getOrDefault(run, Map.of()), here);
            add(merged, other.weights.getOrDefault(run, Map.of()), there);
            both.put(run, merged);
        }
        return new Linear(sum, both);
    }

    private static void add(
            Map<Integer, Map<String, double[]>> sum, Map<Integer, Map<String, double[]>> weights, double factor) {
        weights.forEach((year, byName) -> byName.forEach((name, values) -> {
            double[] cells = sum.computeIfAbsent(year, y -> new TreeMap<>())
                    .computeIfAbsent(name, n -> new double[values.length]);
            for (int cell = 0; cell < cells.length; cell++) {
                cells[cell] += factor * values[cell];
            }
        }));
    }
}
