package org.likevekt.scenarios.spark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.likevekt.scenarios.batch.Clusters.ClusterException;
import org.likevekt.scenarios.batch.RunSolver;
import org.likevekt.scenarios.batch.Shipment;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;
import org.likevekt.scenarios.store.RunStatus;

/**
 * Solves each run as a job of one task, so that a result is here as soon as it is there, and a machine that is lost costs the runs
 * that it was solving: Spark solves them again on another.
 */
final class SparkSolver implements RunSolver {
    private static final int PATIENCE_MS = 2_000;
    private static final int PAUSE_MS = 50;

    private final JavaSparkContext spark;
    private final Broadcast<Shipment> inputs;

    SparkSolver(JavaSparkContext spark, Shipment inputs, Consumer<String> remark) {
        this.spark = spark;
        spark.sc().addSparkListener(new Machines(spark.sc(), remark));
        this.inputs = spark.broadcast(inputs);
    }

    @Override
    public RunRecord solve(Scenario scenario, RunKey key, KeptResults keep) {
        long start = System.nanoTime();
        try {
            return spark.parallelize(List.of(key), 1)
                    .map(new SolvedThere(spark.sc().applicationId(), inputs))
                    .collect()
                    .get(0);
        } catch (Exception e) {
            // what Spark throws it does not declare
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            if (isOver(e)) {
                throw new ClusterException("the cluster solves no more: " + reason, e);
            }
            return RunRecord.failed(
                    key, RunStatus.fault("The cluster did not solve it: " + reason), (System.nanoTime() - start) / 1e9);
        }
    }

    /** Whether it is not this run that has failed: Spark gives up its runs a little before it says that it has stopped. */
    private boolean isOver(Exception e) {
        try {
            for (int waited = 0; waited < PATIENCE_MS && !spark.sc().isStopped(); waited += PAUSE_MS) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return e instanceof InterruptedException
                || Thread.currentThread().isInterrupted()
                || spark.sc().isStopped();
    }

    @Override
    public void close() {
        spark.close();
    }
}
