package org.likevekt.scenarios.batch;

import org.likevekt.scenarios.store.Replaced;
import org.likevekt.scenarios.store.RunStatus;

/**
 * How a run of a batch ended.
 *
 * @param run what was asked for
 * @param ending how it ended, now or earlier
 * @param replaced what became of an earlier one of its name in the store
 * @param isKept whether it was in the store already, unchanged
 * @param seconds time it took, solve and store
 */
public record RunOutcome(PlannedRun run, RunStatus ending, Replaced replaced, boolean isKept, double seconds) {
    /** One word: solved, failed or skipped; what failed before and is unchanged has still failed. */
    public String word() {
        return !ending.isSolved() ? "failed" : isKept ? "skipped" : "solved";
    }
}
