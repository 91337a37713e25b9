package org.likevekt.scenarios.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.scenarios.store.Replaced;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;
import org.likevekt.scenarios.store.RunStatus;
import org.likevekt.scenarios.store.Store;

/** What is solved stays until something solved takes its place, and designs of sweeps are not mixed. */
class StoreNamesTest {
    private static final String RUNS = "select count(distinct run) from tidy where run like 'brief-%'";

    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void name() throws IOException {
        store = folder.resolve("night.duckdb");
        BatchFolder.write(folder, "brief", "title: Two years\nhorizon: 2018-2019\n");
    }

    private void sweep(String name, int n) throws IOException {
        BatchFolder.write(folder, name, """
                title: Varied
                sweep:
                  scenario: brief.yaml
                  method: lhs
                  n: %d
                  seed: 1
                  vary: [{multiply: migration_elasticity, range: [0.5, 2]}]
                """.formatted(n));
    }

    private void policy(String key) throws IOException {
        BatchFolder.write(folder, "policy", """
                title: A policy
                parent: brief
                shocks:
                  - {%s: productivity, where: {region: Agder}, value: 1.01, years: 2019-}
                """.formatted(key));
    }

    private Cli batch(String name, String... more) {
        return batch(store, name, more);
    }

    private Cli batch(Path into, String name, String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "batch";
        all[1] = folder.resolve(name + ".yaml").toString();
        all[2] = "--out";
        all[3] = into.toString();
        System.arraycopy(more, 0, all, 4, more.length);
        return Cli.run(all);
    }

    private String ask(String query) {
        return ask(store, query);
    }

    private static String ask(Path of, String query) {
        Cli result = Cli.run("sql", "--store", of.toString(), "--format", "csv", query);
        assertEquals(0, result.code(), result.err());
        return result.out().lines().reduce((first, last) -> last).orElseThrow();
    }

    @Test
    void pointsThatASweepNoLongerHasAreMarkedAndLeftOut() throws IOException {
        sweep("sweep", 3);
        assertEquals(0, batch("sweep").code());
        sweep("sweep", 2);
        Cli fewer = batch("sweep");
        assertEquals(0, fewer.code(), fewer.err());
        assertTrue(fewer.out().contains("obsolete 3 runs (no longer asked for"), fewer.out());
        assertEquals("2", ask(RUNS));
        assertEquals("2", ask("select count(*) from parameters"));
        assertEquals("5", ask("select count(distinct run_id) - 1 from results"), "they stay, and are out of the way");
        assertEquals("3", ask("select count(*) from runs where obsolete and sweep <> ''"));
        Cli listed = Cli.run("results", "ls", "--store", store.toString());
        assertEquals(
                3,
                listed.out()
                        .lines()
                        .filter(line -> line.contains("solved, obsolete"))
                        .count(),
                listed.out());
        sweep("sweep", 3);
        Cli back = batch("sweep");
        assertTrue(back.out().contains("0 solved, 0 failed, 4 skipped"), back.out());
        assertTrue(back.out().contains("obsolete 2 runs"), back.out());
        assertEquals("3", ask(RUNS));
        sweep("other", 2);
        assertEquals(0, batch("other").code());
        assertEquals("5", ask(RUNS), "what another file asks for is its own");
        Files.writeString(folder.resolve("sweep.yaml"), "title: t\nsweep: {scnario: brief.yaml}\n");
        assertEquals(ExitCode.BAD_INPUT, batch("sweep").code());
        BatchFolder.write(folder, "sweep", "title: t\nscenarios: [brief.yaml, nobody.yaml]\n");
        assertEquals(BatchCommand.PARTIAL, batch("sweep").code());
        assertEquals("5", ask(RUNS), "a file with a mistake marks nothing");
    }

    /** Each part knows the whole plan, and so does the store into which they are merged. */
    @Test
    void partsOfAnArrayMarkWhatTheWholeNoLongerHas() throws IOException {
        sweep("sweep", 3);
        assertEquals(0, batch("sweep").code());
        sweep("sweep", 2);
        for (String part : new String[] {"1", "2"}) {
            Path own = folder.resolve("part-" + part + ".duckdb");
            Cli result = batch(own, "sweep", "--array", part + "/2");
            assertEquals(0, result.code(), result.err());
            Cli merged = Cli.run("results", "merge", "--store", store.toString(), own.toString());
            assertEquals(0, merged.code(), merged.err());
            assertEquals(part, ask(RUNS), "of the new plan what is there, of the old one nothing");
        }
        sweep("sweep", 3);
        Cli again = batch("sweep", "--array", "2/3");
        assertEquals(0, again.code(), again.err());
        assertEquals("3", ask(RUNS), "what is asked for, whichever part is solved");
    }

    @Test
    void aFileThatIsWrongNowKeepsItsSolvedFigures() throws IOException {
        policy("multiply");
        assertEquals(0, batch("policy").code());
        String figures = "select count(*) from results join runs using (run_id) where name = 'policy'";
        String solved = ask(figures);
        policy("multply");
        Cli wrong = batch("policy", folder.resolve("brief.yaml").toString());
        assertEquals(BatchCommand.PARTIAL, wrong.code());
        String said = wrong.out().replaceAll("\\s+", " ");
        assertTrue(said.contains("The solved run 'policy' stays in the store; this one is 'policy~failed'."), said);
        assertEquals(solved, ask(figures));
        assertEquals("input", ask("select cause from runs where name = 'policy~failed'"));
        Cli still = batch("policy", folder.resolve("brief.yaml").toString());
        assertTrue(still.out().contains("failed   policy (unchanged since)"), still.out());
        policy("multiply");
        Cli mended = batch("policy");
        assertTrue(mended.out().contains("0 solved, 0 failed, 2 skipped"), mended.out());
        assertEquals("2", ask("select count(*) from runs"), "the failed one is gone");
        policy("multply");
        batch("policy", folder.resolve("brief.yaml").toString());
        BatchFolder.write(
                folder,
                "policy",
                "title: t\nparent: brief\nshocks:\n- {multiply: productivity, value: 1.02, years: 2019-}\n");
        Cli changed = batch("policy");
        assertEquals(0, changed.code(), changed.err());
        assertTrue(changed.out().contains("replaced 1 run (said something else): policy"), changed.out());
        assertEquals("2", ask("select count(*) from runs"), "both are replaced");
        assertEquals("t", ask("select title from runs where name = 'policy'"));
    }

    @Test
    void aReplacedBaselineIsSaidToBeRenamed() throws IOException {
        policy("multiply");
        assertEquals(0, batch("policy").code());
        BatchFolder.write(folder, "brief", "title: Other years\nhorizon: 2018-2019\n");
        Cli result = batch("brief");
        assertTrue(
                result.out().contains("renamed  1 run (others are still compared with): brief to brief~"),
                result.out());
    }

    /** Solved again with --rerun, and out of memory this time. */
    @Test
    void aSolvedRunThatFailsNowStaysAsItIs() throws IOException {
        assertEquals(0, batch("brief").code());
        String solved = ask("select count(*) from results");
        RunKey key = key(ask("select run_id from runs"), "brief");
        try (Store open = Store.open(store, 0, line -> {})) {
            assertEquals(Optional.of(RunStatus.SOLVED), open.find(key));
            Replaced replaced = open.write(RunRecord.failed(key, RunStatus.fault("out of memory"), 1));
            assertEquals(new Replaced(Replaced.Kind.STAYED, ""), replaced);
            assertEquals(Optional.of(RunStatus.SOLVED), open.find(key));
            RunKey other = key("0123456789abcdef", "brief");
            assertEquals(
                    new Replaced(Replaced.Kind.STAYED, "brief~failed"),
                    open.write(RunRecord.failed(other, RunStatus.fault("out of memory"), 1)));
            assertFalse(open.find(other).orElseThrow().isFinal(), "a fault is tried again");
            RunKey third = key("fedcba9876543210", "brief");
            open.write(RunRecord.failed(third, RunStatus.noSolution("none"), 1));
            assertEquals(Optional.empty(), open.find(other), "one failed run of a name is enough");
        }
        assertEquals(solved, ask("select count(*) from results"));
        assertEquals("solved", ask("select status from runs where name = 'brief'"));
        assertEquals("none", ask("select reason from runs where name = 'brief~failed'"));
        assertEquals("2", ask("select count(*) from runs"));
    }

    private static RunKey key(String id, String name) {
        return new RunKey(id, name, "", "", "", "2018-2019", "{}", "", "", "", "", "", Map.of());
    }
}
