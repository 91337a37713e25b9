package org.likevekt.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.likevekt.scenarios.replay.Replay;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.run.Runner;

/**
 * Systematic sensitivity of a study's results to the parameters of the model: the study is replayed in many worlds, each
 * with its own parameters, baseline and policies alike.
 *
 * @param design the worlds that were asked for
 * @param priors the parameters
 * @param rows the study's rows, in their order
 * @param worlds what became of each world; none for first order
 */
public record Sensitivity(Design design, List<Prior> priors, List<RowSensitivity> rows, List<World> worlds) {
    /** Copies the lists. */
    public Sensitivity {
        priors = List.copyOf(priors);
        rows = List.copyOf(rows);
        worlds = List.copyOf(worlds);
    }

    /**
     * Replays a study in every world of a design. The same design gives the same bits for any number of workers: each
     * world is solved on its own, and of a solved one only its rows stay.
     *
     * @param runner of the documented parameters
     * @param jobs number of workers
     * @param solved hears how many worlds have ended, from the workers, one at a time
     */
    public static Sensitivity of(
            Study study, List<Prior> priors, Runner runner, Design design, int jobs, IntConsumer solved) {
        List<ReplayedRow> central = Replay.of(study, runner);
        List<World> worlds = worlds(study, priors, runner, design, jobs, solved);
        List<String> names = priors.stream().map(Prior::name).toList();
        List<RowSensitivity> rows = new ArrayList<>();
        for (int row = 0; row < central.size(); row++) {
            int at = row;
            double[] figures =
                    worlds.stream().mapToDouble(world -> world.figure(at)).toArray();
            rows.add(new RowSensitivity(central.get(row), Spread.of(design, figures), names));
        }
        return new Sensitivity(design, priors, rows, worlds);
    }

    /** The worlds that have no solution, or could not be built. */
    public List<World> failed() {
        return worlds.stream().filter(world -> world.rows().isEmpty()).toList();
    }

    private static List<World> worlds(
            Study study, List<Prior> priors, Runner runner, Design design, int jobs, IntConsumer solved) {
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try {
            int[] done = {0};
            List<Future<World>> futures = new ArrayList<>();
            for (double[] point : design.points()) {
                futures.add(workers.submit(() -> {
                    World world = World.solve(study, runner.economy(), priors, point);
                    synchronized (done) {
                        done[0]++;
                        solved.accept(done[0]);
                    }
                    return world;
                }));
            }
            List<World> worlds = new ArrayList<>();
            for (Future<World> future : futures) {
                worlds.add(future.get());
            }
            return worlds;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the worlds were interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }
}
