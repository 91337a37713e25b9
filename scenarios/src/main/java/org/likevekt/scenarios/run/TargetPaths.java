package org.likevekt.scenarios.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.scenarios.format.DeclaredSwap;
import org.likevekt.scenarios.format.Scenario;

/** The paths of the targets of swaps, before any shock. */
final class TargetPaths {
    private TargetPaths() {}

    /** Levels of a result in a year. */
    interface Levels {
        double[] of(String symbol, int year);
    }

    /** Some paths with those of a scenario's targets, and the scales that are instruments. */
    static Paths of(Scenario scenario, Paths paths, Levels levels) {
        Map<Driver, double[][]> more = new LinkedHashMap<>();
        for (DeclaredSwap declared : scenario.swaps()) {
            Swap swap = declared.swap();
            double[][] years = new double[paths.lastYear() - paths.firstYear() + 1][];
            for (int t = 0; t < years.length; t++) {
                years[t] = levels.of(swap.target().symbol(), paths.firstYear() + t);
            }
            more.put(swap.target().path(), years);
            if (Drivers.SCALES.contains(swap.instrument())) {
                double[][] ones = new double[years.length][];
                Arrays.setAll(ones, t -> new double[] {1});
                more.put(swap.instrument(), ones);
            }
        }
        return paths.with(more);
    }
}
