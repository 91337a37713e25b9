package org.likevekt.scenarios.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.likevekt.data.Classification;
import org.likevekt.data.UserError;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Failure;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.Plan;
import org.likevekt.scenarios.store.Replaced;
import org.likevekt.scenarios.store.RunKey;
import org.likevekt.scenarios.store.RunRecord;
import org.likevekt.scenarios.store.RunStatus;
import org.likevekt.scenarios.store.Store;

/**
 * Brings every run of a list to an end and writes it to a store as soon as it has one. Of a finished run nothing stays in
 * memory but its outcome; baselines stay, since the others start from them.
 */
public final class Batch {
    private final Runner runner;
    private final Store store;
    private final Options options;
    private final RunSolver solver;
    private final BatchListener listener;
    private final RunKeys keys;
    private int done;

    /**
     * How a batch is run.
     *
     * @param program version of the program
     * @param codeHash of the program as it was when the batch was planned
     * @param jobs how many runs are solved at once
     * @param isRerun whether unchanged runs are solved again
     * @param runs what single runs keep
     * @param points what points of sweeps keep
     */
    public record Options(
            String program, String codeHash, int jobs, boolean isRerun, KeptResults runs, KeptResults points) {}

    /** A batch into a store, whose runs the solver solves. */
    public Batch(Runner runner, Store store, Options options, RunSolver solver, BatchListener listener) {
        this.runner = runner;
        this.store = store;
        this.options = options;
        this.solver = solver;
        this.listener = listener;
        this.keys = new RunKeys(runner, options.program(), options.codeHash(), options.runs());
    }

    /**
     * How a batch ended.
     *
     * @param outcomes one per run, in order, those of added baselines first
     * @param obsolete names of the runs in the store that are no longer asked for, since this batch
     */
    public record Ended(List<RunOutcome> outcomes, List<String> obsolete) {}

    /**
     * Brings all runs to an end, and the baselines that they need.
     *
     * @param runs what is solved here
     * @param planned all that is asked for, in whatever part of an array
     * @throws OutputException when the store cannot be written, or the solver can solve no more
     */
    public Ended run(List<PlannedRun> runs, List<PlannedRun> planned) {
        List<PlannedRun> all = PlannedRun.withBaselines(runs);
        List<String> obsolete = store.plan(plans(planned));
        writeCodes(runner.economy());
        all.stream()
                .flatMap(run -> run.scenario().stream())
                .map(Scenario::regions)
                .filter(Optional::isPresent)
                .distinct()
                .forEach(regions -> writeCodes(runner.economy().over(regions)));
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(options.jobs(), Math.max(1, all.size())));
        try {
            List<Future<RunOutcome>> futures = new ArrayList<>();
            all.forEach(run -> futures.add(workers.submit(() -> ended(run, all.size()))));
            List<RunOutcome> outcomes = new ArrayList<>();
            for (Future<RunOutcome> future : futures) {
                outcomes.add(future.get());
            }
            return new Ended(outcomes, obsolete);
        } catch (ExecutionException e) {
            throw stopped(e, all.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutputException("the batch was interrupted; what is finished is in the store", e);
        } finally {
            workers.shutdownNow();
            awaitEnd(workers);
        }
    }

    /** What each file asks for; of one with a mistake it is not known what it no longer asks for. */
    private static List<Plan> plans(List<PlannedRun> planned) {
        Map<String, List<PlannedRun>> byAsker = new LinkedHashMap<>();
        planned.stream().filter(run -> !run.askedBy().isEmpty()).forEach(run -> byAsker.computeIfAbsent(
                        run.askedBy(), asker -> new ArrayList<>())
                .add(run));
        List<Plan> plans = new ArrayList<>();
        byAsker.forEach((asker, runs) -> plans.add(new Plan(
                asker,
                PlannedRun.withBaselines(runs).stream().map(PlannedRun::name).toList(),
                runs.stream().allMatch(run -> run.scenario().isPresent()))));
        return plans;
    }

    /** What has ended is in the store, whatever stops the rest: the user is told how much, and how to go on. */
    private synchronized RuntimeException stopped(ExecutionException stop, int all) {
        if (stop.getCause() instanceof UserError known) {
            return new OutputException(
                    known.getMessage() + ". " + done + " of " + all
                            + " runs are safe in the store. Maybe mend that and give"
                            + " the same command again, which goes on with the others",
                    known);
        }
        return Failure.thrownBy(stop);
    }

    /** A store must not be closed under a worker that writes. */
    private static void awaitEnd(ExecutorService workers) {
        try {
            while (!workers.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeCodes(Economy economy) {
        Benchmark benchmark = economy.benchmark();
        writeCodes("region", benchmark.regions());
        writeCodes("industry", benchmark.dataset().industries());
        writeCodes("group", benchmark.groups());
    }

    private void writeCodes(String axis, Classification codes) {
        codes.items().forEach(item -> store.name(axis, item.code(), item.name()));
    }

    private RunOutcome ended(PlannedRun run, int all) {
        long start = System.nanoTime();
        KeptResults keep = run.isPoint() ? options.points() : options.runs();
        RunKey key = keys.of(run, keep);
        Optional<RunStatus> earlier = store.find(key).filter(ending -> ending.isFinal() && !options.isRerun());
        RunStatus ending;
        Replaced replaced = Replaced.NOTHING;
        if (earlier.isPresent()) {
            ending = earlier.get();
        } else {
            RunRecord record = run.solvedBy(solver, key, keep);
            replaced = store.write(record);
            ending = record.ending();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        RunOutcome outcome = new RunOutcome(run, ending, replaced, earlier.isPresent(), seconds);
        synchronized (this) {
            done++;
            listener.ended(outcome, done, all);
        }
        return outcome;
    }
}
