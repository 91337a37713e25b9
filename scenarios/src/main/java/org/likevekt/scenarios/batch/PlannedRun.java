package org.likevekt.scenarios.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;
import org.likevekt.scenarios.store.RunStatus;

/**
 * A run that a batch asks for.
 *
 * @param name its name in the store
 * @param source the file or name it came from, as the user wrote it
 * @param askedBy the batch file, folder or file that asks for it, as an absolute path, or the pattern or name of the
 *     library; empty for a baseline that is there because others are compared with it
 * @param scenario what to solve; nothing when the file is wrong
 * @param problem what is wrong; empty when nothing is
 * @param baseline the run it is compared with, under its name in the store; nothing for a baseline
 * @param parameters of a sweep's point
 * @param sweep hash of the sweep that it is a point of; empty when it is none
 */
public record PlannedRun(
        String name,
        String source,
        String askedBy,
        Optional<Scenario> scenario,
        String problem,
        Optional<PlannedRun> baseline,
        Map<String, Double> parameters,
        String sweep) {
    /** Copies the parameters, in their order. */
    public PlannedRun {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    static PlannedRun wrong(String name, String source, String askedBy, String problem) {
        return new PlannedRun(name, source, askedBy, Optional.empty(), problem, Optional.empty(), Map.of(), "");
    }

    static PlannedRun of(String source, String askedBy, Scenario scenario) {
        return new PlannedRun(
                scenario.name(), source, askedBy, Optional.of(scenario), "", Optional.empty(), Map.of(), "");
    }

    /** Whether the other would solve the same, or is wrong in the same way. */
    boolean saysTheSameAs(PlannedRun other) {
        return scenario.map(Scenario::digest).equals(other.scenario.map(Scenario::digest))
                && problem.equals(other.problem)
                && parameters.equals(other.parameters);
    }

    /** Whether it is a point of a sweep. */
    public boolean isPoint() {
        return !sweep.isEmpty();
    }

    /** What it ends with: as the solver solves it, or as input that is wrong, of which no solver is asked. */
    RunRecord solvedBy(RunSolver solver, RunKey key, KeptResults keep) {
        return scenario.map(valid -> solver.solve(valid, key, keep))
                .orElseGet(() -> RunRecord.failed(key, RunStatus.input(problem), 0));
    }

    /** Runs with the baselines that they need: results of a policy are read beside those of its baseline. */
    static List<PlannedRun> withBaselines(List<PlannedRun> runs) {
        Map<String, PlannedRun> all = new LinkedHashMap<>();
        runs.forEach(run -> addBaseline(all, run));
        runs.forEach(run -> all.put(run.name(), run));
        return List.copyOf(all.values());
    }

    private static void addBaseline(Map<String, PlannedRun> all, PlannedRun run) {
        run.baseline().ifPresent(base -> {
            addBaseline(all, base);
            all.putIfAbsent(base.name(), base);
        });
    }

    PlannedRun named(String other) {
        return new PlannedRun(other, source, askedBy, scenario, problem, baseline, parameters, sweep);
    }

    PlannedRun against(PlannedRun other) {
        return new PlannedRun(name, source, askedBy, scenario, problem, Optional.of(other), parameters, sweep);
    }
}
