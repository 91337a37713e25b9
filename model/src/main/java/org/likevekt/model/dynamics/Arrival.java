package org.likevekt.model.dynamics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.solver.newton.NotConvergedException;

/**
 * Paths before a year whose state is known: solved forward, as all paths are, from the state that leads to it.
 *
 * <p>That state is found by moving each of its figures by what the arrival misses, over how much of its last move arrived (the
 * secant method, figure by figure). An industry that starts with less capital earns more and builds more, so a part of every move is
 * gone when the path arrives.
 */
public final class Arrival {
    /**
     * Largest miss that may be left: of an industry's capital, of all capital owned abroad, of a thousand persons. It is not smaller,
     * for where capital follows its return closely what there was ten years ago leaves no more of a trace than that.
     */
    private static final double NEAR = 1e-3;

    private static final double THOUSAND = 1000;
    private static final int MOST_TRIES = 60;

    /** Least share of a move that is taken to arrive, lest a figure that others move runs away. */
    private static final double LEAST = 0.2;

    private final RegionalModel model;
    private final Paths paths;
    private final int year;
    private final double[] end;
    private final double[] units;
    private final double near;

    /** Arrives as near as is asked. */
    Arrival(State end, int year, RegionalModel model, Paths paths, double near) {
        this.model = model;
        this.paths = paths;
        this.year = year;
        this.end = figures(end);
        this.units = units(end);
        this.near = near;
    }

    /**
     * Solves the years of some paths up to one of them.
     *
     * @param end the state in that year
     * @param year that year
     * @throws NotConvergedException when a year has no solution, or no state was found that leads there
     */
    public static Trajectory at(State end, int year, RegionalModel model, Paths paths, RunListener listener) {
        return new Arrival(end, year, model, paths, NEAR).solve(listener, MOST_TRIES);
    }

    Trajectory solve(RunListener listener, int most) {
        double[] start = guess();
        double[] came = start;
        double[] from = start;
        Optional<Trajectory> last = Optional.empty();
        for (int tries = 1; ; tries++) {
            Trajectory path = model.simulate(state(start), paths, year, last, listener);
            double[] reached = figures(path.year(year).state());
            double miss = miss(reached);
            if (miss < near) {
                return path;
            }
            if (tries == most) {
                throw new NotConvergedException(
                        message(tries, miss), path.last().outcome());
            }
            double[] moved = last.isEmpty() ? moved(start, reached) : moved(start, reached, from, came);
            from = start;
            came = reached;
            start = moved;
            last = Optional.of(path);
        }
    }

    /** The figures of a state in one row: capital in logarithms, for it may not become negative, persons, fund and capital abroad. */
    private static double[] figures(State state) {
        DoubleStream capital = Arrays.stream(state.capital()).map(stock -> stock == 0 ? 0 : StrictMath.log(stock));
        DoubleStream people = DoubleStream.concat(Arrays.stream(state.migrants()), Arrays.stream(state.trained()));
        return DoubleStream.concat(
                        DoubleStream.concat(capital, people), DoubleStream.of(state.fund(), state.capitalAbroad()))
                .toArray();
    }

    private State state(double[] figures) {
        Benchmark benchmark = model.benchmark();
        double[] capital = benchmark.accounts().capitalStock().values();
        int people = benchmark.regions().size() * benchmark.groups().size();
        int migrants = capital.length;
        int trained = migrants + people;
        int fund = trained + people;
        Arrays.setAll(capital, cell -> capital[cell] == 0 ? 0 : StrictMath.exp(figures[cell]));
        return new State(
                capital,
                Arrays.copyOfRange(figures, migrants, trained),
                Arrays.copyOfRange(figures, trained, fund),
                figures[fund],
                figures[fund + 1]);
    }

    /** What a miss of each figure is measured by. */
    private static double[] units(State end) {
        double all = Arrays.stream(end.capital()).sum();
        int capital = end.capital().length;
        int people = end.migrants().length + end.trained().length;
        return IntStream.range(0, capital + people + 2)
                .mapToDouble(k -> k < capital ? 1 : k < capital + people ? THOUSAND : all)
                .toArray();
    }

    /** Capital that has grown on its trend, petroleum's with its activity, which gives it; all else as at the end. */
    private double[] guess() {
        double grown = 0;
        for (int t = paths.firstYear(); t < year; t++) {
            grown += StrictMath.log1p(paths.value(Drivers.CAPITAL_GROWTH, t, 0));
        }
        double activity = StrictMath.log(paths.value(Drivers.PETROLEUM_ACTIVITY, year, 0)
                / paths.value(Drivers.PETROLEUM_ACTIVITY, paths.firstYear(), 0));
        Classification industries = model.benchmark().industries();
        int petroleum = industries.indexOf(YearInputs.PETROLEUM);
        double[] guess = end.clone();
        for (int cell = 0; cell < model.benchmark().regions().size() * industries.size(); cell++) {
            guess[cell] -= industries.position(cell) == petroleum ? activity : grown;
        }
        return guess;
    }

    /** As if all of a move arrived. */
    private double[] moved(double[] start, double[] reached) {
        double[] moved = start.clone();
        Arrays.setAll(moved, k -> start[k] + end[k] - reached[k]);
        return moved;
    }

    /** By how much of the last move arrived. */
    private double[] moved(double[] start, double[] reached, double[] from, double[] came) {
        double[] moved = start.clone();
        for (int k = 0; k < moved.length; k++) {
            double move = start[k] - from[k];
            double arrived = move == 0 ? 1 : (reached[k] - came[k]) / move;
            moved[k] += (end[k] - reached[k]) / Math.max(LEAST, Math.min(1, arrived));
        }
        return moved;
    }

    private double miss(double[] reached) {
        return IntStream.range(0, end.length)
                .mapToDouble(k -> Math.abs(reached[k] - end[k]) / units[k])
                .max()
                .orElse(0);
    }

    private String message(int tries, double miss) {
        return String.format(
                Locale.ROOT,
                "no state in %d was found that leads to the one in %d: after %d tries it is missed by %.2g, expected less than"
                        + " %.0e of an industry's capital",
                paths.firstYear(),
                year,
                tries,
                miss,
                near);
    }
}
