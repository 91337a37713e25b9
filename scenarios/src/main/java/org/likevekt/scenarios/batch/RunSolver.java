package org.likevekt.scenarios.batch;

import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;

/** Solves the runs of a batch, on this machine or elsewhere; is asked from several threads at once. */
public interface RunSolver extends AutoCloseable {
    /**
     * A run with its results, or with the reason why it has none.
     *
     * @param scenario what is solved
     * @param key what it is and follows from
     * @param keep which results are wanted
     * @throws Clusters.ClusterException when nothing can be said of the run, and no other can be solved either
     */
    RunRecord solve(Scenario scenario, RunKey key, KeptResults keep);

    /** Gives back what it solves with. */
    @Override
    void close();
}
