package org.likevekt.model.dynamics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.equations.Held;
import org.likevekt.model.equations.SwapPair;
import org.likevekt.model.equations.Swaps;
import org.likevekt.solver.linear.DenseLu;
import org.likevekt.solver.linear.Parallelism;

/**
 * The gradient of a run whose swaps go on holding what they hold.
 *
 * <p>The same run without its swaps takes what they found, c, as given; there g is the measure and y is what they hold.
 * With y at its targets c answers every figure x, {@code dy/dc dc + dy/dx dx = dtarget}, so that
 * {@code dg = (dg/dx - m dy/dx) dx + m dtarget} with {@code m dy/dc = dg/dc}. What is held in a year depends on nothing later,
 * so m is found backwards, a year at a time.
 */
final class SwapGradient {
    private final RegionalModel plain;
    private final Trajectory run;
    private final List<SwapPair> pairs;

    /** All gradients are of the same years, which are factored once. */
    private final Map<Integer, LinearizedYear> years = new HashMap<>();

    private SwapGradient(RegionalModel plain, Trajectory run, List<SwapPair> pairs) {
        this.plain = plain;
        this.run = run;
        this.pairs = pairs;
    }

    static PathGradient of(
            RegionalModel model, Trajectory run, Optional<Trajectory> guide, NavigableMap<Integer, Measure> byYear) {
        List<SwapPair> pairs = new Swaps(model.closure()).pairs(run.paths().dictionary());
        pairs.forEach(SwapGradient::requireDriver);
        RegionalModel plain =
                RegionalModel.of(model.benchmark(), model.closure().with(List.of()));
        Trajectory same = plain.simulate(run.paths(), guide, RunListener.SILENT);
        SwapGradient held = new SwapGradient(plain, same, pairs);
        PathGradient gradient = held.gradientOf(byYear);
        int last = byYear.isEmpty() ? Integer.MIN_VALUE : byYear.lastKey();
        for (int year = last; year >= same.first().year(); year--) {
            held.hold(gradient, year);
        }
        return gradient;
    }

    private PathGradient gradientOf(NavigableMap<Integer, Measure> byYear) {
        return PathGradient.of(
                plain,
                run,
                byYear,
                year -> years.computeIfAbsent(year, key -> LinearizedYear.of(plain, run.paths(), run.year(key))));
    }

    private static void requireDriver(SwapPair pair) {
        Driver found = pair.swap().found();
        if (Drivers.SCALES.contains(found)) {
            throw new IllegalArgumentException("a run that finds '" + found.name()
                    + "' by a swap has no gradient. Maybe the closure that finds it, such as 'government: transfers'");
        }
    }

    /** Lets a year's changes answer, so that what is held stays or follows its target. */
    private void hold(PathGradient gradient, int year) {
        int n = pairs.size();
        List<PathGradient> held =
                pairs.stream().map(pair -> gradientOf(pair, year)).toList();
        double[][] response = new double[n][n];
        double[] byChange = new double[n];
        for (int c = 0; c < n; c++) {
            byChange[c] = along(gradient, pairs.get(c), year);
            for (int k = 0; k < n; k++) {
                response[c][k] = along(held.get(k), pairs.get(c), year);
            }
        }
        double[] multipliers = new double[n];
        DenseLu.factor(response, Parallelism.NONE).solve(byChange, multipliers);
        for (int k = 0; k < n; k++) {
            gradient.subtract(multipliers[k], held.get(k));
            gradient.add(pairs.get(k).swap().held().target(), year, pairs.get(k).held(), multipliers[k]);
        }
    }

    private PathGradient gradientOf(SwapPair pair, int year) {
        Held held = pair.swap().held();
        double[] weights = new double[run.year(year).values(held.symbol()).length];
        weights[pair.held()] = 1;
        return gradientOf(new TreeMap<>(Map.of(year, new Measure(year, Map.of(held.symbol(), weights)))));
    }

    /** The derivative by the change of a pair: by the logarithm of its factor, or by its addition. */
    private double along(PathGradient gradient, SwapPair pair, int year) {
        Driver driver = pair.swap().found();
        double sum = 0;
        for (int cell : pair.found()) {
            double size = pair.isFactor() ? run.paths().value(driver, year, cell) : 1;
            sum += size * gradient.by(driver, year, cell);
        }
        return sum;
    }
}
