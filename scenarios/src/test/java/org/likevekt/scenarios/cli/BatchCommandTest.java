package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.scenarios.store.Store;

/** Many runs in one store: what is wrong stops nothing, what is there is not solved again, what is killed goes on. */
class BatchCommandTest {
    private static final List<String> COUNTIES = Dataset.embedded().regions().items().stream()
            .map(Classification.Item::name)
            .toList();

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
        String listed = Cli.run("results", "ls", "--store", store.toString()).out();
        assertTrue(
                listed.lines().anyMatch(line -> line.startsWith("  misspelt ") && line.contains("unknown key 'shoks'")),
                listed);
        assertFalse(listed.contains("NaN"), listed);
        Cli again = Cli.run("batch", mixed.toString(), "--out", store.toString());
        assertEquals(BatchCommand.PARTIAL, again.code(), "what has failed has still failed");
        assertTrue(again.out().contains("0 solved, 3 failed, 4 skipped of 7 runs"), again.out());
    }

    @Test
    void twentyGoodOnesAreSolvedBesideThreeWrongOnes() throws IOException, SQLException {
        BatchFolder.write(
                folder,
                "brief",
                "title: t\nhorizon: 2018-2020\nregions: {"
                        + COUNTIES.stream().map(name -> name + ": " + name).collect(Collectors.joining(", ")) + "}\n");
        for (int k = 1; k < 20; k++) {
            BatchFolder.write(
                    folder,
                    "policy-" + k,
                    "title: t\nparent: brief\nshocks:\n- {multiply: productivity, where:"
                            + " {region: Agder}, value: 1." + (100 + k) + ", years: 2019-}\n");
        }
        BatchFolder.bad(folder);
        Files.delete(folder.resolve("toolong.yaml"));
        BatchFolder.write(
                folder,
                "elsewhere",
                "title: t\nbaseline: brief\nhorizon: 2018-2020\nregions: {All: [" + String.join(", ", COUNTIES)
                        + "]}\n");
        Path store = folder.resolve("twenty.duckdb");
        Cli result = Cli.run("batch", folder.toString(), "--out", store.toString());
        assertEquals(BatchCommand.PARTIAL, result.code(), result.err());
        assertTrue(result.out().contains("20 solved, 3 failed, 0 skipped of 23 runs"), result.out());
        assertTrue(result.err().contains("misspelt.yaml:3:1: unknown key 'shoks'"), result.err());
        assertTrue(
                result.err()
                        .contains("elsewhere.yaml:2:11: the baseline 'brief' is about the counties, the scenario"
                                + " 'elsewhere' about All (03"),
                result.err());
        assertTrue(result.out().contains("scenario 'unsolvable' has no solution."), result.out());
        assertEquals("20", ask(store.toString(), "SELECT count(DISTINCT run_id) FROM results"));
        assertEquals(
                "input,input,solution",
                ask(
                        store.toString(),
                        "SELECT string_agg(cause, ',' ORDER BY cause) FROM runs WHERE status = 'failed'"));
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

    @Tag("slow")
    @Test
    void fourPartsInProcessesOfTheirOwnAreTheWhole() throws IOException, SQLException, InterruptedException {
        List<Process> parts = new ArrayList<>();
        List<String> stores = new ArrayList<>();
        for (int part = 1; part <= 4; part++) {
            stores.add(folder.resolve(part + ".duckdb").toString());
            parts.add(start(
                    "log" + part,
                    "batch",
                    shared.resolve("good").toString(),
                    "--out",
                    stores.get(part - 1),
                    "--array",
                    part + "/4"));
        }
        for (Process part : parts) {
            assertTrue(part.waitFor(10, TimeUnit.MINUTES));
            assertEquals(0, part.exitValue());
        }
        Path merged = folder.resolve("merged.duckdb");
        List<String> merge = new ArrayList<>(List.of("results", "merge", "--store", merged.toString()));
        merge.addAll(stores);
        assertEquals(0, Cli.run(merge.toArray(String[]::new)).code());
        assertEquals(StoreContent.of(whole), StoreContent.of(merged));
    }

    /** The second waits if it comes before the first has ended, finds its runs, and nothing is damaged. */
    @Tag("slow")
    @Test
    void twoBatchesOnOneStoreTakeTurns() throws IOException, SQLException, InterruptedException {
        Path store = folder.resolve("both.duckdb");
        String[] command = {"batch", shared.resolve("good").toString(), "--out", store.toString(), "--wait", "300"};
        Process first = start("first", command);
        while (first.isAlive() && !Files.exists(store)) {
            Thread.sleep(5);
        }
        Process second = start("second", command);
        assertTrue(first.waitFor(10, TimeUnit.MINUTES) && second.waitFor(10, TimeUnit.MINUTES));
        String said = Files.readString(folder.resolve("second"));
        assertEquals(0, first.exitValue(), Files.readString(folder.resolve("first")));
        assertEquals(0, second.exitValue(), said);
        assertTrue(said.contains("0 solved, 0 failed, 10 skipped"), said);
        assertEquals(StoreContent.of(whole), StoreContent.of(store));
    }

    /** What a run is compared with is told by content: files of one name in two folders are two baselines. */
    @Test
    void baselinesOfOneNameAreKeptApart() throws IOException, SQLException {
        BatchFolder.good(folder.resolve("a"), 1);
        BatchFolder.good(folder.resolve("b"), 1);
        BatchFolder.write(folder.resolve("b"), "brief", "title: Another\nhorizon: 2018-2021\n");
        Files.move(folder.resolve("b/policy.yaml"), folder.resolve("b/other.yaml"));
        String store = folder.resolve("two.duckdb").toString();
        Cli asked = Cli.run("batch", of("a/policy"), of("b/other"), of("b/brief"), "--out", store);
        assertEquals(0, asked.code(), asked.err());
        assertTrue(asked.out().contains("4 solved, 0 failed, 0 skipped of 4 runs"), asked.out());
        assertEquals("brief~", baseline(store, "policy").substring(0, 6));
        assertEquals("brief", baseline(store, "other"));
        assertNoneDangles(store);
        String unasked = folder.resolve("unasked.duckdb").toString();
        for (String part : List.of("1", "2")) {
            String own = folder.resolve("part" + part + ".duckdb").toString();
            assertEquals(
                    0,
                    Cli.run("batch", of("a/policy"), of("b/other"), "--out", own, "--array", part + "/2")
                            .code());
            Cli merged = Cli.run("results", "merge", "--store", unasked, own);
            assertEquals(0, merged.code(), merged.err());
        }
        assertNoneDangles(unasked);
        assertEquals("brief~", baseline(unasked, "other").substring(0, 6));
    }

    /** Two baselines of one name that differ in their swap only; which comes first makes no difference. */
    @Test
    void baselinesThatDifferInTheirSwapAreKeptApart() throws IOException, SQLException {
        for (String side : List.of("a", "b")) {
            Path own = folder.resolve(side);
            Files.createDirectories(own);
            BatchFolder.write(own, "brief", "title: t\nhorizon: 2018-2020\n");
            BatchFolder.write(own, "pol-" + side, """
                    title: t
                    parent: brief
                    swap: []
                    shocks:
                      - {multiply: productivity, where: {region: Agder}, value: 1.01, years: 2019-}
                    """);
        }
        BatchFolder.write(folder.resolve("a"), "brief", """
                title: t
                horizon: 2018-2020
                swap:
                  - {find: payroll_tax, hold: government_saving}
                shocks:
                  - {multiply: government_saving, value: 1.05, years: 2019-}
                """);
        BatchFolder.write(folder.resolve("b"), "brief", """
                title: t
                horizon: 2018-2020
                swap: []
                shocks: []
                """);
        String forth = folder.resolve("forth.duckdb").toString();
        String back = folder.resolve("back.duckdb").toString();
        assertEquals(
                0,
                Cli.run("batch", of("a/pol-a"), of("b/pol-b"), "--out", forth).code());
        assertEquals(
                0, Cli.run("batch", of("b/pol-b"), of("a/pol-a"), "--out", back).code());
        for (String store : List.of(forth, back)) {
            assertEquals("2", ask(store, "SELECT count(*) FROM runs WHERE baseline_id = ''"));
            assertNoneDangles(store);
        }
        assertEquals(StoreContent.of(Path.of(forth)), StoreContent.of(Path.of(back)));
        String alone = folder.resolve("alone.duckdb").toString();
        assertEquals(0, Cli.run("batch", of("a/pol-a"), "--out", alone).code());
        assertEquals(0, Cli.run("batch", of("b/pol-b"), "--out", alone).code());
        for (String run : List.of("pol-a", "pol-b")) {
            String values =
                    "SELECT hash(list(value ORDER BY variable, year, region, destination, industry, results.group))"
                            + " FROM results JOIN runs USING (run_id) WHERE name = '" + run + "'";
            assertEquals(ask(alone, values), ask(forth, values), run);
        }
        assertEquals("4", ask(forth, "SELECT count(DISTINCT fingerprint) FROM runs"));
    }

    /** Names of 50 and more equal letters, and two sweeps in one file. */
    @Test
    void noPointTakesTheNameOfAnother() throws IOException, SQLException {
        String stem = "a".repeat(50);
        for (String end : List.of("-first", "-second")) {
            BatchFolder.write(
                    folder,
                    stem + end,
                    "title: t\nhorizon: 2018-2019\nshocks:\n- {multiply: productivity, value: 1.0" + end.length()
                            + ", years: 2019-}\n");
        }
        BatchFolder.write(folder, "long", """
                title: Long names
                sweep:
                  - scenario: [%1$s-first.yaml, %1$s-second.yaml]
                    vary: [{multiply: migration_elasticity, values: [0.5, 2]}]
                  - scenario: %1$s-first.yaml
                    vary: [{multiply: migration_elasticity, values: [0.5, 3]}]
                """.formatted(stem));
        String store = folder.resolve("long.duckdb").toString();
        Cli result = Cli.run("batch", of("long"), "--out", store);
        assertEquals(0, result.code(), result.err());
        assertEquals("6", ask(store, "SELECT count(DISTINCT run_id) FROM parameters"));
        assertEquals("3", ask(store, "SELECT count(DISTINCT value) FROM parameters"));
    }

    /** A baseline that is replaced stays, under another name, as long as something is compared with it. */
    @Test
    void aReplacedBaselineStaysAsLongAsItIsNeeded() throws IOException, SQLException {
        BatchFolder.good(folder, 1);
        String store = folder.resolve("own.duckdb").toString();
        assertEquals(0, Cli.run("batch", of("policy"), "--out", store).code());
        Map<String, List<String>> before = StoreContent.of(Path.of(store));
        String brief = Files.readString(folder.resolve("brief.yaml"));
        BatchFolder.write(folder, "brief", brief + "shocks:\n- {multiply: export_demand, value: 1.1, years: 2020}\n");
        assertEquals(0, Cli.run("batch", of("brief"), "--out", store).code());
        assertEquals("brief~", baseline(store, "policy").substring(0, 6));
        assertNoneDangles(store);
        Cli removed = Cli.run("results", "rm", baseline(store, "policy"), "--store", store);
        assertEquals(ExitCode.BAD_INPUT, removed.code());
        assertTrue(removed.err().contains("the run 'policy' is compared with 'brief~"), removed.err());
        assertEquals(0, Cli.run("batch", of("policy"), "--out", store).code());
        assertEquals("brief", baseline(store, "policy"));
        assertFalse(Cli.run("results", "ls", "--store", store).out().contains("~"));
        BatchFolder.write(folder, "brief", brief);
        assertEquals(0, Cli.run("batch", of("brief"), "--out", store).code());
        Cli back = Cli.run("batch", of("policy"), "--out", store);
        assertTrue(back.out().contains("1 solved, 0 failed, 1 skipped"), back.out());
        assertEquals(before, StoreContent.of(Path.of(store)));
    }

    /** Whoever reads a circle says so, in the same words. */
    @Test
    void baselinesInACircleAreTold() throws IOException {
        BatchFolder.write(folder, "one", "title: t\nbaseline: two\nhorizon: 2018-2019\n");
        BatchFolder.write(folder, "two", "title: t\nbaseline: three\nhorizon: 2018-2019\n");
        BatchFolder.write(folder, "three", "title: t\nbaseline: one\nhorizon: 2018-2019\n");
        BatchFolder.write(folder, "self", "title: t\nbaseline: self\nhorizon: 2018-2019\n");
        String out = folder.resolve("no").toString();
        for (String[] command : new String[][] {
            {"validate"}, {"run", "--out", out}, {"compare"}, {"batch", "--out", out}, {"explain-scenario"}
        }) {
            for (String name : List.of("one", "self")) {
                String[] all = Arrays.copyOf(command, command.length + 1);
                all[command.length] = of(name);
                Cli result = Cli.run(all);
                assertEquals(ExitCode.BAD_INPUT, result.code(), command[0] + result.out());
                assertTrue(
                        result.err()
                                .replaceAll("\\s+", " ")
                                .contains("the baselines run in a circle: "
                                        + (name.equals("one") ? "one, two, three, one" : "self, self")),
                        result.err());
            }
        }
        assertFalse(Files.exists(Path.of(out)));
    }

    /** What is kept of the runs is kept of their baselines. */
    @Test
    void storedRunsAreComparedWithoutSolving() throws IOException, SQLException {
        BatchFolder.good(folder, 1);
        String store = folder.resolve("years.duckdb").toString();
        assertEquals(
                0,
                Cli.run("batch", of("policy"), "--years", "2018,2020", "--out", store)
                        .code());
        assertNoneDangles(store);
        Cli result =
                Cli.run("results", "compare", "policy", "--store", store, "--variables", "product", "--format", "json");
        assertEquals(0, result.code(), result.err());
        JsonNode rows = new ObjectMapper().readTree(result.out());
        assertEquals(2, rows.size());
        JsonNode last = rows.get(1);
        assertEquals(2020, last.get("year").asInt());
        assertEquals("brief", last.get("baseline").asText());
        double percent = last.get("percent").asDouble();
        assertEquals(100 * (last.get("value").asDouble() / last.get("base").asDouble() - 1), percent, 1e-9);
        assertTrue(percent > 0.01, "more productive: " + percent);
        double first = rows.get(0).get("value").asDouble();
        double growth = 100 * (Math.sqrt(last.get("value").asDouble() / first) - 1);
        assertEquals(growth, last.get("growth").asDouble(), 1e-9);
        Cli former = Cli.run("results", "compare", "policy", "--store", store, "--variables", "product,moved");
        assertEquals(ExitCode.BAD_INPUT, former.code());
        assertTrue(former.err().contains("unknown variable 'moved'"), former.err());
        assertTrue(former.err().replaceAll("\\s+", " ").contains("Maybe 'accumulated_migration'"), former.err());
        Cli other = Cli.run("results", "compare", "policy", "--store", store, "--against", "brif");
        assertEquals(ExitCode.BAD_INPUT, other.code());
        assertTrue(other.err().contains("Maybe 'brief'"), other.err());
        Cli base = Cli.run("results", "compare", "brief", "--store", store);
        assertTrue(base.err().contains("'brief' is a baseline"), base.err());
    }

    @Test
    void baselinesWithOtherClosuresAreNotCompared() throws IOException {
        BatchFolder.good(folder, 1);
        BatchFolder.write(folder, "neutral", "title: t\nhorizon: 2018-2020\nclosure: {government: transfers}\n");
        BatchFolder.write(folder, "financed", "title: t\nparent: policy\nclosure: {government: transfers}\n");
        String store = folder.resolve("closures.duckdb").toString();
        assertEquals(
                0,
                Cli.run("batch", of("neutral"), of("policy"), of("financed"), "--out", store)
                        .code());
        Cli refused = Cli.run("results", "compare", "policy", "--against", "neutral", "--store", store);
        assertEquals(ExitCode.BAD_INPUT, refused.code());
        assertTrue(
                refused.err().replaceAll("\\s+", " ").contains("what adjusts in their baselines differ"),
                refused.err());
        assertTrue(refused.err().contains("government: saving"), refused.err());
        assertTrue(refused.err().contains("government: transfers"), refused.err());
        for (String against : List.of("policy", "brief")) {
            Cli allowed = Cli.run("results", "compare", "financed", "--against", against, "--store", store);
            assertEquals(0, allowed.code(), allowed.err());
        }
        Cli solved = Cli.run("compare", of("policy"), "--against", of("neutral"));
        assertEquals(ExitCode.BAD_INPUT, solved.code(), solved.out());
        assertTrue(
                solved.err().replaceAll("\\s+", " ").contains("what adjusts in their baselines differs"), solved.err());
        assertEquals(
                0, Cli.run("compare", of("financed"), "--against", of("policy")).code());
    }

    /** A run and its own baseline differ by an effect, also when that baseline is a policy with a swap. */
    @Test
    void aRunIsComparedWithABaselineThatIsAPolicyWithASwap() throws IOException {
        BatchFolder.good(folder, 1);
        BatchFolder.write(folder, "held", """
                title: t
                parent: policy
                swap:
                  - {find: payroll_tax, hold: government_saving}
                """);
        BatchFolder.write(folder, "more", """
                title: t
                parent: held
                baseline: held
                shocks:
                  - {multiply: export_demand, value: 1.1, years: 2020}
                """);
        String store = folder.resolve("held.duckdb").toString();
        assertEquals(0, Cli.run("batch", of("more"), "--out", store).code());
        for (String against : List.of("held", "brief")) {
            Cli stored = Cli.run("results", "compare", "more", "--against", against, "--store", store);
            assertEquals(0, stored.code(), stored.err());
            Cli solved = Cli.run("compare", of("more"), "--against", of(against));
            assertEquals(0, solved.code(), solved.err());
        }
        Cli own = Cli.run("results", "compare", "more", "--store", store);
        assertEquals(0, own.code(), own.err());
        assertEquals(0, Cli.run("compare", of("more")).code());
    }

    @Test
    void aStoreOfAnotherVersionIsRefused() throws IOException, SQLException {
        Path store = folder.resolve("future.duckdb");
        Files.copy(whole, store);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE store SET version = 99");
        }
        for (String[] command : new String[][] {
            {"results", "ls", "--store"},
            {"sql", "select 1", "--store"},
            {"results", "rm", "policy", "--store"},
            {"batch", shared.resolve("good").toString(), "--out"}
        }) {
            String[] all = Arrays.copyOf(command, command.length + 1);
            all[command.length] = store.toString();
            Cli result = Cli.run(all);
            assertEquals(ExitCode.BAD_INPUT, result.code(), command[0]);
            assertTrue(result.err().contains("version 99"), result.err());
        }
        Path strange = folder.resolve("strange.duckdb");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + strange);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine(x INTEGER)");
        }
        Cli result = Cli.run("results", "ls", "--store", strange.toString());
        assertEquals(ExitCode.BAD_INPUT, result.code());
        assertTrue(result.err().contains("not a result store"), result.err());
        assertEquals(
                ExitCode.BAD_INPUT,
                batch("--out", strange.toString()).code(),
                "a database of somebody else's is left alone");
    }

    /** R, Python and the shell are often older than the driver that wrote the file. */
    @Test
    void olderReadersCanOpenAStore() throws SQLException {
        String storage =
                ask(whole.toString(), "SELECT tags::VARCHAR FROM duckdb_databases() WHERE database_name = 'whole'");
        assertTrue(storage.contains("storage_version=v1.0.0"), storage);
    }

    private String of(String name) {
        return folder.resolve(name + ".yaml").toString();
    }

    private static String baseline(String store, String run) throws SQLException {
        return ask(store, "SELECT baseline FROM runs WHERE name = '" + run + "'");
    }

    private static void assertNoneDangles(String store) throws SQLException {
        assertEquals(
                "0",
                ask(
                        store,
                        "SELECT count(*) FROM runs WHERE baseline_id <> '' AND NOT EXISTS (SELECT 1 FROM runs base"
                                + " WHERE base.run_id = runs.baseline_id AND base.name = runs.baseline)"));
    }

    private static String ask(String store, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
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
            Process process = start("log", "batch", shared.resolve("good").toString(), "--out", store.toString());
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
            assertEquals(held, store.file());
            Process process = start("log", "results", "ls", "--store", held.toString(), "--wait", "0.3");
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
        String cluster = "spark://127.0.0.1:1";
        assertTrue(batch("--out", store, "--jobs", "0", "--on", cluster).err().contains("expected 1 or more"));
        assertTrue(batch("--out", store, "--kernel", "lapack", "--on", cluster)
                .err()
                .contains("--kernel LAPACK is of this machine, expected none with --on"));
        assertTrue(
                batch("--out", store, "--on", "local").err().contains("--on is 'local', expected spark://host:port"));
        assertTrue(batch("--out", store, "--variables", "prodct").err().contains("unknown variable 'prodct'"));
        assertFalse(Files.exists(Path.of(store)));
    }

    @Test
    void resultsAreListedShownQueriedExportedAndRemoved() throws IOException, SQLException {
        String store = folder.resolve("copy.duckdb").toString();
        Files.copy(whole, Path.of(store));
        String point = ask(store, "SELECT name FROM runs WHERE name LIKE 'policy-%-00003'");
        assertTrue(Cli.run("results", "ls", "--store", store).out().contains(point));
        String shown = Cli.run("results", "show", point, "--store", store).out();
        assertTrue(shown.contains("parameter tfp"), shown);
        Cli query =
                Cli.run("sql", "select count(distinct run_id) as n from results", "--store", store, "--format", "json");
        assertTrue(query.out().contains("\"n\" : 10"), query.out() + query.err());
        Cli export =
                Cli.run("results", "export", folder.resolve("csv").toString(), "--store", store, "--format", "csv");
        assertEquals(0, export.code(), export.err());
        assertTrue(Files.readString(folder.resolve("csv/results.csv")).startsWith("run_id,variable,year,region"));
        assertEquals(0, Cli.run("results", "rm", point, "--store", store).code());
        Cli gone = Cli.run("results", "show", point, "--store", store);
        assertEquals(ExitCode.BAD_INPUT, gone.code());
        assertTrue(gone.err().contains("there is no run '" + point + "'"), gone.err());
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

    private Process start(String log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }
}
