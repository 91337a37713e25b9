package org.likevekt.scenarios.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of this machine, a master and two workers: what it solves is what the machine alone does, bit for bit. */
class ClusterTest {
    private static final Path SPARK = Path.of(System.getProperty("spark.home"));
    private static final int RUNS = Integer.getInteger("cluster.runs", 24);
    private static final String LAST = System.getProperty("cluster.last", "2024");

    @TempDir
    private static Path folder;

    private static final List<Process> STARTED = new ArrayList<>();
    private static String address = "";
    private static Process second;

    @BeforeAll
    static void startCluster() throws IOException, InterruptedException {
        Path program = Files.createDirectory(folder.resolve("program"));
        for (String jar : List.of(System.getProperty("program"), System.getProperty("optional.jar"))) {
            Path own = Path.of(jar).toAbsolutePath();
            // not a link: Java takes a jar to be where the link leads
            Files.copy(own, program.resolve(own.getFileName()));
        }
        Files.createSymbolicLink(
                program.resolve("lib"),
                Path.of(System.getProperty("program")).toAbsolutePath().resolveSibling("lib"));
        int port = free();
        address = "spark://127.0.0.1:" + port;
        start("master", "org.apache.spark.deploy.master.Master", "--port", String.valueOf(port), "--webui-port", "0");
        await(port);
        worker("one");
        second = worker("two");
        Files.writeString(folder.resolve("brief.yaml"), "title: t\nparent: baseline\nhorizon: 2018-" + LAST + "\n");
        Files.writeString(folder.resolve("sweep.yaml"), """
                title: t
                sweep:
                  scenario: brief.yaml
                  method: lhs
                  n: %d
                  seed: 1
                  vary:
                    - {multiply: migration_elasticity, range: [0.5, 2]}
                    - {name: tfp, multiply: productivity, years: 2019-, range: [0.99, 1.01]}
                """.formatted(RUNS));
    }

    @AfterAll
    static void stopCluster() {
        Collections.reverse(STARTED);
        STARTED.forEach(Process::destroyForcibly);
    }

    @Test
    void aWorkerThatIsKilledCostsNothingButTime() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process batch = program("batch", "sweep.yaml", "--on", address, "--out", "cluster.duckdb", "--no-progress");
        List<String> said = new ArrayList<>();
        int solved = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(batch.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                solved += line.contains(" solved  ") ? 1 : 0;
                if (solved == RUNS / 4 && second.isAlive()) {
                    second.destroyForcibly();
                }
            }
        }
        assertEquals(0, batch.waitFor(), String.join("\n", said));
        double there = (System.nanoTime() - start) / 1e9;
        assertTrue(!second.isAlive() && said.stream().anyMatch(line -> line.contains("Lost executor")), said::toString);
        String summary = said.get(said.size() - 1);
        assertTrue(summary.contains((RUNS + 1) + " solved, 0 failed, 0 skipped"), summary);
        start = System.nanoTime();
        finish("batch", "sweep.yaml", "--out", "here.duckdb", "--no-progress", "--jobs", "2");
        double here = (System.nanoTime() - start) / 1e9;
        assertEquals(content("here.duckdb"), content("cluster.duckdb"));
        System.out.printf("%d runs: %.1f s here, %.1f s on the cluster with a worker killed%n", RUNS + 1, here, there);
    }

    /** All that stores are compared by: a hash of every number, and of each run all but when, where and how fast it was. */
    private static String content(String store) throws IOException, InterruptedException {
        String results = finish(
                "sql",
                "--store",
                store,
                "select run_id, variable, count(*) as n,"
                        + " bit_xor(hash(year, region, destination, industry, results.group, value)) as bits"
                        + " from results group by all order by all",
                "--format",
                "csv");
        assertTrue(results.lines().count() > RUNS, results);
        return results
                + finish(
                        "sql",
                        "--store",
                        store,
                        "select * exclude (java, machine, seconds, finished_at) from runs order by name",
                        "--format",
                        "csv")
                + finish("sql", "--store", store, "select * from points order by all", "--format", "csv");
    }

    private static String finish(String... words) throws IOException, InterruptedException {
        Process process = program(words);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static Process program(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Dfile.encoding=UTF-8",
                "-Dspark.executor.memory=700m",
                "-jar",
                folder.resolve("program/likevekt.jar").toString()));
        command.addAll(Arrays.asList(words));
        return started(command);
    }

    private static Process worker(String name) throws IOException {
        String work = folder.resolve(name).toString();
        return start(
                name,
                "org.apache.spark.deploy.worker.Worker",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "--work-dir",
                work,
                address);
    }

    private static Process start(String name, String main, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(java(), "-cp", SPARK.resolve("jars") + "/*", main, "--host", "127.0.0.1"));
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder = in(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve(name + ".log").toFile());
        Process process = builder.start();
        STARTED.add(process);
        return process;
    }

    private static Process started(List<String> command) throws IOException {
        Process process = in(command).redirectErrorStream(true).start();
        STARTED.add(process);
        return process;
    }

    private static ProcessBuilder in(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("SPARK_HOME", SPARK.toAbsolutePath().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(int port) throws InterruptedException {
        for (int k = 0; k < 600; k++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("the master does not start");
    }
}
