package org.likevekt.scenarios.hindcast;

import java.util.List;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;

/**
 * The model run from the base year back: its year n after the base year stands for the year n before. What is known is given,
 * and what the baseline lets go on goes back at the same rate.
 */
final class Backcast {
    private static final List<String> PUBLIC = List.of("OFFADM", "UNDERV", "HELSE");
    private static final String PETROLEUM = "OLJE";

    private final Observed observed;
    private final Benchmark benchmark;
    private final Paths forward;
    private final int years;
    private final Trajectory trajectory;

    private Backcast(Observed observed, Runner runner, Run baseline) {
        this.observed = observed;
        this.benchmark = runner.economy().benchmark();
        this.forward = baseline.trajectory().paths();
        this.years = observed.last() - observed.first();
        this.trajectory = runner.along(baseline, "hindcast", paths());
    }

    /**
     * Solves the years.
     *
     * @throws org.likevekt.scenarios.run.RunFailedException when one has no solution
     */
    static Backcast of(Observed observed, Runner runner, Run baseline) {
        return new Backcast(observed, runner, baseline);
    }

    private Paths paths() {
        int base = observed.last();
        Paths.Builder back = Drivers.basePaths(benchmark, base, base + years).toBuilder();
        for (int year = base + 1; year <= base + years; year++) {
            for (Driver driver : forward.dictionary().drivers()) {
                turn(back, driver, year);
            }
            give(back, year);
        }
        return back.build();
    }

    /** What the baseline has grown by since the base year is taken off. */
    private void turn(Paths.Builder back, Driver driver, int year) {
        for (int cell = 0; cell < forward.dictionary().size(driver); cell++) {
            double start = back.get(driver, observed.last(), cell);
            double value = forward.value(driver, year, cell);
            if (start > 0 && value > 0 && value != start) {
                back.set(driver, year, cell, Math.min(start * start / value, driver.maximum()));
            }
        }
    }

    private void give(Paths.Builder back, int year) {
        int back0 = observed.last();
        double passed = (double) (year - back0) / years;
        for (int r = 0; r < benchmark.regions().size(); r++) {
            String region = benchmark.regions().code(r);
            double people = observed.employed(region, observed.first()) / observed.employed(region, observed.last());
            back.set(
                    Drivers.POPULATION,
                    year,
                    r,
                    back.get(Drivers.POPULATION, back0, r) * StrictMath.pow(people, passed));
            back.set(Drivers.WORKING_AGE_SHARE, year, r, 1);
            for (String product : PUBLIC) {
                int cell = benchmark.industries().cell(r, benchmark.industries().indexOf(product));
                double users =
                        StrictMath.pow(national(product), passed) * back.get(Drivers.LABOUR_PRODUCTIVITY, year, cell);
                back.set(Drivers.GOVERNMENT_PURCHASES, year, cell, users);
            }
        }
        back.set(Drivers.PARTICIPATION, year, 0, back.get(Drivers.PARTICIPATION, back0, 0));
        back.set(Drivers.PETROLEUM_ACTIVITY, year, 0, StrictMath.pow(national(PETROLEUM), passed));
        for (int e = 0; e < benchmark.groups().size(); e++) {
            back.set(Drivers.MIGRATION_ELASTICITY, year, e, 0);
            back.set(Drivers.MIGRATION_ELASTICITY, back0, e, 0);
        }
    }

    /** The country's employed of an industry in the first year over those of the last. */
    private double national(String industry) {
        Observed.Measure measure = Observed.Measure.EMPLOYED;
        return observed.figure(measure, Observed.COUNTRY, industry, observed.first())
                        .orElseThrow()
                / observed.figure(measure, Observed.COUNTRY, industry, observed.last())
                        .orElseThrow();
    }

    /** What the model has for the last year, or for the first: (r,i), persons or MNOK at prices of the year. */
    private double figure(Observed.Measure measure, YearSolution year, int region, int industry) {
        int cell = benchmark.industries().cell(region, industry);
        if (measure == Observed.Measure.VALUE_ADDED) {
            return year.values(Quantities.VALUE_ADDED_CURRENT)[cell];
        }
        Grid persons = benchmark.accounts().persons();
        Grid base = benchmark.wages();
        double[] used = year.values(Quantities.LABOUR_DEMAND);
        double sum = 0;
        for (int e = 0; e < benchmark.groups().size(); e++) {
            double before = base.get(region, industry, e);
            sum += before == 0
                    ? 0
                    : persons.get(region, industry, e) * used[benchmark.groups().cell(cell, e)] / before;
        }
        return sum;
    }

    /** Growth from the first to the last year by the model, logarithm a year; of the country without a region. */
    double growth(Observed.Measure measure, List<Integer> regions, List<String> industries) {
        double before = 0;
        double after = 0;
        for (int r : regions) {
            for (String industry : industries) {
                int i = benchmark.industries().indexOf(industry);
                before += figure(measure, trajectory.last(), r, i);
                after += figure(measure, trajectory.first(), r, i);
            }
        }
        return StrictMath.log(after / before) / years;
    }
}
