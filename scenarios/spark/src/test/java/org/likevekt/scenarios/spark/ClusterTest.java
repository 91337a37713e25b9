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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of this machine, a master and two workers: what it solves is what the machine alone does, bit for bit. */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClusterTest {
    private static final Path SPARK = Path.of(System.getProperty("spark.home"));
    private static final int RUNS = Integer.getInteger("cluster.runs", 24);
    private static final String LAST = System.getProperty("cluster.last", "2024");
    private static final Pattern ENDED = Pattern.compile("\\d+/\\d+ (solved|failed|skipped) .*");

    @TempDir
    private static Path folder;

    private static final List<Process> STARTED = new ArrayList<>();
    private static String address = "";
    private static Process second;
    private static Process refused;

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
        Files.createDirectory(folder.resolve("tmp"));
        Runtime.getRuntime().addShutdownHook(new Thread(ClusterTest::stopCluster));
        int port = free();
        int page = free();
        address = "spark://127.0.0.1:" + port;
        start(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--port",
                String.valueOf(port),
                "--webui-port",
                String.valueOf(page));
        await(port);
        worker("one");
        second = worker("two");
        // Spark asks for a minute before it gives up
        refused = program("batch", "baseline", "--on", "spark://127.0.0.1:" + page, "--out", "refused.duckdb");
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
        synchronized (STARTED) {
            Collections.reverse(STARTED);
            STARTED.forEach(ClusterTest::kill);
            STARTED.clear();
        }
    }

    /** A machine that is lost: with a worker goes what it has started. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Test
    void aWorkerThatIsKilledCostsNothingButTime() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process batch = program("batch", "sweep.yaml", "--on", address, "--out", "cluster.duckdb", "--no-progress");
        List<String> said = heard(batch, RUNS / 4, () -> kill(second));
        assertEquals(0, batch.waitFor(), String.join("\n", said));
        double there = (System.nanoTime() - start) / 1e9;
        assertTrue(!second.isAlive() && said.stream().anyMatch(line -> line.contains("Lost executor")), said::toString);
        assertSummary((RUNS + 1) + " solved, 0 failed, 0 skipped", said);
        start = System.nanoTime();
        finish("batch", "sweep.yaml", "--out", "here.duckdb", "--no-progress", "--jobs", "2");
        double here = (System.nanoTime() - start) / 1e9;
        assertEquals(content("here.duckdb", RUNS), content("cluster.duckdb", RUNS));
        System.out.printf("%d runs: %.1f s here, %.1f s on the cluster with a worker killed%n", RUNS + 1, here, there);
    }

    @Test
    void municipalitiesHaveTheSameBitsOnTheClusterAndWithOneThreadAndTwo() throws IOException, InterruptedException {
        String kind = "title: t\nparent: baseline\nhorizon: 2018-2020\nregions: trondelag-split\nshocks:\n";
        Files.createDirectory(folder.resolve("split"));
        Files.writeString(
                folder.resolve("split/progress.yaml"),
                kind + "  - {multiply: productivity, value: 1.01, where: {region: Trondheim}, years: 2019-}\n");
        Files.writeString(
                folder.resolve("split/skills.yaml"),
                kind
                        + "  - {set: training_persons, value: 300, where: {region: Trøndelag, group: vocational}, years: 2019}\n");
        String solved = finish("batch", "split", "--on", address, "--out", "split-cluster.duckdb");
        assertSummary("3 solved, 0 failed, 0 skipped", solved.lines().toList());
        List<String> stores = new ArrayList<>();
        for (String threads : List.of("1", "2")) {
            String store = "split-" + threads + ".duckdb";
            Process batch = program(
                    List.of("-XX:ActiveProcessorCount=" + threads),
                    "batch",
                    "split",
                    "--jobs",
                    threads,
                    "--out",
                    store);
            finish(batch);
            stores.add(content(store, 3));
        }
        assertEquals(stores.get(0), stores.get(1));
        assertEquals(stores.get(0), content("split-cluster.duckdb", 3));
    }

    /** What was not solved when a user stopped it has not failed. */
    @Test
    void aBatchThatIsStoppedGoesOn() throws IOException, InterruptedException {
        Process batch = program("batch", "sweep.yaml", "--on", address, "--out", "stopped.duckdb", "--no-progress");
        List<String> said = heard(batch, 2, batch.toHandle()::destroy);
        assertTrue(batch.waitFor() != 0, said::toString);
        assertTrue(said.stream().noneMatch(line -> line.contains(" failed ")), said::toString);
        assertTrue(solved(said) >= 2 && solved(said) <= RUNS, said::toString);
        String again = finish("batch", "sweep.yaml", "--out", "stopped.duckdb", "--no-progress", "--jobs", "2");
        Matcher summary =
                Pattern.compile("(\\d+) solved, 0 failed, (\\d+) skipped").matcher(again);
        assertTrue(summary.find(), again);
        assertTrue(Integer.parseInt(summary.group(2)) >= solved(said), again);
    }

    @Test
    void whatIsNoMasterIsToldAndNoRunIsMarkedAsFailed() throws IOException, InterruptedException {
        List<String> said = heard(refused, 0, () -> {});
        assertEquals(2, refused.waitFor(), said::toString);
        String all = String.join(" ", said).replaceAll("\\s+", " ");
        assertTrue(all.contains("takes no batch, expected a Spark master of the version in SPARK_HOME, 4."), all);
        assertTrue(all.contains("0 of 1 runs are safe in the store"), all);
        assertTrue(said.stream().noneMatch(line -> ENDED.matcher(line).matches()), all);
    }

    /** All that a program says; something is done once when so many runs are solved. */
    private static List<String> heard(Process program, int runs, Runnable then) throws IOException {
        List<String> said = new ArrayList<>();
        boolean isDone = false;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (!isDone && solved(said) >= runs) {
                    then.run();
                    isDone = true;
                }
            }
        }
        return said;
    }

    private static long solved(List<String> said) {
        return said.stream()
                .map(ENDED::matcher)
                .filter(line -> line.matches() && line.group(1).equals("solved"))
                .count();
    }

    private static void assertSummary(String expected, List<String> said) {
        String summary = said.get(said.size() - 1);
        assertTrue(summary.contains(expected), () -> String.join("\n", said));
    }

    /** All that stores are compared by: a hash of every number, and of each run all but when, where and how fast it was. */
    private static String content(String store, int runs) throws IOException, InterruptedException {
        String results = finish(
                "sql",
                "--store",
                store,
                "select run_id, variable, count(*) as n,"
                        + " bit_xor(hash(year, region, destination, industry, results.group, value)) as bits"
                        + " from results group by all order by all",
                "--format",
                "csv");
        assertTrue(results.lines().count() > runs, results);
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
        return finish(program(words));
    }

    private static String finish(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static Process program(String... words) throws IOException {
        return program(List.of("-Dspark.executor.memory=700m"), words);
    }

    private static Process program(List<String> options, String... words) throws IOException {
        List<String> command = java(options);
        command.addAll(List.of("-jar", folder.resolve("program/likevekt.jar").toString()));
        command.addAll(Arrays.asList(words));
        return started(in(command));
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
        List<String> command = java(List.of());
        command.addAll(List.of("-cp", SPARK.resolve("jars") + "/*", main, "--host", "127.0.0.1"));
        command.addAll(Arrays.asList(words));
        return started(in(command).redirectOutput(folder.resolve(name + ".log").toFile()));
    }

    private static Process started(ProcessBuilder builder) throws IOException {
        synchronized (STARTED) {
            Process process = builder.redirectErrorStream(true).start();
            STARTED.add(process);
            return process;
        }
    }

    private static ProcessBuilder in(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("SPARK_HOME", SPARK.toAbsolutePath().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("tmp").toString());
        return builder;
    }

    /** Whatever is left behind by what is killed lies in the folder of this test. */
    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.addAll(options);
        return command;
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
