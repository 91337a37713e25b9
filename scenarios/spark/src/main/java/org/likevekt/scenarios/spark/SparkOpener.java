package org.likevekt.scenarios.spark;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.likevekt.scenarios.batch.Clusters;
import org.likevekt.scenarios.batch.Clusters.ClusterException;
import org.likevekt.scenarios.batch.RunSolver;
import org.likevekt.scenarios.batch.Shipment;

/** Opens a standalone cluster; what Spark itself offers to set is set as a system property, {@code -Dspark.executor.memory=4g}. */
public final class SparkOpener implements Clusters.Opener {
    /** What Spark calls a program that no master has named. */
    private static final String NAMELESS = "spark-application-";

    @Override
    public RunSolver open(String address, Shipment inputs, List<Path> program, Consumer<String> remark) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Spark looks for its own parts by the thread's loader
        thread.setContextClassLoader(SparkOpener.class.getClassLoader());
        try {
            return new SparkSolver(opened(address, program), inputs, remark);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static JavaSparkContext opened(String address, List<Path> program) {
        JavaSparkContext spark = new JavaSparkContext(settings(address, program));
        if (spark.sc().applicationId().startsWith(NAMELESS)) {
            spark.close();
            throw new ClusterException("what answers at " + address + " takes no batch, expected a Spark master of the"
                    + " version in SPARK_HOME, " + spark.version()
                    + ". Maybe it is another version, or the port of the master's page");
        }
        return spark;
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
