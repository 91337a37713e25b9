package org.likevekt.scenarios.batch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.likevekt.data.UserError;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;

/**
 * The way to a cluster. What speaks with it is an optional jar beside the program's; the libraries are those of the cluster's own
 * Spark, since both sides must be of one version, and are kept apart from the program's, of which some are in both.
 */
public final class Clusters {
    private static final Pattern ADDRESS = Pattern.compile("spark://([^/:,]+):(\\d{1,5})");
    private static final Pattern CORE = Pattern.compile("spark-core_[\\d.]+-((\\d+)\\..*)\\.jar");
    private static final int OLDEST = 4;
    private static final String JAR = "likevekt-spark.jar";
    private static final String OWN = "org.likevekt.";
    private static final int PATIENCE_MS = 5_000;
    private static final int LAST_PORT = 65_535;

    private Clusters() {}

    /** What the optional jar offers. */
    @FunctionalInterface
    public interface Opener {
        /**
         * A solver on the cluster.
         *
         * @param address of its master
         * @param inputs what every machine of it plans and solves
         * @param program the program's jars
         * @param remark hears when machines come and when the last has gone
         * @throws ClusterException when no master takes the batch
         */
        RunSolver open(String address, Shipment inputs, List<Path> program, Consumer<String> remark);
    }

    /**
     * A solver on the cluster at an address such as {@code spark://host:7077}, where a master must answer. Machines are asked for
     * when the first run is, so that a batch whose runs are all in the store starts none.
     *
     * @param inputs what is planned, made when the cluster is started
     * @param home the folder of Spark, where one is known
     * @param remark hears what is to be waited for
     * @throws ClusterException when there is no cluster, no Spark or no optional jar
     */
    public static RunSolver open(
            String address, Supplier<Shipment> inputs, Optional<String> home, Consumer<String> remark) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT) {
            throw new ClusterException(
                    "--on is '" + address + "', expected spark://host:port, the address of a Spark master");
        }
        List<Path> spark = spark(home);
        Path folder = program();
        Path jar = folder.resolve(JAR);
        if (!Files.isRegularFile(jar)) {
            throw new ClusterException(
                    "there is no " + JAR + " in " + folder + ", expected the optional jar for clusters."
                            + " Maybe build it: mvn -Dfast -Pspark -pl scenarios/spark -am package");
        }
        knock(address, parts.group(1), Integer.parseInt(parts.group(2)));
        List<Path> own = new ArrayList<>(jars(folder));
        own.addAll(jars(folder.resolve("lib")));
        ClassLoader loader = new Apart(urls(jar, spark), Clusters.class.getClassLoader());
        Opener opener = ServiceLoader.load(Opener.class, loader)
                .findFirst()
                .orElseThrow(() -> new ClusterException(jar + " offers no cluster, expected the one of this build"));
        return new WhenAsked(() -> {
            remark.accept(
                    "the cluster is started: each of its machines plans the batch and solves the baselines first");
            return opener.open(address, inputs.get(), own, remark);
        });
    }

    /** The jars of the cluster's Spark, of a version that the optional jar can speak with. */
    private static List<Path> spark(Optional<String> home) {
        String expected = ", expected the folder of the Spark that the cluster runs, " + OLDEST
                + ".0 or later. Maybe export SPARK_HOME=/opt/spark";
        String folder = home.filter(name -> !name.isEmpty())
                .orElseThrow(() -> new ClusterException("SPARK_HOME is not set" + expected));
        List<Path> jars = jars(Path.of(folder, "jars"));
        Matcher core = jars.stream()
                .map(jar -> CORE.matcher(jar.getFileName().toString()))
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> new ClusterException(
                        "SPARK_HOME is '" + folder + "', where no spark-core is in 'jars'" + expected));
        if (Integer.parseInt(core.group(2)) < OLDEST) {
            throw new ClusterException("SPARK_HOME is '" + folder + "', a Spark " + core.group(1) + expected);
        }
        return jars;
    }

    /** Spark itself tries for a minute, and then says little. */
    private static void knock(String address, String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
        } catch (IOException e) {
            throw new ClusterException(
                    "no Spark master answers at " + address + ": " + UserError.reason(e)
                            + ", expected one that runs. Maybe the page of the master says another address",
                    e);
        }
    }

    private static Path program() {
        try {
            Path own = Path.of(Clusters.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Optional.ofNullable(own.getParent()).orElse(Path.of(""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class came from no file", e);
        }
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new ClusterException("the folder " + folder + " cannot be read: " + UserError.reason(e), e);
        }
    }

    private static URL[] urls(Path jar, List<Path> others) {
        List<URL> urls = new ArrayList<>();
        try {
            urls.add(jar.toUri().toURL());
            for (Path other : others) {
                urls.add(other.toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file without an address", e);
        }
        return urls.toArray(URL[]::new);
    }

    /** A cluster that cannot solve a batch, or cannot go on with it; the message says why. */
    public static final class ClusterException extends UserError {
        private static final long serialVersionUID = 1L;

        /** A cluster that cannot be had. */
        public ClusterException(String message) {
            super(message);
        }

        /** A cluster that something stands in the way of. */
        public ClusterException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A solver that is opened by the first run that it is asked for. What stops that stops all. */
    static final class WhenAsked implements RunSolver {
        private final Supplier<RunSolver> opener;
        private @Nullable RunSolver opened;
        private @Nullable RuntimeException failure;

        WhenAsked(Supplier<RunSolver> opener) {
            this.opener = opener;
        }

        @Override
        public RunRecord solve(Scenario scenario, RunKey key, KeptResults keep) {
            return opened().solve(scenario, key, keep);
        }

        private synchronized RunSolver opened() {
            if (failure != null) {
                throw failure;
            }
            try {
                RunSolver known = opened == null ? opener.get() : opened;
                opened = known;
                return known;
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public synchronized void close() {
            if (opened != null) {
                opened.close();
            }
        }
    }

    /** Libraries of their own, beside the program's classes. */
    private static final class Apart extends URLClassLoader {
        private final ClassLoader program;

        Apart(URL[] urls, ClassLoader program) {
            super(urls, ClassLoader.getPlatformClassLoader());
            this.program = program;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                return super.findClass(name);
            } catch (ClassNotFoundException e) {
                if (name.startsWith(OWN)) {
                    return program.loadClass(name);
                }
                throw e;
            }
        }
    }
}
