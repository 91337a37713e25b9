package org.likevekt.scenarios.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.library.ScenarioLibrary;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;
import org.likevekt.scenarios.store.RunStatus;
import org.likevekt.scenarios.store.Store;

/** Who is asked for a run, and when. */
class RunSolverTest {
    private static final RunKey KEY = new RunKey("1", "a", "t", "", "", "", "{}", "", "", "", "", "", Map.of());

    /** Counts what it is asked for, and solves nothing. */
    private static final class Counting implements RunSolver {
        private int asked;
        private int closed;

        @Override
        public RunRecord solve(Scenario scenario, RunKey key, KeptResults keep) {
            asked++;
            return RunRecord.failed(key, RunStatus.noSolution("none"), 0);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /** Solves one run and can then solve no more. */
    private static final class Limited implements RunSolver {
        private final RunSolver solver;
        private int asked;

        Limited(RunSolver solver) {
            this.solver = solver;
        }

        @Override
        public RunRecord solve(Scenario scenario, RunKey key, KeptResults keep) {
            if (asked++ > 0) {
                throw new Clusters.ClusterException("the cluster solves no more: gone");
            }
            return solver.solve(scenario, key, keep);
        }

        @Override
        public void close() {
            solver.close();
        }
    }

    private static Scenario baseline() {
        ScenarioLibrary library = Economy.of(Optional.empty()).library();
        return library.load("baseline");
    }

    @Test
    void aRunThatIsWrongIsAskedOfNoSolver() {
        Counting solver = new Counting();
        PlannedRun wrong = PlannedRun.wrong("a", "a.yaml", "a.yaml", "a.yaml:1:1: no title");
        RunRecord record = wrong.solvedBy(solver, KEY, KeptResults.RUN);
        assertEquals(RunStatus.input("a.yaml:1:1: no title"), record.ending());
        assertEquals(0, solver.asked);
    }

    @Test
    void aClusterIsStartedByTheFirstRunThatNeedsOne() {
        Counting solver = new Counting();
        int[] opened = new int[1];
        Clusters.WhenAsked cluster = new Clusters.WhenAsked(() -> {
            opened[0]++;
            return solver;
        });
        cluster.close();
        assertEquals(List.of(0, 0), List.of(opened[0], solver.closed));
        Scenario scenario = baseline();
        cluster.solve(scenario, KEY, KeptResults.RUN);
        cluster.solve(scenario, KEY, KeptResults.RUN);
        cluster.close();
        assertEquals(List.of(1, 2, 1), List.of(opened[0], solver.asked, solver.closed));
    }

    /** Hundreds of runs wait for it; each would wait for a minute again. */
    @Test
    void aClusterThatDoesNotStartIsNotTriedAgain() {
        int[] opened = new int[1];
        Clusters.WhenAsked cluster = new Clusters.WhenAsked(() -> {
            opened[0]++;
            throw new Clusters.ClusterException("no room");
        });
        Scenario scenario = baseline();
        RuntimeException first =
                assertThrows(Clusters.ClusterException.class, () -> cluster.solve(scenario, KEY, KeptResults.RUN));
        assertSame(
                first,
                assertThrows(Clusters.ClusterException.class, () -> cluster.solve(scenario, KEY, KeptResults.RUN)));
        cluster.close();
        assertEquals(1, opened[0]);
    }

    /** At night a cluster goes: what it has not solved has not failed, and the same batch goes on in the morning. */
    @Test
    void whatASolverThatGivesOutHasNotSolvedIsLeftToTheNextStart(@TempDir Path folder) throws IOException {
        for (int year = 2019; year <= 2021; year++) {
            Files.writeString(folder.resolve("to" + year + ".yaml"), "title: t\nhorizon: 2018-" + year + "\n");
        }
        Runner runner = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
        List<PlannedRun> planned = new Planner(runner).plan(List.of(folder.toString()));
        Path file = folder.resolve("night.duckdb");
        RunSolver local = new LocalSolver(runner);
        RunSolver solver = new Limited(local);
        try (Store store = Store.open(file, 1, line -> {})) {
            OutputException stopped = assertThrows(
                    OutputException.class, () -> batch(runner, store, solver).run(planned, planned));
            assertEquals(
                    "the cluster solves no more: gone. 1 of 3 runs are safe in the store. Maybe mend that and give the"
                            + " same command again, which goes on with the others",
                    stopped.getMessage());
        }
        try (Store store = Store.open(file, 1, line -> {})) {
            List<RunOutcome> again =
                    batch(runner, store, local).run(planned, planned).outcomes();
            assertEquals(
                    List.of("skipped", "solved", "solved"),
                    again.stream().map(RunOutcome::word).toList());
        }
    }

    private static Batch batch(Runner runner, Store store, RunSolver solver) {
        Batch.Options options = new Batch.Options("1", "code", 1, false, KeptResults.RUN, KeptResults.POINT);
        return new Batch(runner, store, options, solver, (outcome, done, all) -> {});
    }
}
