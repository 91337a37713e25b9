package org.likevekt.scenarios.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.likevekt.scenarios.batch.Shipment;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;

/** Solves a run on the machine where the task is; all tasks there share what the first has made of the inputs. */
final class SolvedThere implements Function<RunKey, RunRecord> {
    private static final long serialVersionUID = 1L;

    /** The engine of this machine for each batch, of which there is one. */
    private static final Map<String, java.util.function.Function<RunKey, RunRecord>> ENGINES =
            new ConcurrentHashMap<>();

    private final String batch;
    private final Broadcast<Shipment> inputs;

    SolvedThere(String batch, Broadcast<Shipment> inputs) {
        this.batch = batch;
        this.inputs = inputs;
    }

    @Override
    public RunRecord call(RunKey key) {
        return ENGINES.computeIfAbsent(batch, name -> engine()).apply(key);
    }

    private java.util.function.Function<RunKey, RunRecord> engine() {
        try {
            // in the folder that Spark gives the program, and takes away after it
            return inputs.value().unpacked(Files.createTempDirectory(Path.of("").toAbsolutePath(), "batch"));
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for the inputs of a batch", e);
        }
    }
}
