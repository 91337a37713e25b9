package org.likevekt.scenarios.run;

import java.util.List;
import java.util.Optional;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.PathRules;
import org.likevekt.scenarios.format.Finding;
import org.likevekt.scenarios.format.Mark;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.format.Shock;

/** Tells of rules of the model that a scenario's paths break at the shock that breaks them, before anything is solved. */
final class PathCheck {
    private PathCheck() {}

    /**
     * Checks paths.
     *
     * @throws ScenarioException with every rule that they break
     */
    static void check(Scenario scenario, Benchmark benchmark, Paths paths) {
        List<Finding> findings = PathRules.broken(benchmark, paths).stream()
                .map(breach -> new Finding(mark(scenario, breach), breach.message(), breach.hint()))
                .toList();
        if (!findings.isEmpty()) {
            throw new ScenarioException(findings);
        }
    }

    private static Mark mark(Scenario scenario, PathRules.Breach breach) {
        Optional<Shock> last = scenario.shocks().stream()
                .filter(shock -> shock.driver().equals(breach.driver())
                        && shock.years(scenario.horizon()).ranges().stream()
                                .anyMatch(range -> range.first() <= breach.year()))
                .reduce((earlier, later) -> later);
        return last.map(Shock::mark).orElse(scenario.file().mark());
    }
}
