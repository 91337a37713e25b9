package org.likevekt.model.decomposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.PathGradient;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.RunListener;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.solver.contributions.PathIntegral;

/**
 * What each change of an exogenous figure contributes to the change of a reading while all of them grow together from
 * nothing to what they are: the integral of the reading's derivative by the figure, through all years, times the speed of
 * the figure (Harrison, Horridge and Pearson 2000). The order of changes does not matter, and what moves nothing contributes
 * nothing.
 */
public final class Pushes {
    /** The contributions add up to the change within this part of it. */
    public static final double TOLERANCE = 1e-8;

    /** With more places no contribution moves by more than this part of them all. */
    private static final double SETTLED = 1e-6;

    /** What two solved runs may differ by where nothing differs, as part of the level. */
    private static final double ROUNDING = 1e-12;

    private static final int[] PLACES = {3, 4, 6, 8, 12, 16, 24, 32};

    private final RegionalModel model;
    private final Optional<Trajectory> guide;
    private final Reading reading;
    private final int year;
    private final Way way;
    private int solved;

    /** A figure that moves, at some place of the way: how fast, or in sum how much it contributes. */
    public record Push(int source, Driver driver, int year, int cell, double value) {
        private Push with(double other) {
            return new Push(source, driver, year, cell, other);
        }
    }

    /** How all exogenous figures go from one run's to the other's. */
    public interface Way {
        /** The figures at a place from 0 to 1. */
        Paths at(double t);

        /** How fast each of them moves there, by what moves it; the same pushes in the same order everywhere. */
        List<Push> speeds(double t);
    }

    /**
     * Contributions.
     *
     * @param pushes each with its contribution
     * @param places at how many places of the way the model was solved in the last rule
     * @param solved how many times it was solved in all
     * @param missing what the contributions differ by from the change
     */
    public record Sum(List<Push> pushes, int places, int solved, double missing) {
        /** Copies the list. */
        public Sum {
            pushes = List.copyOf(pushes);
        }
    }

    private Pushes(RegionalModel model, Optional<Trajectory> guide, Reading reading, int year, Way way) {
        this.model = model;
        this.guide = guide;
        this.reading = reading;
        this.year = year;
        this.way = way;
    }

    /**
     * The contributions to a reading of a year.
     *
     * @param guide the run that the runs on the way are guided by
     * @param change of the reading from one end of the way to the other
     * @param size of the reading
     * @throws IllegalStateException when they do not add up to the change with as many places as are tried
     */
    public static Sum of(
            RegionalModel model,
            Optional<Trajectory> guide,
            Reading reading,
            int year,
            Way way,
            double change,
            double size) {
        return new Pushes(model, guide, reading, year, way).sum(change, size);
    }

    private Sum sum(double change, double size) {
        List<Push> pushes = way.speeds(0);
        double[] before = new double[pushes.size()];
        double missing = change;
        for (int places : PLACES) {
            double[] now = pushes.isEmpty() ? before : PathIntegral.rule(places).of(this::rates);
            double sum = 0;
            double all = 0;
            double moved = 0;
            for (int k = 0; k < now.length; k++) {
                sum += now[k];
                all += Math.abs(now[k]);
                moved = Math.max(moved, Math.abs(now[k] - before[k]));
            }
            missing = change - sum;
            boolean addsUp = Math.abs(missing) <= TOLERANCE * Math.abs(change) + ROUNDING * Math.abs(size);
            if (addsUp && moved <= SETTLED * all) {
                return new Sum(contributing(pushes, now), places, solved, missing);
            }
            before = now;
        }
        throw new IllegalStateException("the contributions of shocks miss " + missing + " of the change " + change
                + " with " + PLACES[PLACES.length - 1] + " places, expected at most " + TOLERANCE + " of it");
    }

    private static List<Push> contributing(List<Push> pushes, double[] values) {
        List<Push> contributing = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            contributing.add(pushes.get(k).with(values[k]));
        }
        return contributing;
    }

    private double[] rates(double t) {
        Trajectory run = model.simulate(way.at(t), guide, RunListener.SILENT);
        solved++;
        PathGradient gradient = PathGradient.of(model, run, guide, List.of(reading.gradient(run.year(year))));
        return way.speeds(t).stream()
                .mapToDouble(push ->
                        push.value() == 0 ? 0 : push.value() * gradient.by(push.driver(), push.year(), push.cell()))
                .toArray();
    }
}
