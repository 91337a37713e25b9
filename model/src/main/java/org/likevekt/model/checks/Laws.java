package org.likevekt.model.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.solver.newton.Outcome;

/** The laws of the model, held against a run. */
public final class Laws {
    private Laws() {}

    /**
     * All laws, in the order in which a reader wants them, for a run that was made without a guide.
     *
     * @param model the model that made the run
     * @param run a run of that model
     */
    public static List<Law> check(RegionalModel model, Trajectory run) {
        return check(model, run, Optional.empty());
    }

    /** The last year of a run that laws solve again: of more than a hundred regions these are the first five years. */
    public static int lastSolvedAgain(RegionalModel model, Trajectory run) {
        return RepeatLaws.lastSolvedAgain(model, run);
    }

    /**
     * All laws, in the order in which a reader wants them; costs one to three runs.
     *
     * @param model the model that made the run
     * @param run a run of that model
     * @param guide the run that it started from, if any
     */
    public static List<Law> check(RegionalModel model, Trajectory run, Optional<Trajectory> guide) {
        List<Law> laws = new ArrayList<>();
        laws.add(benchmark(model));
        laws.addAll(new RepeatLaws(model, run, guide).homogeneity());
        laws.addAll(new AccountLaws(model.benchmark(), run).laws());
        laws.addAll(new PeopleLaws(model.benchmark(), run).laws());
        laws.addAll(new SignLaws(model, run).laws());
        laws.addAll(new RepeatLaws(model, run, guide).repetition());
        return List.copyOf(laws);
    }

    private static Law benchmark(RegionalModel model) {
        Outcome outcome = model.replicate();
        String where = outcome.worst().isEmpty() ? "" : outcome.worst().get(0).equation();
        return new Law(
                "benchmark",
                "The base year solves the equations with zero iterations: largest residual relative to its equation.",
                outcome.residual(),
                RegionalModel.REPLICATION,
                outcome.converged() && outcome.iterations() == 0,
                where);
    }
}
