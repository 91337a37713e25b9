package org.likevekt.scenarios.hindcast;

import java.util.List;
import java.util.stream.IntStream;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;

/**
 * The model run over the years before the base year, forward in time, from the state that leads to the base year's. What is known is
 * given, and what the baseline lets go on has gone on at the same rate.
 */
final class Backcast {
    private static final List<String> PUBLIC = List.of("OFFADM", "UNDERV", "HELSE");
    static final String PETROLEUM = "OLJE";

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
        this.trajectory = runner.arriving(baseline, "hindcast", paths(), observed.last());
    }

    /**
     * Solves the years.
     *
     * @throws org.likevekt.scenarios.run.RunFailedException when one has no solution, or no state leads to the base year
     */
    static Backcast of(Observed observed, Runner runner, Run baseline) {
        return new Backcast(observed, runner, baseline);
    }

    /** The solved years, of which the last is the base year. */
    Trajectory trajectory() {
        return trajectory;
    }

    /** The years up to the base year, and the one after it, for which petroleum invests in the base year. */
    private Paths paths() {
        int base = observed.last();
        Paths.Builder paths = Drivers.basePaths(benchmark, observed.first(), base + 1).toBuilder();
        for (int year = observed.first(); year < base; year++) {
            for (Driver driver : forward.dictionary().drivers()) {
                turn(paths, driver, year);
            }
        }
        for (int year = observed.first(); year <= base; year++) {
            give(paths, year);
        }
        paths.set(Drivers.PETROLEUM_ACTIVITY, base + 1, 0, forward.value(Drivers.PETROLEUM_ACTIVITY, base + 1, 0));
        return paths.build();
    }

    /** A level goes back by what it goes on by in the baseline; a rate is what it is as many years ahead, for time runs forward. */
    private void turn(Paths.Builder paths, Driver driver, int year) {
        int ahead = 2 * observed.last() - year;
        for (int cell = 0; cell < forward.dictionary().size(driver); cell++) {
            double start = forward.value(driver, observed.last(), cell);
            double value = forward.value(driver, ahead, cell);
            if (driver.quantity().kind() == Quantity.Kind.RATE) {
                paths.set(driver, year, cell, value);
            } else if (start > 0 && value > 0 && value != start) {
                paths.set(driver, year, cell, Math.min(start * start / value, driver.maximum()));
            }
        }
    }

    private void give(Paths.Builder paths, int year) {
        int base = observed.last();
        double back = (double) (base - year) / years;
        for (int r = 0; r < benchmark.regions().size(); r++) {
            String region = benchmark.regions().code(r);
            double people = observed.employed(region, observed.first()) / observed.employed(region, base);
            paths.set(
                    Drivers.POPULATION, year, r, paths.get(Drivers.POPULATION, base, r) * StrictMath.pow(people, back));
            paths.set(Drivers.WORKING_AGE_SHARE, year, r, 1);
            for (String product : PUBLIC) {
                int cell = benchmark.industries().cell(r, benchmark.industries().indexOf(product));
                double users =
                        StrictMath.pow(national(product), back) * paths.get(Drivers.LABOUR_PRODUCTIVITY, year, cell);
                paths.set(Drivers.GOVERNMENT_PURCHASES, year, cell, users);
            }
        }
        paths.set(Drivers.PARTICIPATION, year, 0, paths.get(Drivers.PARTICIPATION, base, 0));
        paths.set(Drivers.PETROLEUM_ACTIVITY, year, 0, StrictMath.pow(national(PETROLEUM), back));
        for (int e = 0; e < benchmark.groups().size(); e++) {
            paths.set(Drivers.MIGRATION_ELASTICITY, year, e, 0);
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
        return growth(regions, industries, (year, r, i) -> figure(measure, year, r, i));
    }

    /** Growth of the country's output at 2018 prices, logarithm a year. */
    double outputGrowth(List<String> industries) {
        List<Integer> country =
                IntStream.range(0, benchmark.regions().size()).boxed().toList();
        return growth(country, industries, (year, r, i) -> year.values(Quantities.OUTPUT)[
                benchmark.industries().cell(r, i)]);
    }

    /** A figure of an industry of a region. */
    private interface Figure {
        double of(YearSolution year, int region, int industry);
    }

    private double growth(List<Integer> regions, List<String> industries, Figure figure) {
        double before = 0;
        double after = 0;
        for (int r : regions) {
            for (String industry : industries) {
                int i = benchmark.industries().indexOf(industry);
                before += figure.of(trajectory.first(), r, i);
                after += figure.of(trajectory.last(), r, i);
            }
        }
        return StrictMath.log(after / before) / years;
    }
}
