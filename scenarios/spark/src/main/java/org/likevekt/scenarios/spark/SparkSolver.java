package org.likevekt.scenarios.spark;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
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
    private final JavaSparkContext spark;
    private final Broadcast<Shipment> inputs;

    SparkSolver(JavaSparkContext spark, Shipment inputs) {
        this.spark = spark;
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
            return RunRecord.failed(
                    key,
                    RunStatus.fault("The cluster did not solve it: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
                    (System.nanoTime() - start) / 1e9);
        }
    }

    @Override
    public void close() {
        spark.close();
    }
}
