package org.likevekt.scenarios.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.library.ScenarioLibrary;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;
import org.likevekt.scenarios.store.RunStatus;

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
}
