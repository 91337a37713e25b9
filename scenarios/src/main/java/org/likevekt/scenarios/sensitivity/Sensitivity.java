package org.likevekt.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.likevekt.scenarios.replay.PublishedMeasure;
import org.likevekt.scenarios.replay.PublishedRow;
import org.likevekt.scenarios.replay.Replay;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.run.Run;
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
public record Sensitivity(Design design, List<Prior> priors, List<RowSensitivity> rows, List<ParameterDraw> worlds) {
    /** Hears how it goes, from the threads of the workers, one at a time. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A part has ended.
         *
         * @param done how many have, with this one
         * @param all how many there are
         */
        void ended(int done, int all);
    }

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
     */
    public static Sensitivity of(
            Study study, List<Prior> priors, Runner runner, Design design, int jobs, Listener listener) {
        List<ReplayedRow> central = Replay.of(study, runner);
        List<Supplier<ParameterDraw>> tasks = new ArrayList<>();
        for (double[] point : design.points()) {
            tasks.add(() -> ParameterDraw.solve(study, runner.economy(), priors, point));
        }
        List<ParameterDraw> worlds = Workers.all(tasks, jobs, listener);
        List<String> names = priors.stream().map(Prior::name).toList();
        List<RowSensitivity> rows = new ArrayList<>();
        for (int row = 0; row < central.size(); row++) {
            int at = row;
            double[] figures =
                    worlds.stream().mapToDouble(world -> world.figure(at)).toArray();
            rows.add(new RowSensitivity(central.get(row), Distribution.of(design, figures), names));
        }
        return new Sensitivity(design, priors, rows, worlds);
    }

    /**
     * First-order sensitivity of a study's results at the documented parameters, by adjoint. A ranking has no derivative.
     *
     * @param jobs number of workers
     */
    public static Sensitivity local(Study study, List<Prior> priors, Runner runner, int jobs, Listener listener) {
        List<ReplayedRow> central = Replay.of(study, runner);
        Map<String, Run> runs = new TreeMap<>();
        central.forEach(row -> runs.computeIfAbsent(row.row().scenario(), runner::run));
        LocalEffects local = new LocalEffects(runner, priors);
        List<Supplier<Distribution>> tasks = new ArrayList<>();
        for (ReplayedRow row : central) {
            tasks.add(() -> PublishedClaim.isRanking(row.row())
                    ? Distribution.unknown(priors.size())
                    : Distribution.linear(row.figure(), effects(row, runs, local, priors)));
        }
        List<Distribution> spreads = Workers.all(tasks, jobs, listener);
        List<String> names = priors.stream().map(Prior::name).toList();
        List<RowSensitivity> rows = new ArrayList<>();
        for (int row = 0; row < central.size(); row++) {
            rows.add(new RowSensitivity(central.get(row), spreads.get(row), names));
        }
        return new Sensitivity(Design.none(priors), priors, rows, List.of());
    }

    /** The worlds that have no solution, or could not be built. */
    public List<ParameterDraw> failed() {
        return worlds.stream().filter(world -> world.rows().isEmpty()).toList();
    }

    /** The study's rows; a figure of the accounts is of no run. */
    private static double[] effects(
            ReplayedRow central, Map<String, Run> runs, LocalEffects local, List<Prior> priors) {
        PublishedRow row = central.row();
        if (row.measure() == PublishedMeasure.LABOUR_SHARE) {
            return new double[priors.size()];
        }
        Run run = Objects.requireNonNull(runs.get(row.scenario()));
        double[] effects = local.of(LinearFigure.of(row, run), run);
        for (int d = 0; d < effects.length; d++) {
            effects[d] *= priors.get(d).sd();
        }
        return effects;
    }
}
