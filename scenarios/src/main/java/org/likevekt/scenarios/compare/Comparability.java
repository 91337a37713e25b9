package org.likevekt.scenarios.compare;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.run.Run;

/**
 * Whether the difference of two runs means anything: same sets, same figures, years that both have, and first baselines in
 * which the same things adjust.
 *
 * <p>The closures of the two runs themselves may differ. A policy holds what its closure takes as given but its baseline
 * found at what the baseline found, so policy less baseline is an effect whatever closes the policy, and the difference of
 * two runs is one effect, plus the difference of the baselines, less the other effect. A baseline may be a policy with a
 * baseline of its own, so that its effect is one more link; only the first baselines of the two chains need agree. Of a run
 * and a baseline of its own chain they are the same run.
 */
final class Comparability {
    private Comparability() {}

    /**
     * Checks two runs.
     *
     * @throws IncomparableException when they must not be compared, saying why
     */
    public static void check(Run run, Run base, Collection<Integer> years) {
        checkSets(run, base);
        check(run, base, "the tables", tables(run), tables(base), "Maybe give both the same --data");
        Run ours = first(run);
        Run theirs = first(base);
        if (!ours.trajectory().closure().equals(theirs.trajectory().closure())) {
            throw new IncomparableException(told(run, base)
                    + ": what adjusts in their baselines differs, "
                    + ours.scenario().adjusting() + " in '" + ours.name()
                    + "' and " + theirs.scenario().adjusting() + " in '" + theirs.name()
                    + "'. Maybe give the scenario's closure, not the baseline's, or another baseline");
        }
        years.forEach(year -> {
            checkYear(run, base, run, year);
            checkYear(run, base, base, year);
        });
    }

    private static String tables(Run run) {
        return Objects.requireNonNull(run.hashes().get("data"));
    }

    /** The run at the end of the chain of baselines. */
    private static Run first(Run run) {
        return run.baseline().map(Comparability::first).orElse(run);
    }

    private static void checkSets(Run run, Run base) {
        Benchmark ours = run.model().benchmark();
        Benchmark theirs = base.model().benchmark();
        check(run, base, ours.regions(), theirs.regions());
        check(run, base, ours.industries(), theirs.industries());
        check(run, base, ours.groups(), theirs.groups());
    }

    private static void check(Run run, Run base, Classification ours, Classification theirs) {
        check(run, base, "the " + ours.name(), names(ours), names(theirs), "Maybe give both the same");
    }

    private static String names(Classification set) {
        return set.items().stream().map(Classification.Item::name).toList().toString();
    }

    private static void check(Run run, Run base, String what, Object ours, Object theirs, String maybe) {
        if (!ours.equals(theirs)) {
            throw new IncomparableException(told(run, base) + ": " + what + " differ, " + ours + " in '" + run.name()
                    + "' and " + theirs + " in '" + base.name() + "'. " + maybe);
        }
    }

    private static void checkYear(Run run, Run base, Run asked, int year) {
        Trajectory trajectory = asked.trajectory();
        List<Integer> both =
                List.of(trajectory.first().year(), trajectory.last().year());
        if (year < both.get(0) || year > both.get(1)) {
            throw new IncomparableException(told(run, base) + " in " + year + ": '" + asked.name() + "' has the years "
                    + both.get(0) + "-" + both.get(1) + ". Maybe name others with --year or --years");
        }
    }

    private static String told(Run run, Run base) {
        return "'" + run.name() + "' cannot be compared with '" + base.name() + "'";
    }
}
