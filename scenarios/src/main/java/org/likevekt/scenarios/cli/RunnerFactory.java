package org.likevekt.scenarios.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.likevekt.solver.linear.DenseKernel;

/** Makes the runner that a command works with; one that lives longer than a command keeps what it has compiled. */
@FunctionalInterface
interface RunnerFactory {
    /** A new runner for every command. */
    RunnerFactory FRESH = (data, observer, kernel) -> new Runner(Economy.of(data), observer, kernel);

    /**
     * A runner for the tables in a folder.
     *
     * @param data the folder; nothing for the tables that come with the program
     * @param observer hears how it goes
     * @param kernel who factors dense cores
     */
    Runner runner(Optional<Path> data, RunnerListener observer, DenseKernel kernel);
}
