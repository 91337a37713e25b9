package org.likevekt.scenarios.batch;

import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.run.Failure;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;
import org.likevekt.scenarios.store.RunStatus;

/** Solves runs in the thread that asks; all share the equations and baselines of one runner. */
public final class LocalSolver implements RunSolver {
    private final Runner runner;

    /** A solver of the runner's economy. */
    public LocalSolver(Runner runner) {
        this.runner = runner;
    }

    @Override
    public RunRecord solve(Scenario scenario, RunKey key, KeptResults keep) {
        long start = System.nanoTime();
        try {
            return RunRecord.solved(key, runner.run(scenario), keep);
        } catch (Throwable thrown) {
            // one run less, whatever it was; the others go on
            return RunRecord.failed(key, ending(thrown), (System.nanoTime() - start) / 1e9);
        }
    }

    @Override
    public void close() {
        // the runner is whoever's made it
    }

    private static RunStatus ending(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        return switch (failure.kind()) {
            case INPUT -> RunStatus.input(String.valueOf(thrown.getMessage()));
            case NO_SOLUTION -> RunStatus.noSolution(failure.told());
            case FAULT -> RunStatus.fault(failure.told() + ". " + failure.advice());
        };
    }
}
