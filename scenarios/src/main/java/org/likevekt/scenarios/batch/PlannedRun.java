package org.likevekt.scenarios.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.likevekt.scenarios.spec.Scenario;

/**
 * A run that a batch asks for.
 *
 * @param name its name in the store
 * @param source the file or name it came from, as the user wrote it
 * @param scenario what to solve; nothing when the file is wrong
 * @param problem what is wrong; empty when nothing is
 * @param baseline the run it is compared with, under its name in the store; nothing for a baseline
 * @param parameters of a sweep's point
 * @param isPoint whether it is one of a sweep
 */
public record PlannedRun(
        String name,
        String source,
        Optional<Scenario> scenario,
        String problem,
        Optional<PlannedRun> baseline,
        Map<String, Double> parameters,
        boolean isPoint) {
    /** Copies the parameters, in their order. */
    public PlannedRun {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    static PlannedRun wrong(String name, String source, String problem) {
        return new PlannedRun(name, source, Optional.empty(), problem, Optional.empty(), Map.of(), false);
    }

    static PlannedRun of(String source, Scenario scenario) {
        return new PlannedRun(scenario.name(), source, Optional.of(scenario), "", Optional.empty(), Map.of(), false);
    }

    PlannedRun named(String other) {
        return new PlannedRun(other, source, scenario, problem, baseline, parameters, isPoint);
    }

    PlannedRun against(PlannedRun other) {
        return new PlannedRun(name, source, scenario, problem, Optional.of(other), parameters, isPoint);
    }
}
