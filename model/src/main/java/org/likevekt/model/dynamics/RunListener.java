package org.likevekt.model.dynamics;

/** Hears of every solved year of a run. */
@FunctionalInterface
public interface RunListener {
    /** Hears nothing. */
    RunListener SILENT = solution -> {};

    /** Called when a year is solved. */
    void solved(YearSolution solution);
}
