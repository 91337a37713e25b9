package org.likevekt.scenarios.batch;

/** Hears how a batch goes, from the threads of its workers, one at a time. */
@FunctionalInterface
public interface BatchListener {
    /**
     * A run has ended.
     *
     * @param outcome how
     * @param done how many have, with this one
     * @param all how many there are
     */
    void ended(RunOutcome outcome, int done, int all);
}
