package org.likevekt.model.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.equations.LinearExpenditure;

/** What paths must obey beyond the range of each driver, and what can be told before anything is solved. */
public final class PathRules {
    private static final double ROUNDING = 1e-9;

    private final Benchmark benchmark;
    private final Paths paths;

    private PathRules(Benchmark benchmark, Paths paths) {
        this.benchmark = benchmark;
        this.paths = paths;
    }

    /**
     * A rule that is broken.
     *
     * @param driver whose path breaks it
     * @param year the first year in which it does
     * @param message what was found, where, and what was expected
     * @param hint what to try; may be empty
     */
    public record Breach(Driver driver, int year, String message, String hint) {}

    /** The rules that paths break, each at the first place where they do. */
    public static List<Breach> broken(Benchmark benchmark, Paths paths) {
        PathRules rules = new PathRules(benchmark, paths);
        List<Breach> breaches = new ArrayList<>();
        rules.nobodyIsTrainedIntoTheLowGroup(Drivers.TRAINING_RATE, breaches);
        rules.nobodyIsTrainedIntoTheLowGroup(Drivers.TRAINING_PERSONS, breaches);
        rules.noGroupIsEmpty(breaches);
        rules.petroleumFallsNoFasterThanItsCapital(breaches);
        rules.householdsNeedLessThanTheyBuy(breaches);
        return List.copyOf(breaches);
    }

    private void nobodyIsTrainedIntoTheLowGroup(Driver driver, List<Breach> breaches) {
        int groups = benchmark.groups().size();
        int low = benchmark.groups().indexOf(Drivers.TRAINED_FROM);
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            double[] trained = paths.values(driver, year);
            for (int cell = low; cell < trained.length; cell += groups) {
                if (trained[cell] != 0) {
                    breaches.add(new Breach(
                            driver,
                            year,
                            "'" + driver.name() + "' of the group '" + Drivers.TRAINED_FROM + "' is " + trained[cell]
                                    + " in " + year + ", "
                                    + region(benchmark.groups().before(cell))
                                    + ", expected 0: persons are trained out of it",
                            "Maybe name the groups that they are trained into."));
                    return;
                }
            }
        }
    }

    /** Moves and training come on top, and are known only when the years before are solved. */
    private void noGroupIsEmpty(List<Breach> breaches) {
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            double[] persons = People.projected(benchmark, paths, year);
            for (int cell = 0; cell < persons.length; cell++) {
                if (!(persons[cell] > 0)) {
                    boolean isNobody = !(paths.value(
                                    Drivers.WORKING_AGE_SHARE,
                                    year,
                                    benchmark.groups().before(cell))
                            > 0);
                    Driver driver = isNobody ? Drivers.WORKING_AGE_SHARE : Drivers.HIGHER_EDUCATION_SHARE;
                    breaches.add(new Breach(
                            driver,
                            year,
                            "'" + driver.name() + "' leaves " + Math.round(persons[cell]) + " persons in the group '"
                                    + benchmark.groups().code(benchmark.groups().position(cell)) + "' in " + year + ", "
                                    + region(benchmark.groups().before(cell)) + ", expected more than none",
                            ""));
                    return;
                }
            }
        }
    }

    private void petroleumFallsNoFasterThanItsCapital(List<Breach> breaches) {
        int petroleum = benchmark.industries().indexOf(YearInputs.PETROLEUM);
        double kept = 1 - benchmark.accounts().depreciationRate().get(petroleum);
        for (int year = paths.firstYear(); year < paths.lastYear(); year++) {
            double now = paths.value(Drivers.PETROLEUM_ACTIVITY, year, 0);
            double next = paths.value(Drivers.PETROLEUM_ACTIVITY, year + 1, 0);
            if (next - kept * now < -ROUNDING) {
                breaches.add(new Breach(
                        Drivers.PETROLEUM_ACTIVITY,
                        year + 1,
                        "'petroleum_activity' falls from " + now + " in " + year + " to " + next + " in " + (year + 1)
                                + ", faster than its capital depreciates, expected at least " + kept * now,
                        ""));
                return;
            }
        }
    }

    private void householdsNeedLessThanTheyBuy(List<Breach> breaches) {
        double[] before = new double[0];
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            double[] factors = paths.values(Drivers.ELASTICITY_INCOME, year);
            if (!Arrays.equals(before, factors)) {
                try {
                    LinearExpenditure.of(benchmark, paths, year);
                } catch (IllegalArgumentException e) {
                    breaches.add(new Breach(
                            Drivers.ELASTICITY_INCOME,
                            year,
                            "'" + Drivers.ELASTICITY_INCOME.name() + "' of " + year + ": " + e.getMessage(),
                            ""));
                    return;
                }
            }
            before = factors;
        }
    }

    private String region(int r) {
        return benchmark.regions().items().get(r).name();
    }
}
