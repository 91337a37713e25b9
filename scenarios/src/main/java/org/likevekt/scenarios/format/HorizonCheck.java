package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the years of a file's own shocks against the horizon that it has after inheritance. Inherited shocks are left
 * out: a child with a shorter horizon cuts them off on purpose.
 */
public final class HorizonCheck {
    private HorizonCheck() {}

    /** All years outside the horizon, one finding per shock. */
    public static List<Finding> check(Scenario scenario) {
        return scenario.file().shocks().stream()
                .flatMap(shock -> check(shock, scenario.horizon()).stream())
                .toList();
    }

    private static Optional<Finding> check(Shock shock, Horizon horizon) {
        return stray(shock, horizon)
                .map(year -> new Finding(
                        shock.mark(),
                        "the shock on '" + shock.driver().name() + "' names the year " + year
                                + ", which is outside the horizon " + horizon,
                        ""));
    }

    private static Optional<Integer> stray(Shock shock, Horizon horizon) {
        List<Integer> years = new ArrayList<>();
        shock.years().stream().flatMap(all -> all.ranges().stream()).forEach(range -> {
            years.add(range.first());
            years.add(range.isOpen() ? range.first() : range.last());
        });
        if (shock.profile() instanceof Profile.Path path) {
            years.addAll(path.points().keySet());
        }
        return years.stream().filter(year -> !horizon.contains(year)).findFirst();
    }
}
