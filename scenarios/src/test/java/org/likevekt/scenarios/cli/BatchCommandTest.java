package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.scenarios.store.Store;

/** Many runs in one store: what is wrong stops nothing, what is there is not solved again, what is killed goes on. */
class BatchCommandTest {
    @TempDir
    private static Path shared;

    private static Path whole;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runWhole() throws IOException {
        BatchFolder.good(shared.resolve("good"), 4);
        whole = shared.resolve("whole.duckdb");
        Cli result = batch("--out", whole.toString(), "--jobs", "2");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("10 solved, 0 failed, 0 skipped of 10 runs"), result.out());
    }

    private static Cli batch(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "batch";
        all[1] = shared.resolve("good").toString();
        System.arraycopy(options, 0, all, 2, options.length);
        return Cli.run(all);
    }

    @Test
    void whatIsWrongIsToldAndTheRestIsSolved() throws IOException, SQLException {
        Path mixed = folder.resolve("mixed");
        BatchFolder.good(mixed, 1);
        BatchFolder.bad(mixed);
        Path store = folder.resolve("mixed.duckdb");
        Cli result = Cli.run("batch", mixed.toString(), "--out", store.toString());
        assertEquals(BatchCommand.PARTIAL, result.code(), result.err());
        assertTrue(result.out().contains("4 solved, 3 failed, 0 skipped of 7 runs"), result.out());
        assertTrue(result.err().contains("unknown key 'shoks'"), result.err());
        assertTrue(result.err().contains("horizon is '2018-2060'"), result.err());
        assertTrue(result.out().contains("scenario 'unsolvable' has no solution."), result.out());
        Map<String, List<String>> content = StoreContent.of(store);
        assertEquals(1, content.get("unsolvable").size(), "a row that says why, and no results");
        assertTrue(content.get("policy").size() > 1_000);
        Cli again = Cli.run("batch", mixed.toString(), "--out", store.toString());
        assertEquals(BatchCommand.PARTIAL, again.code(), "what has failed has still failed");
        assertTrue(again.out().contains("0 solved, 3 failed, 4 skipped of 7 runs"), again.out());
    }

    @Test
    void unchangedRunsAreSkippedAndChangedOnesAreNot() throws IOException {
        Path own = folder.resolve("own");
        BatchFolder.good(own, 1);
        String store = folder.resolve("own.duckdb").toString();
        assertEquals(0, Cli.run("batch", own.toString(), "--out", store).code());
        Cli again = Cli.run("batch", own.resolve("*.yaml").toString(), "--out", store);
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("0 solved, 0 failed, 4 skipped"), again.out());
        String policy = Files.readString(own.resolve("policy.yaml"));
        BatchFolder.write(own, "policy", policy.replace("1.01", "1.02"));
        Cli changed = Cli.run("batch", own.toString(), "--out", store);
        assertTrue(changed.out().contains("2 solved, 0 failed, 2 skipped"), changed.out());
        Cli rerun = Cli.run("batch", own.toString(), "--out", store, "--rerun");
        assertTrue(rerun.out().contains("4 solved, 0 failed, 0 skipped"), rerun.out());
    }

    @Test
    void aBatchGivesTheSameContentWithOneWorker() throws SQLException {
        Path store = folder.resolve("one.duckdb");
        assertEquals(0, batch("--out", store.toString(), "--jobs", "1").code());
        assertEquals(StoreContent.of(whole), StoreContent.of(store));
    }

    @Test
    void partsOfAnArrayMergedAreTheWhole() throws SQLException {
        String merged = folder.resolve("merged.duckdb").toString();
        for (String part : List.of("1", "2")) {
            Cli result = batch("--out", folder.resolve(part + ".duckdb").toString(), "--array", part + "/2");
            assertEquals(0, result.code(), result.err());
        }
        Cli merge = Cli.run(
                "results",
                "merge",
                "--store",
                merged,
                folder.resolve("1.duckdb").toString(),
                folder.resolve("2.duckdb").toString());
        assertEquals(0, merge.code(), merge.err());
        assertEquals(StoreContent.of(whole), StoreContent.of(Path.of(merged)));
    }

    @Test
    void aKilledBatchGoesOn() throws IOException, SQLException, InterruptedException {
        assertKilledBatchGoesOn(folder.resolve("killed.duckdb"), 1, new Random());
    }

    @Tag("slow")
    @Test
    void aBatchKilledTenTimesGoesOn() throws IOException, SQLException, InterruptedException {
        assertKilledBatchGoesOn(folder.resolve("killed.duckdb"), 10, new Random());
    }

    private void assertKilledBatchGoesOn(Path store, int kills, Random random)
            throws IOException, SQLException, InterruptedException {
        long seed = random.nextLong();
        random.setSeed(seed);
        for (int kill = 0; kill < kills; kill++) {
            Process process = start("batch", shared.resolve("good").toString(), "--out", store.toString());
            int ended = random.nextInt(10);
            while (process.isAlive() && (!Files.exists(store) || endedInLog() < ended)) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(150));
            process.destroyForcibly().waitFor();
            Map<String, List<String>> kept = StoreContent.of(store);
            Map<String, List<String>> all = StoreContent.of(whole);
            kept.remove("");
            kept.forEach((name, rows) -> assertEquals(all.get(name), rows, name + " is whole; seed " + seed));
        }
        Cli result = batch("--out", store.toString());
        assertEquals(0, result.code(), result.err());
        assertEquals(StoreContent.of(whole), StoreContent.of(store), "seed " + seed);
    }

    @Test
    void aStoreInUseIsWaitedForAndItsHolderNamed() throws IOException, InterruptedException {
        Path held = folder.resolve("held.duckdb");
        try (Store store = Store.open(held, 0, line -> {})) {
            assertTrue(store.find("nothing").isEmpty());
            Process process = start("results", "ls", "--store", held.toString(), "--wait", "0.3");
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            String said = Files.readString(folder.resolve("log"));
            assertEquals(ExitCode.BAD_INPUT, process.exitValue(), said);
            assertTrue(
                    said.contains("in use by process " + ProcessHandle.current().pid()), said);
            assertTrue(said.contains("waiting for it"), said);
        }
    }

    @Test
    void nothingValidIsAnError() throws IOException {
        BatchFolder.write(folder, "wrong", "title: t\nparent: nobody\n");
        Cli result = Cli.run(
                "batch",
                folder.resolve("wrong.yaml").toString(),
                "vokational",
                "--out",
                folder.resolve("no.duckdb").toString());
        assertEquals(ExitCode.BAD_INPUT, result.code());
        assertTrue(result.err().contains("unknown scenario 'vokational'"), result.err());
        assertTrue(result.err().contains("not one scenario is valid"), result.err());
        assertFalse(Files.exists(folder.resolve("no.duckdb")));
    }

    @Test
    void wrongOptionsAreRefused() {
        String store = folder.resolve("no.duckdb").toString();
        assertTrue(batch("--out", store, "--array", "3/2").err().contains("expected K/N"));
        assertTrue(batch("--out", store, "--jobs", "0").err().contains("expected 1 or more"));
        assertTrue(batch("--out", store, "--variables", "prodct").err().contains("unknown variable 'prodct'"));
        assertFalse(Files.exists(Path.of(store)));
    }

    @Test
    void resultsAreListedShownQueriedExportedAndRemoved() throws IOException {
        String store = folder.resolve("copy.duckdb").toString();
        Files.copy(whole, Path.of(store));
        assertTrue(Cli.run("results", "ls", "--store", store).out().contains("policy-00003"));
        String shown =
                Cli.run("results", "show", "policy-00003", "--store", store).out();
        assertTrue(shown.contains("parameter tfp"), shown);
        Cli query =
                Cli.run("sql", "select count(distinct run_id) as n from results", "--store", store, "--format", "json");
        assertTrue(query.out().contains("\"n\" : 10"), query.out() + query.err());
        Cli export =
                Cli.run("results", "export", folder.resolve("csv").toString(), "--store", store, "--format", "csv");
        assertEquals(0, export.code(), export.err());
        assertTrue(Files.readString(folder.resolve("csv/results.csv")).startsWith("run_id,variable,year,region"));
        assertEquals(
                0, Cli.run("results", "rm", "policy-00003", "--store", store).code());
        Cli gone = Cli.run("results", "show", "policy-00003", "--store", store);
        assertEquals(ExitCode.BAD_INPUT, gone.code());
        assertTrue(gone.err().contains("there is no run 'policy-00003'"), gone.err());
    }

    @Test
    void sqlReadsOnly() throws IOException {
        String store = folder.resolve("copy.duckdb").toString();
        Files.copy(whole, Path.of(store));
        String file = folder.resolve("stolen.csv").toString();
        for (String query : List.of(
                "DROP TABLE runs",
                "DELETE FROM runs",
                "COPY runs TO '" + file + "'",
                "SELECT * FROM read_csv('/etc/hosts')",
                "SET enable_external_access = true")) {
            assertEquals(
                    ExitCode.BAD_INPUT, Cli.run("sql", query, "--store", store).code(), query);
        }
        assertFalse(Files.exists(Path.of(file)));
        assertTrue(Cli.run("results", "ls", "--store", store).out().contains("policy"));
        Cli name = Cli.run("results", "rm", "x'; DROP TABLE runs; --", "--store", store);
        assertTrue(name.err().contains("there is no run"), name.err());
    }

    private long endedInLog() throws IOException {
        return Files.readString(folder.resolve("log"))
                .lines()
                .filter(line -> line.matches("\\d+/10 .*"))
                .count();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }
}
