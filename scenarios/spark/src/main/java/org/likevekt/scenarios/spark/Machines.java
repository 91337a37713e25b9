package org.likevekt.scenarios.spark;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Says when the first machine comes and when the last has gone, after which Spark waits for another without a word. */
final class Machines extends SparkListener {
    private final SparkContext spark;
    private final Consumer<String> remark;
    private final Set<String> executors = new HashSet<>();

    Machines(SparkContext spark, Consumer<String> remark) {
        this.spark = spark;
        this.remark = remark;
    }

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
        executors.add(added.executorId());
        if (executors.size() == 1) {
            remark.accept("the cluster's first machine is here: "
                    + added.executorInfo().executorHost());
        }
    }

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        if (executors.remove(removed.executorId()) && executors.isEmpty() && !spark.isStopped()) {
            remark.accept("no machine of the cluster is left; the runs wait until one comes");
        }
    }
}
