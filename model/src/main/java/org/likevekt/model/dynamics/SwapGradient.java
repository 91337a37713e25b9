package org.likevekt.model.dynamics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.likevekt.model.closure.Swap;
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
 * so m is found backwards, a year at a time. A measure may weigh c itself, by the name of its variable.
 */
final class SwapGradient {
    private final RegionalModel plain;
    private final Trajectory run;

    /** The run with its swaps, whose results have the changes of the instruments. */
    private final Trajectory found;

    private final Map<Swap, String> changes;
    private final List<Swaps.Pair> pairs;

    /** All gradients are of the same years, which are factored once. */
    private final Map<Integer, LinearizedYear> years = new HashMap<>();

    /** The gradients of a year's targets, in the order of the pairs: they are the same for every measure. */
    private final Map<Integer, List<PathGradient>> targets = new HashMap<>();

    private SwapGradient(RegionalModel plain, Trajectory run, Trajectory found, Swaps swaps) {
        this.plain = plain;
        this.run = run;
        this.found = found;
        this.changes = swaps.changes();
        this.pairs = swaps.pairs(run.paths().dictionary());
        pairs.forEach(SwapGradient::requireDriver);
    }

    /** The gradients of measures of a run with swaps. */
    static SwapGradient of(RegionalModel model, Trajectory run, Optional<Trajectory> guide) {
        RegionalModel plain =
                RegionalModel.of(model.benchmark(), model.closure().with(List.of()));
        int last = run.last().year();
        Trajectory same = plain.simulate(run.paths(), last, guide, RunListener.SILENT);
        return new SwapGradient(plain, same, run, new Swaps(model.closure()));
    }

    /** The gradient of a sum of measures by year. */
    PathGradient of(NavigableMap<Integer, Measure> byYear) {
        TreeMap<Integer, Measure> onResults = new TreeMap<>();
        byYear.forEach((year, measure) -> onResults.put(year, measure.without(changes.values())));
        PathGradient gradient = gradientOf(onResults);
        int last = byYear.isEmpty() ? Integer.MIN_VALUE : byYear.lastKey();
        for (int year = last; year >= run.first().year(); year--) {
            hold(gradient, year, byYear.getOrDefault(year, new Measure(year, Map.of())));
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
    private void hold(PathGradient gradient, int year, Measure measure) {
        int n = pairs.size();
        List<PathGradient> ofTargets = targets.computeIfAbsent(
                year, key -> pairs.stream().map(pair -> gradientOf(pair, key)).toList());
        double[][] response = new double[n][n];
        double[] byChange = new double[n];
        for (int c = 0; c < n; c++) {
            byChange[c] = along(gradient, pairs.get(c), year) + onChange(measure, c);
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

    /** What a measure weighs of the change of a pair: by the logarithm of its factor, or by its addition. */
    private double onChange(Measure measure, int pair) {
        Swap swap = pairs.get(pair).swap();
        String change = Objects.requireNonNull(changes.get(swap));
        int cell = pair
                - (int) pairs.subList(0, pair).stream()
                        .filter(before -> !before.swap().equals(swap))
                        .count();
        double[] levels = found.year(measure.year()).values(change);
        double weight = measure.on(change, levels.length)[cell];
        return swap.instrument().isFactor() ? weight * levels[cell] : weight;
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
