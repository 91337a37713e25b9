package org.likevekt.scenarios.run;

import java.util.Map;
import java.util.Optional;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.scenarios.format.Scenario;

/**
 * A solved scenario; only made when every year has converged.
 *
 * @param scenario what was run
 * @param model the equations it solves
 * @param trajectory all its years
 * @param baseline the run it is compared with; nothing for a baseline
 * @param fingerprint hash of all that the result follows from: tables, equations, closure, exogenous figures
 * @param hashes parts of the fingerprint by name
 * @param calibration where its productivity factor comes from, in words
 * @param seconds time the solve took
 */
public record Run(
        Scenario scenario,
        RegionalModel model,
        Trajectory trajectory,
        Optional<Run> baseline,
        String fingerprint,
        Map<String, String> hashes,
        String calibration,
        double seconds) {
    /** Copies the hashes. */
    public Run {
        hashes = Map.copyOf(hashes);
    }

    /** Name of the scenario. */
    public String name() {
        return scenario.name();
    }

    /** What it was guided by, and given what its closure holds but the guide's found. */
    public Optional<Trajectory> guide() {
        return guide(scenario, baseline);
    }

    /** Another calibration is another economy: what its closure holds is what it says itself, not what the baseline found. */
    static Optional<Trajectory> guide(Scenario scenario, Optional<Run> baseline) {
        return baseline.filter(run -> !scenario.declaresCalibration()).map(Run::trajectory);
    }
}
