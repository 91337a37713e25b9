package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;

/**
 * Turns a scenario into the values of every driver in every year. Many scenarios have few parents, so what the shocks of
 * the last parents lead to is kept; it may be used from several threads at once.
 */
public final class ScenarioCompiler {
    /** So many parents' paths are kept: enough for a batch that mixes a few, and nothing that grows with it. */
    private static final int KEPT = 16;

    private final Function<Horizon, Paths> base;
    private final Map<Horizon, Paths> bases = new ConcurrentHashMap<>();
    private final Map<Inherited, Applied> parents = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Inherited, Applied> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * A compiler for one economy.
     *
     * @param base the paths without any scenario over a horizon
     */
    public ScenarioCompiler(Function<Horizon, Paths> base) {
        this.base = base;
    }

    /** The paths without any scenario over a horizon. */
    public Paths base(Horizon horizon) {
        return bases.computeIfAbsent(horizon, base);
    }

    /**
     * Applies all shocks of a scenario, ancestors first, to the paths without any scenario.
     *
     * @throws ScenarioException when a value leaves the range of its driver, a table has no figure, or one of the
     *     scenario's own shocks changes nothing; with all such findings
     */
    public Paths compile(Scenario scenario) {
        Horizon horizon = scenario.horizon();
        List<Shock> shocks = scenario.shocks();
        int inherited = shocks.size() - scenario.file().shocks().size();
        checkSwaps(scenario, base(horizon));
        Applied parent = parent(new Inherited(horizon, shocks.subList(0, inherited)));
        Applied whole = apply(scenario.file().shocks(), true, horizon, parent);
        if (!whole.findings().isEmpty()) {
            throw new ScenarioException(whole.findings());
        }
        return whole.paths();
    }

    private Applied parent(Inherited inherited) {
        synchronized (parents) {
            return parents.computeIfAbsent(
                    inherited,
                    key -> apply(key.shocks(), false, key.horizon(), new Applied(base(key.horizon()), List.of())));
        }
    }

    /**
     * Applies all shocks of a scenario, ancestors first, to base paths of its own.
     *
     * @param base the paths without any scenario, over the horizon of the scenario
     * @throws ScenarioException as {@link #compile(Scenario)}
     * @throws IllegalArgumentException when the base paths are over other years than the scenario
     */
    public static Paths compile(Scenario scenario, Paths base) {
        Horizon horizon = scenario.horizon();
        if (base.firstYear() != horizon.first() || base.lastYear() != horizon.last()) {
            throw new IllegalArgumentException("the base paths are over " + base.firstYear() + "-" + base.lastYear()
                    + ", the scenario '" + scenario.name() + "' over " + horizon);
        }
        return new ScenarioCompiler(years -> base).compile(scenario);
    }

    private static void checkSwaps(Scenario scenario, Paths base) {
        List<Finding> findings = SwapRules.check(scenario, base.dictionary());
        if (!findings.isEmpty()) {
            throw new ScenarioException(findings);
        }
    }

    private static Applied apply(List<Shock> shocks, boolean areOwn, Horizon horizon, Applied before) {
        Paths.Builder builder = before.paths().toBuilder();
        List<Finding> findings = new ArrayList<>(before.findings());
        for (Shock shock : shocks) {
            new Application(shock, horizon, before.paths().dictionary(), builder, areOwn)
                    .run()
                    .ifPresent(findings::add);
        }
        return new Applied(builder.build(), findings);
    }

    /** The shocks that a scenario has from its ancestors. */
    private record Inherited(Horizon horizon, List<Shock> shocks) {}

    /** Paths after some shocks, and what is wrong with these. */
    private record Applied(Paths paths, List<Finding> findings) {}

    /** One shock on its way into the paths. */
    private record Application(
            Shock shock, Horizon horizon, Dictionary dictionary, Paths.Builder builder, boolean isOwn) {

        private Optional<Finding> run() {
            List<Shock.Cell> cells = shock.cells(dictionary);
            boolean changed = false;
            for (Map.Entry<Integer, Integer> working : shock.elapsed(horizon).entrySet()) {
                int year = working.getKey();
                OptionalDouble operand = OptionalDouble.empty();
                for (Shock.Cell cell : cells) {
                    Step step = new Step(year, cell, builder.get(shock.driver(), year, cell.index()));
                    if (operand.isEmpty() || !shock.profile().isOneForAllCells()) {
                        operand = shock.profile().operand(year, working.getValue(), cell.codes());
                    }
                    if (operand.isEmpty()) {
                        return Optional.of(noFigure(step));
                    }
                    double after = shock.operation().apply(step.before(), operand.getAsDouble() * cell.share());
                    if (!isAdmissible(after)) {
                        return Optional.of(outside(step, after));
                    }
                    builder.set(shock.driver(), year, cell.index(), after);
                    changed |= after != step.before();
                }
            }
            // setting a value that it already has is a statement, not a slip
            return changed || !isOwn || shock.operation() == Operation.SET ? Optional.empty() : Optional.of(nothing());
        }

        private boolean isAdmissible(double value) {
            Driver driver = shock.driver();
            return Double.isFinite(value) && value >= driver.minimum() && value <= driver.maximum();
        }

        private Finding noFigure(Step step) {
            String table = ((Profile.Table) shock.profile()).name();
            return finding("table '" + table + "' has no figure for " + step.year() + at(step.cell()));
        }

        private Finding outside(Step step, double after) {
            return finding("'" + shock.driver().name() + "' becomes " + NumberText.plain(after) + " in " + step.year()
                    + at(step.cell()) + " (" + NumberText.plain(step.before()) + " before the shock), expected "
                    + NumberText.range(shock.driver()));
        }

        private Finding nothing() {
            return finding("the shock touches nothing: every value of '"
                    + shock.driver().name() + "' that it selects stays as it is, such as 0 multiplied");
        }

        private Finding finding(String message) {
            return new Finding(shock.mark(), message, "");
        }

        private String at(Shock.Cell cell) {
            Driver driver = shock.driver();
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < cell.codes().size(); k++) {
                Axis axis = driver.axes().get(k);
                text.append(", ")
                        .append(dictionary.axis(axis).nameOf(cell.codes().get(k)));
            }
            return text.toString();
        }
    }

    /** One value on its way: when, where, and what it was. */
    private record Step(int year, Shock.Cell cell, double before) {}
}
