package org.likevekt.scenarios.run;

import org.likevekt.model.dynamics.YearSolution;

/** Hears how runs go; for progress and remarks to the user. */
public interface RunnerListener {
    /** Hears nothing. */
    RunnerListener SILENT = new RunnerListener() {};

    /** A run begins. */
    default void started(String name, int years) {}

    /** One of its years is solved. */
    default void solved(YearSolution solution) {}

    /** It has ended, well or not. */
    default void ended() {}

    /** Something that the user should know, in one line. */
    default void remark(String line) {}
}
