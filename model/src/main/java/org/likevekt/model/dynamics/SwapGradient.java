package org.likevekt.model.dynamics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.likevekt.model.closure.Swaps;
import org.likevekt.model.closure.Target;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.solver.linear.DenseLu;
import org.likevekt.solver.linear.Parallelism;

/**
 * The gradient of a run whose targets stay on their paths.
 *
 * <p>The same run without its swaps takes the solved instruments, c, as given; there g is the measure and y the targets.
 * With y on its path c answers every figure x, {@code dy/dc dc + dy/dx dx = dtarget}, so that
 * {@code dg = (dg/dx - m dy/dx) dx + m dtarget} with {@code m dy/dc = dg/dc}. A target depends on nothing later,
 * so m is found backwards, a year at a time.
 */
final class SwapGradient {
    private final RegionalModel plain;
    private final Trajectory run;
    private final List<Swaps.Pair> pairs;

    /** All gradients are of the same years, which are factored once. */
    private final Map<Integer, LinearizedYear> years = new HashMap<>();

    private SwapGradient(RegionalModel plain, Trajectory run, List<Swaps.Pair> pairs) {
        this.plain = plain;
        this.run = run;
        this.pairs = pairs;
    }

    static PathGradient of(
            RegionalModel model, Trajectory run, Optional<Trajectory> guide, NavigableMap<Integer, Measure> byYear) {
        List<Swaps.Pair> pairs = new Swaps(model.closure()).pairs(run.paths().dictionary());
        pairs.forEach(SwapGradient::requireDriver);
        RegionalModel plain =
                RegionalModel.of(model.benchmark(), model.closure().with(List.of()));
        Trajectory same = plain.simulate(run.paths(), guide, RunListener.SILENT);
        SwapGradient onTarget = new SwapGradient(plain, same, pairs);
        PathGradient gradient = onTarget.gradientOf(byYear);
        int last = byYear.isEmpty() ? Integer.MIN_VALUE : byYear.lastKey();
        for (int year = last; year >= same.first().year(); year--) {
            onTarget.hold(gradient, year);
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

    private static void requireDriver(Swaps.Pair pair) {
        Driver instrument = pair.swap().instrument();
        if (Drivers.SCALES.contains(instrument)) {
            throw new IllegalArgumentException("a run that finds '" + instrument.name()
                    + "' by a swap has no gradient. Maybe the closure that finds it, such as 'government: transfers'");
        }
    }

    /** Lets a year's instruments answer, so that the targets stay on their paths. */
    private void hold(PathGradient gradient, int year) {
        int n = pairs.size();
        List<PathGradient> ofTargets =
                pairs.stream().map(pair -> gradientOf(pair, year)).toList();
        double[][] response = new double[n][n];
        double[] byChange = new double[n];
        for (int c = 0; c < n; c++) {
            byChange[c] = along(gradient, pairs.get(c), year);
            for (int k = 0; k < n; k++) {
                response[c][k] = along(ofTargets.get(k), pairs.get(c), year);
            }
        }
        double[] multipliers = new double[n];
        DenseLu.factor(response, Parallelism.NONE).solve(byChange, multipliers);
        for (int k = 0; k < n; k++) {
            gradient.subtract(multipliers[k], ofTargets.get(k));
            gradient.add(pairs.get(k).swap().target().path(), year, pairs.get(k).targetCell(), multipliers[k]);
        }
    }

    private PathGradient gradientOf(Swaps.Pair pair, int year) {
        Target target = pair.swap().target();
        double[] weights = new double[run.year(year).values(target.symbol()).length];
        weights[pair.targetCell()] = 1;
        return gradientOf(new TreeMap<>(Map.of(year, new Measure(year, Map.of(target.symbol(), weights)))));
    }

    /** The derivative by the change of a pair: by the logarithm of its factor, or by its addition. */
    private double along(PathGradient gradient, Swaps.Pair pair, int year) {
        Driver driver = pair.swap().instrument();
        double sum = 0;
        for (int cell : pair.instrumentCells()) {
            double size = driver.isFactor() ? run.paths().value(driver, year, cell) : 1;
            sum += size * gradient.by(driver, year, cell);
        }
        return sum;
    }
}
