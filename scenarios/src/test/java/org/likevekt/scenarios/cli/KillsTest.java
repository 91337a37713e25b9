package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands killed at random moments, in short; validation/kills.sh does it 200 times, and at every n-th write. */
@Tag("slow")
class KillsTest {
    private static final int KILLS = 4;

    @TempDir
    private static Path shared;

    private static Path whole;

    @TempDir
    private Path folder;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @BeforeAll
    static void runWhole() throws IOException {
        BatchFolder.good(shared.resolve("good"), 1);
        whole = shared.resolve("whole.duckdb");
        assertEquals(0, Cli.run("batch", good(), "--out", whole.toString()).code());
        for (String part : List.of("1", "2")) {
            assertEquals(
                    0,
                    Cli.run("batch", good(), "--out", part(part), "--array", part + "/2")
                            .code());
        }
    }

    private static String good() {
        return shared.resolve("good").toString();
    }

    private static String part(String number) {
        return shared.resolve("part" + number + ".duckdb").toString();
    }

    @Test
    void aKilledMergeIsDoneAgain() throws IOException, SQLException, InterruptedException {
        Path store = folder.resolve("all.duckdb");
        killed("results", "merge", "--store", store.toString(), part("1"), part("2"));
        assertEquals(StoreContent.of(whole), StoreContent.of(store), "seed " + seed);
        assertEquals(List.of("all.duckdb"), names(folder));
    }

    @Test
    void aKilledExportIsTheOldOneOrTheNewOne() throws IOException, InterruptedException {
        Path tables = folder.resolve("tables");
        killed("results", "export", tables.toString(), "--store", whole.toString(), "--format", "csv");
        Path again = shared.resolve("again");
        assertEquals(
                0,
                Cli.run("results", "export", again.toString(), "--store", whole.toString(), "--format", "csv")
                        .code());
        assertEquals(texts(again), texts(tables));
        assertEquals(List.of("tables"), names(folder));
    }

    @Test
    void aKilledRunIsTheOldOneOrTheNewOne() throws IOException, InterruptedException {
        Path policy = Path.of(good(), "policy.yaml");
        Path out = folder.resolve("out");
        killed("run", policy.toString(), "--out", out.toString());
        assertEquals(List.of("brief", "policy"), names(out), "seed " + seed);
        assertEquals(
                List.of("manifest.json", "paths.csv", "results.csv"), names(out.resolve("policy")), "seed " + seed);
    }

    /** Starts a command and kills it, a few times, and lets it end then. */
    private void killed(String... arguments) throws IOException, InterruptedException {
        long first = System.nanoTime();
        assertEquals(0, ended(start(arguments)), () -> log());
        long millis = (System.nanoTime() - first) / 1_000_000;
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = start(arguments);
            Thread.sleep(random.nextLong(millis));
            process.destroyForcibly().waitFor();
        }
        assertEquals(0, ended(start(arguments)), () -> log());
    }

    private static int ended(Process process) throws InterruptedException {
        assertTrue(process.waitFor(10, TimeUnit.MINUTES));
        return process.exitValue();
    }

    private String log() {
        try {
            return Files.readString(shared.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(shared.resolve("log").toFile())
                .start();
    }

    private static Map<String, String> texts(Path in) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : names(in)) {
            texts.put(name, Files.readString(in.resolve(name)));
        }
        return texts;
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
