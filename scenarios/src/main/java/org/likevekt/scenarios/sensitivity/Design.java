package org.likevekt.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.likevekt.scenarios.format.UnitSample;

/**
 * The worlds that a method asks for: for each the logarithm of the factor on every parameter.
 *
 * @param method how they are chosen
 * @param points in order; every one counts alike
 * @param sds standard deviation of each logarithm, as the priors have it
 */
public record Design(Method method, List<double[]> points, List<Double> sds) {
    /** Fewest draws beyond the number of parameters: two more than a regression on all of them has coefficients. */
    private static final int SPARE = 3;

    /** Copies the lists. */
    public Design {
        points = List.copyOf(points);
        sds = List.copyOf(sds);
    }

    /** The design without a world, of a method that solves none. */
    static Design none(List<Prior> priors) {
        return new Design(Method.LOCAL, List.of(), sds(priors));
    }

    private static List<Double> sds(List<Prior> priors) {
        return priors.stream().map(Prior::sd).toList();
    }

    /** The quadrature of degree 3 over priors. */
    public static Design quadrature(List<Prior> priors) {
        List<double[]> points = new ArrayList<>();
        for (double[] standard : stroud(priors.size())) {
            double[] point = new double[standard.length];
            for (int d = 0; d < point.length; d++) {
                point[d] = standard[d] * priors.get(d).sd();
            }
            points.add(point);
        }
        return new Design(Method.GQ, points, sds(priors));
    }

    /**
     * A sample over priors.
     *
     * @param method {@link Method#LHS} or {@link Method#MC}
     * @param n number of worlds
     * @param seed the same seed gives the same worlds on every machine
     * @throws IllegalArgumentException when n is too small to tell the parameters apart
     */
    public static Design sample(Method method, List<Prior> priors, int n, long seed) {
        int least = priors.size() + SPARE;
        if (n < least) {
            throw new IllegalArgumentException(
                    "n is " + n + ", expected at least " + least + " to tell " + priors.size() + " parameters apart");
        }
        double[][] unit = method == Method.LHS
                ? UnitSample.latinHypercube(n, priors.size(), seed)
                : UnitSample.independent(n, priors.size(), seed);
        for (double[] point : unit) {
            for (int d = 0; d < point.length; d++) {
                point[d] = priors.get(d).quantile(point[d]);
            }
        }
        return new Design(method, List.of(unit), sds(priors));
    }

    /**
     * Stroud's 2N points of equal weight, which integrate every polynomial of degree 3 in N independent symmetric
     * variables of mean 0 and variance 1 (Stroud 1957, "Remarks on the disposition of points in numerical integration
     * formulas"): {@code x_k,2r-1 = sqrt2 cos((2r-1) k pi / N)}, {@code x_k,2r = sqrt2 sin((2r-1) k pi / N)}, and for
     * odd N {@code x_k,N = (-1)^k}, k = 1..2N. No coordinate is beyond sqrt2; point k + N mirrors point k.
     */
    static List<double[]> stroud(int n) {
        List<double[]> points = new ArrayList<>();
        for (int k = 1; k <= 2 * n; k++) {
            double[] point = new double[n];
            for (int d = 0; d + 1 < n; d += 2) {
                // the angle's multiple of pi, kept small so that mirrored points are mirrored to the last bits
                double angle = StrictMath.PI * (((long) (d + 1) * k) % (2L * n)) / n;
                point[d] = StrictMath.sqrt(2) * StrictMath.cos(angle);
                point[d + 1] = StrictMath.sqrt(2) * StrictMath.sin(angle);
            }
            if (n % 2 == 1) {
                point[n - 1] = k % 2 == 0 ? 1 : -1;
            }
            points.add(point);
        }
        return points;
    }
}
