package org.likevekt.scenarios.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.likevekt.scenarios.store.Store;
import org.likevekt.scenarios.store.StoreReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands on a result store share. */
final class StoreOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            defaultValue = "likevekt.duckdb",
            description = "The result store (default: ${DEFAULT-VALUE}).")
    private Path store;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long to wait for a process that has the store (default: ${DEFAULT-VALUE}).")
    private double patience;

    StoreReader reader() {
        return StoreReader.open(store, patience, remark());
    }

    Store writer() {
        return Store.open(store, patience, remark());
    }

    double patience() {
        return patience;
    }

    Path file() {
        return store;
    }

    Consumer<String> remark() {
        return line -> {
            spec.commandLine().getErr().println("likevekt: " + line);
            spec.commandLine().getErr().flush();
        };
    }

    /** Prints a line. */
    void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
