package org.likevekt.scenarios.batch;

/** Hears how planning goes, from the threads that plan. */
@FunctionalInterface
public interface PlanListener {
    /** Hears nothing. */
    PlanListener SILENT = (done, all) -> {};

    /**
     * A scenario or a sweep has been read and checked.
     *
     * @param done how many have, with this one
     * @param all how many there are
     */
    void planned(int done, int all);
}
