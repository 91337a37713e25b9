package org.likevekt.model.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;

/**
 * Derivatives of the people of a year by drivers and state. People are linear in each single figure that they depend
 * on but those of education, so the slope between any two values of it is the derivative, but for rounding; the share and
 * the odds of higher education, which bend each other, have values near to both sides.
 */
final class PeopleAdjoint {
    /** Derivatives by drivers of the year, and by the migrants and trained persons it starts from (r,e). */
    record Derivatives(Map<Driver, double[]> drivers, double[] migrants, double[] trained) {}

    private static final List<Driver> INPUTS = List.of(
            Drivers.POPULATION,
            Drivers.PARTICIPATION,
            Drivers.WORKING_AGE_SHARE,
            Drivers.HIGHER_EDUCATION_SHARE,
            Drivers.HIGHER_EDUCATION_ODDS,
            Drivers.TRAINING_RATE,
            Drivers.TRAINING_PERSONS);

    /** What does not change the persons that do not depend on the years before. */
    private static final Set<Driver> TRAINING = Set.of(Drivers.TRAINING_RATE, Drivers.TRAINING_PERSONS);

    private static final Set<Driver> CURVED = Set.of(Drivers.HIGHER_EDUCATION_SHARE, Drivers.HIGHER_EDUCATION_ODDS);

    /** A step of this share of a figure is small enough that no group becomes empty and large enough for rounding. */
    private static final double STEP = 1e-3;

    private final Benchmark benchmark;
    private final State state;
    private final Paths paths;
    private final int year;
    private final People.Projection projection;

    PeopleAdjoint(Benchmark benchmark, State state, Paths paths, int year) {
        this.benchmark = benchmark;
        this.state = state;
        this.paths = paths;
        this.year = year;
        this.projection = People.Projection.of(benchmark, paths, year);
    }

    /** Derivatives of weighted employed (r,e), household persons (r,e), population (r) and trained persons (r,e). */
    Derivatives derivatives(double[] onEmployed, double[] onHouseholds, double[] onPopulation, double[] onTrained) {
        Weights weights = new Weights(onEmployed, onHouseholds, onPopulation, onTrained);
        double base = weights.of(People.of(benchmark, state, paths, year, projection));
        Map<Driver, double[]> byDriver = new LinkedHashMap<>();
        INPUTS.forEach(driver -> byDriver.put(driver, byDriver(driver, weights, base)));
        return new Derivatives(byDriver, byState(weights, base, true), byState(weights, base, false));
    }

    private record Weights(double[] employed, double[] households, double[] population, double[] trained) {
        double of(People people) {
            return dot(employed, people.employed())
                    + dot(households, people.households())
                    + dot(population, people.population())
                    + dot(trained, people.trained());
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int k = 0; k < a.length; k++) {
                sum += a[k] * b[k];
            }
            return sum;
        }
    }

    private double[] byDriver(Driver driver, Weights weights, double base) {
        double[] values = new double[paths.dictionary().size(driver)];
        int low = benchmark.groups().indexOf(Drivers.TRAINED_FROM);
        for (int cell = 0; cell < values.length; cell++) {
            boolean source = TRAINING.contains(driver) && benchmark.groups().position(cell) == low;
            // participation counts relative to the first year, so it moves nothing in that year itself
            if (source || (driver.equals(Drivers.PARTICIPATION) && year == paths.firstYear())) {
                continue;
            }
            double value = paths.value(driver, year, cell);
            values[cell] = CURVED.contains(driver)
                    ? curved(driver, cell, value, weights)
                    : slope(driver, cell, value, value == 0 ? STEP : -STEP * value, weights, base);
        }
        return values;
    }

    private double slope(Driver driver, int cell, double value, double step, Weights weights, double base) {
        return (at(driver, cell, value + step, weights) - base) / step;
    }

    /** Central differences of two steps, of which the error that goes with the square of the step is taken off (Richardson). */
    private double curved(Driver driver, int cell, double value, Weights weights) {
        double step = STEP * value;
        double half = central(driver, cell, value, step / 2, weights);
        return half + (half - central(driver, cell, value, step, weights)) / 3;
    }

    private double central(Driver driver, int cell, double value, double step, Weights weights) {
        return (at(driver, cell, value + step, weights) - at(driver, cell, value - step, weights)) / (2 * step);
    }

    private double at(Driver driver, int cell, double value, Weights weights) {
        Paths moved = paths.toBuilder().set(driver, year, cell, value).build();
        People.Projection projected =
                TRAINING.contains(driver) ? projection : People.Projection.of(benchmark, moved, year);
        return weights.of(People.of(benchmark, state, moved, year, projected));
    }

    private double[] byState(Weights weights, double base, boolean migrants) {
        double[] values =
                new double[benchmark.regions().size() * benchmark.groups().size()];
        for (int cell = 0; cell < values.length; cell++) {
            double[] moved = migrants ? state.migrants() : state.trained();
            double step = 1;
            moved[cell] += step;
            State other = migrants
                    ? new State(state.capital(), moved, state.trained(), state.fund(), state.capitalAbroad())
                    : new State(state.capital(), state.migrants(), moved, state.fund(), state.capitalAbroad());
            values[cell] = (weights.of(People.of(benchmark, other, paths, year, projection)) - base) / step;
        }
        return values;
    }
}
