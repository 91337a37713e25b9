package org.likevekt.scenarios.spark;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.likevekt.scenarios.batch.Clusters;
import org.likevekt.scenarios.batch.RunSolver;
import org.likevekt.scenarios.batch.Shipment;

/** Opens a standalone cluster; what Spark itself offers to set is set as a system property, {@code -Dspark.executor.memory=4g}. */
public final class SparkOpener implements Clusters.Opener {
    @Override
    public RunSolver open(String address, Shipment inputs, List<Path> program) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Spark looks for its own parts by the thread's loader
        thread.setContextClassLoader(SparkOpener.class.getClassLoader());
        try {
            return new SparkSolver(new JavaSparkContext(settings(address, program)), inputs);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static SparkConf settings(String address, List<Path> program) {
        String jars = String.join(
                ",", program.stream().map(jar -> jar.toUri().toString()).toList());
        return new SparkConf()
                .setMaster(address)
                .setAppName("likevekt batch")
                .set("spark.jars", jars)
                // the program has libraries in other versions than Spark
                .set("spark.executor.userClassPathFirst", "true")
                // names of files and of regions have letters that a machine without a locale lacks
                .set("spark.executorEnv.LC_ALL", "C.UTF-8")
                .setIfMissing("spark.executor.extraJavaOptions", "-Dfile.encoding=UTF-8")
                .setIfMissing("spark.ui.enabled", "false");
    }
}
