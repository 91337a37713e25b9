package org.likevekt.scenarios.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;
import org.likevekt.scenarios.format.Finding;
import org.likevekt.scenarios.format.Mark;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.format.Shock;

/** The rule of the base year: the model reproduces its accounts there, so nothing that they depend on may change. */
final class BaseYear {
    private static final double TOLERANCE = 1e-9;

    private BaseYear() {}

    /**
     * Refuses paths that differ from the accounts in the base year.
     *
     * @throws ScenarioException with every driver that does, at its last shock
     */
    static void check(Scenario scenario, Paths base, Paths paths) {
        List<Finding> findings = new ArrayList<>();
        for (Driver driver : paths.dictionary().drivers()) {
            if (!driver.entry().isFreeInBaseYear()) {
                changed(driver, base, paths)
                        .ifPresent(cell -> findings.add(finding(scenario, driver, paths, base, cell)));
            }
        }
        if (!findings.isEmpty()) {
            throw new ScenarioException(findings);
        }
    }

    private static Optional<Integer> changed(Driver driver, Paths base, Paths paths) {
        int year = paths.firstYear();
        double[] before = base.values(driver, year);
        double[] after = paths.values(driver, year);
        for (int cell = 0; cell < before.length; cell++) {
            double accounts = before[cell];
            if (Math.abs(after[cell] - accounts) > TOLERANCE * Math.max(1, Math.abs(accounts))) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    private static Finding finding(Scenario scenario, Driver driver, Paths paths, Paths base, int cell) {
        int year = paths.firstYear();
        String message = String.format(
                Locale.ROOT,
                "'%s' becomes %.6g in %d%s, expected %.6g as in the accounts, which the model reproduces in that year",
                driver.name(),
                paths.value(driver, year, cell),
                year,
                place(paths, driver, cell),
                base.value(driver, year, cell));
        Mark mark = lastShock(scenario, driver, year).map(Shock::mark).orElse(Mark.whole(scenario.name()));
        return new Finding(mark, message, "Maybe 'years: " + (year + 1) + "-'.");
    }

    private static Optional<Shock> lastShock(Scenario scenario, Driver driver, int year) {
        return scenario.shocks().stream()
                .filter(shock -> shock.driver().equals(driver)
                        && shock.years(scenario.horizon()).contains(year))
                .reduce((earlier, later) -> later);
    }

    private static String place(Paths paths, Driver driver, int cell) {
        StringBuilder text = new StringBuilder();
        paths.dictionary().codesAt(driver.axes(), cell).forEach((axis, code) -> text.append(", ")
                .append(paths.dictionary().axis(axis).nameOf(code)));
        return text.toString();
    }
}
