package org.likevekt.scenarios.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.solver.linear.DenseKernel;

/** What is planned is all that a batch needs and knows. */
class PlannerTest {
    private static final Economy ECONOMY = Economy.of(Optional.empty());
    private static final Runner RUNNER = new Runner(ECONOMY, RunnerListener.SILENT);

    @TempDir
    private Path folder;

    /** A baseline edited while a batch runs: what was planned is solved, under the key of what was planned. */
    @Test
    void whatIsPlannedIsWhatIsSolved() throws IOException {
        String base = "title: t\nhorizon: 2018-2019\nshocks:\n- {multiply: productivity, value: 1.01, years: 2019-}\n";
        write("base", base);
        write("policy", "title: t\nparent: base\nshocks:\n- {multiply: export_demand, value: 1.1, years: 2019}\n");
        List<PlannedRun> planned = plan("policy.yaml");
        RunKey key = key(RUNNER, planned.get(0));
        write("base", base.replace("1.01", "1.02"));
        Files.delete(folder.resolve("policy.yaml"));
        Runner runner = new Runner(ECONOMY, RunnerListener.SILENT);
        String solved = runner.run(scenario(planned)).fingerprint();
        assertEquals(key, key(runner, planned.get(0)));
        write("base", base);
        write("policy", "title: t\nparent: base\nshocks:\n- {multiply: export_demand, value: 1.1, years: 2019}\n");
        assertEquals(runner.run(scenario(plan("policy.yaml"))).fingerprint(), solved);
        write("base", base.replace("1.01", "1.02"));
        assertNotEquals(runner.run(scenario(plan("policy.yaml"))).fingerprint(), solved);
        assertNotEquals(key, key(runner, plan("policy.yaml").get(0)));
    }

    @Test
    void aParentOfManyIsReadOnce() throws IOException {
        write("base", "title: t\nhorizon: 2018-2019\n");
        write("one", "title: t\nparent: base\n");
        write("two", "title: t\nparent: base\n");
        List<PlannedRun> planned = plan("");
        assertEquals(
                List.of("base", "one", "two"),
                planned.stream().map(PlannedRun::name).toList());
        assertSame(
                planned.get(1).scenario().flatMap(Scenario::baseline).orElseThrow(),
                planned.get(2).scenario().flatMap(Scenario::baseline).orElseThrow());
        assertSame(
                planned.get(0).scenario().orElseThrow().file(),
                planned.get(1).scenario().orElseThrow().chain().get(0));
    }

    @Test
    void anotherKernelIsAnotherKey() throws IOException {
        write("base", "title: t\nhorizon: 2018-2019\n");
        PlannedRun planned = plan("base.yaml").get(0);
        Runner lapack = new Runner(ECONOMY, RunnerListener.SILENT, DenseKernel.LAPACK);
        assertNotEquals(key(RUNNER, planned).id(), key(lapack, planned).id());
    }

    @Test
    void runsKnowWhoAsksForThem() throws IOException {
        write("base", "title: t\nhorizon: 2018-2019\n");
        write("one", "title: t\nparent: base\n");
        write("batch", """
                title: t
                scenarios: [one.yaml]
                sweep:
                  scenario: one.yaml
                  vary: [{multiply: migration_elasticity, values: [0.5, 2]}]
                """);
        String batch = folder.resolve("batch.yaml").toString();
        List<PlannedRun> planned = plan("batch.yaml");
        assertEquals(3, planned.size());
        assertTrue(planned.stream().allMatch(run -> run.askedBy().equals(batch)), planned.toString());
        assertEquals("", planned.get(0).baseline().orElseThrow().askedBy());
        assertEquals(folder.toString(), plan("").get(0).askedBy());
        assertEquals(
                folder + "/o*.yaml",
                new Planner(RUNNER).plan(List.of(folder + "/o*.yaml")).get(0).askedBy());
        assertEquals(
                "vocational",
                new Planner(RUNNER).plan(List.of("vocational")).get(0).askedBy());
    }

    /** A name in a batch file means what it means after {@code parent}: a file beside it first, then one of the library. */
    @Test
    void aNameInABatchFileIsLookedForBesideIt() throws IOException {
        write("mine", "title: t\nhorizon: 2018-2019\n");
        write("vocational", "title: my own\nhorizon: 2018-2019\n");
        write("batch", """
                title: t
                scenarios: [mine, vocational, lifelong]
                sweep:
                  scenario: mine
                  vary: [{multiply: migration_elasticity, values: [0.5]}]
                """);
        List<String> titles = plan("batch.yaml").stream()
                .map(run -> run.scenario().orElseThrow().chain().get(0).title().text())
                .toList();
        assertEquals(List.of("t", "my own"), titles.subList(0, 2));
        assertEquals(4, titles.size());
        assertEquals("t", titles.get(3));
    }

    /** A file copied into another folder is the same run; one that says something else is refused. */
    @Test
    void equalRunsOfOneNameAreOne() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("b"));
        write("a/run", "title: t\nhorizon: 2018-2019\n");
        write("b/run", "title: t\nhorizon: 2018-2019\n");
        assertEquals(1, plan("a/run.yaml", "b/run.yaml").size());
        write("b/run", "title: t\nhorizon: 2018-2020\n");
        List<PlannedRun> planned = plan("a/run.yaml", "b/run.yaml");
        assertEquals(2, planned.size());
        assertTrue(
                planned.get(1).problem().contains("the name 'run' is taken by " + folder.resolve("a/run.yaml")),
                planned.get(1).problem());
    }

    private List<PlannedRun> plan(String... files) {
        return new Planner(RUNNER)
                .plan(List.of(files).stream()
                        .map(file -> folder.resolve(file).toString())
                        .toList());
    }

    private static Scenario scenario(List<PlannedRun> planned) {
        return planned.get(0).scenario().orElseThrow();
    }

    private static RunKey key(Runner runner, PlannedRun run) {
        return new RunKeys(runner, "0", "code", KeptResults.RUN).of(run, KeptResults.RUN);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), text);
    }
}
