package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Scenarios varied over numbers: every scenario is run at every point.
 *
 * @param scenarios names of the library and paths, as written
 * @param method how points are chosen
 * @param n how many points a sample has; not used by a grid
 * @param seed of the sample
 * @param dimensions what is varied; at least one
 */
public record Sweep(List<String> scenarios, Method method, int n, long seed, List<Dimension> dimensions) {
    /** How points are chosen. */
    public enum Method {
        /** Every combination of the values. */
        GRID,
        /** Latin hypercube: each range is cut into n parts and each part is met once. */
        LHS,
        /** Monte Carlo: uniform in the ranges, independently. */
        MONTE_CARLO
    }

    /**
     * One number that is varied.
     *
     * @param name its name in the results
     * @param shock what is done with it; the profile is replaced at every point
     * @param values values of a grid; the two ends of the range for a sample
     */
    public record Dimension(String name, Shock shock, List<Double> values) {
        /** Copies the values so that the record is immutable. */
        public Dimension {
            values = List.copyOf(values);
        }

        /** Hash of all that it says. */
        String digest() {
            return new Fingerprint()
                    .add(name)
                    .add(shock.digest())
                    .add(values.toString())
                    .digits();
        }

        /** The shock with a value; nothing happens at 1 for multiply and 0 for add, which no shock may say. */
        public List<Shock> at(double value) {
            boolean isNothing = shock.operation().isNeutral(value);
            Profile profile = new Profile.Constant(value);
            return isNothing
                    ? List.of()
                    : List.of(new Shock(
                            shock.mark(),
                            shock.operation(),
                            shock.driver(),
                            shock.where(),
                            profile,
                            shock.years(),
                            shock.note()));
        }
    }

    /** Copies the lists so that the record is immutable. */
    public Sweep {
        scenarios = List.copyOf(scenarios);
        dimensions = List.copyOf(dimensions);
    }

    /** Hash of what is varied and how; scenarios may come and go without another name for the points of the rest. */
    public String digest() {
        return new Fingerprint()
                .add(method.name())
                .add(String.valueOf(method == Method.GRID ? dimensions.size() : n))
                .add(String.valueOf(method == Method.GRID ? 0 : seed))
                .add(dimensions.stream().map(Dimension::digest).toList())
                .digits();
    }

    /** How many points there are. */
    public long size() {
        return method == Method.GRID
                ? dimensions.stream()
                        .mapToLong(dimension -> dimension.values().size())
                        .reduce(1, Math::multiplyExact)
                : n;
    }

    /** The points: for each one value per dimension; the same on every machine. */
    public List<double[]> points() {
        return method == Method.GRID ? grid() : sample();
    }

    private List<double[]> grid() {
        List<double[]> points = List.of(new double[0]);
        for (Dimension dimension : dimensions) {
            List<double[]> longer = new ArrayList<>();
            for (double[] point : points) {
                dimension.values().forEach(value -> longer.add(with(point, value)));
            }
            points = longer;
        }
        return points;
    }

    private static double[] with(double[] point, double value) {
        double[] longer = java.util.Arrays.copyOf(point, point.length + 1);
        longer[point.length] = value;
        return longer;
    }

    private List<double[]> sample() {
        double[][] points = method == Method.LHS
                ? UnitSample.latinHypercube(n, dimensions.size(), seed)
                : UnitSample.independent(n, dimensions.size(), seed);
        for (double[] point : points) {
            for (int d = 0; d < point.length; d++) {
                double low = dimensions.get(d).values().get(0);
                double high = dimensions.get(d).values().get(1);
                point[d] = low + point[d] * (high - low);
            }
        }
        return List.of(points);
    }
}
