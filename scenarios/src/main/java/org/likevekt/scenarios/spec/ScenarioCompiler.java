package org.likevekt.scenarios.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;

/** Turns a scenario into the values of every driver in every year. */
public final class ScenarioCompiler {
    private ScenarioCompiler() {}

    /**
     * Applies all shocks of a scenario, ancestors first, to base paths.
     *
     * @param base the paths without any scenario, over the horizon of the scenario
     * @throws ScenarioException when a value leaves the range of its driver, a table has no figure, or one of the
     *     scenario's own shocks changes nothing; with all such findings
     * @throws IllegalArgumentException when the base paths are over other years than the scenario
     */
    public static Paths compile(Scenario scenario, Paths base) {
        Horizon horizon = scenario.horizon();
        if (base.firstYear() != horizon.first() || base.lastYear() != horizon.last()) {
            throw new IllegalArgumentException("the base paths are over " + base.firstYear() + "-" + base.lastYear()
                    + ", the scenario '" + scenario.name() + "' over " + horizon);
        }
        Paths.Builder builder = base.toBuilder();
        List<Finding> findings = new ArrayList<>(SwapRules.check(scenario, base.dictionary()));
        if (!findings.isEmpty()) {
            throw new ScenarioException(findings);
        }
        List<Shock> own = scenario.file().shocks();
        for (Shock shock : scenario.shocks()) {
            new Application(shock, horizon, base, builder, own.contains(shock))
                    .run()
                    .ifPresent(findings::add);
        }
        if (!findings.isEmpty()) {
            throw new ScenarioException(findings);
        }
        return builder.build();
    }

    /** One shock on its way into the paths. */
    private record Application(Shock shock, Horizon horizon, Paths base, Paths.Builder builder, boolean isOwn) {

        private Optional<Finding> run() {
            Years years = shock.years(horizon);
            List<Shock.Cell> cells = shock.cells(base.dictionary());
            boolean changed = false;
            int elapsed = 0;
            for (int year = horizon.first(); year <= horizon.last(); year++) {
                boolean named = years.contains(year);
                elapsed += named ? 1 : 0;
                if (!named && !(shock.profile().isHeld() && elapsed > 0)) {
                    continue;
                }
                OptionalDouble operand = OptionalDouble.empty();
                for (Shock.Cell cell : cells) {
                    Step step = new Step(year, cell, builder.get(shock.driver(), year, cell.index()));
                    if (operand.isEmpty() || !shock.profile().isOneForAllCells()) {
                        operand = shock.profile().operand(year, elapsed, cell.codes());
                    }
                    if (operand.isEmpty()) {
                        return Optional.of(noFigure(step));
                    }
                    double after = shock.operation().apply(step.before(), operand.getAsDouble());
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
            return finding("'" + shock.driver().name() + "' becomes " + Figures.plain(after) + " in " + step.year()
                    + at(step.cell()) + " (" + Figures.plain(step.before()) + " before the shock), expected "
                    + Figures.range(shock.driver()));
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
                        .append(base.dictionary().name(axis, cell.codes().get(k)));
            }
            return text.toString();
        }
    }
    /** One value on its way: when, where, and what it was. */
    private record Step(int year, Shock.Cell cell, double before) {}
}
