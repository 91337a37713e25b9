package org.likevekt.model.decomposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.Measure;
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

    private static final int[] PLACES = {2, 3, 4, 6, 8, 12, 16, 24, 32};

    private final RegionalModel model;
    private final Optional<Trajectory> guide;
    private final int year;
    private final Way way;

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

    /**
     * A change that is asked for.
     *
     * @param reading of what
     * @param change of the reading from one end of the way to the other
     * @param whole change that this one is told as a part of, such as that by another closure and by shocks
     * @param size of the reading
     */
    public record Asked(Reading reading, double change, double whole, double size) {
        /** A change that is told by itself. */
        public Asked(Reading reading, double change, double size) {
            this(reading, change, change, size);
        }
    }

    private Pushes(RegionalModel model, Optional<Trajectory> guide, int year, Way way) {
        this.model = model;
        this.guide = guide;
        this.year = year;
        this.way = way;
    }

    /**
     * The contributions to readings of a year, each as if it were asked for alone: the runs on the way are the same for all.
     *
     * @param guide the run that the runs on the way are guided by
     * @return for each that is asked for
     * @throws IllegalStateException when some do not add up to their change with as many places as are tried
     */
    public static List<Sum> of(RegionalModel model, Optional<Trajectory> guide, List<Asked> asked, int year, Way way) {
        return new Pushes(model, guide, year, way).sums(asked);
    }

    private List<Sum> sums(List<Asked> asked) {
        List<Push> pushes = way.speeds(0);
        Map<Asked, Sum> found = new LinkedHashMap<>();
        Map<Asked, double[]> before = new HashMap<>();
        int solved = 0;
        for (int places : PLACES) {
            List<Asked> open =
                    asked.stream().filter(each -> !found.containsKey(each)).toList();
            if (open.isEmpty()) {
                break;
            }
            List<double[]> now = pushes.isEmpty() ? nothing(open) : integrals(open, places);
            solved += pushes.isEmpty() ? 0 : places;
            for (int k = 0; k < open.size(); k++) {
                double[] last = before.put(open.get(k), now.get(k));
                if (addsUp(open.get(k), now.get(k)) && hasSettled(now.get(k), last)) {
                    found.put(open.get(k), sum(open.get(k), pushes, now.get(k), places, solved));
                }
            }
        }
        for (Asked each : asked) {
            if (!found.containsKey(each)) {
                throw missed(each, Objects.requireNonNull(before.get(each)));
            }
        }
        return asked.stream()
                .map(each -> Objects.requireNonNull(found.get(each)))
                .toList();
    }

    private static List<double[]> nothing(List<Asked> asked) {
        return asked.stream().map(each -> new double[0]).toList();
    }

    private static boolean addsUp(Asked asked, double[] contributions) {
        double missing = asked.change() - Arrays.stream(contributions).sum();
        return Math.abs(missing) <= TOLERANCE * Math.abs(asked.whole()) + ROUNDING * Math.abs(asked.size());
    }

    private static boolean hasSettled(double[] now, double @Nullable [] before) {
        double all = 0;
        double moved = 0;
        for (int k = 0; k < now.length; k++) {
            all += Math.abs(now[k]);
            moved = Math.max(moved, Math.abs(now[k] - (before == null ? 0 : before[k])));
        }
        return moved <= SETTLED * all;
    }

    private static Sum sum(Asked asked, List<Push> pushes, double[] values, int places, int solved) {
        List<Push> contributing = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            contributing.add(pushes.get(k).with(values[k]));
        }
        return new Sum(
                contributing,
                places,
                solved,
                asked.change() - Arrays.stream(values).sum());
    }

    private static IllegalStateException missed(Asked asked, double[] contributions) {
        double missing = asked.change() - Arrays.stream(contributions).sum();
        return new IllegalStateException("the contributions of shocks to "
                + asked.reading().quantity().id() + " miss " + missing + " of the change "
                + asked.change() + " with " + PLACES[PLACES.length - 1] + " places, expected at most " + TOLERANCE
                + " of " + asked.whole());
    }

    /** The integrals of all pushes' contributions, for each that is asked for. */
    private List<double[]> integrals(List<Asked> asked, int places) {
        double[] all = PathIntegral.rule(places).of(t -> rates(asked, t));
        int each = all.length / asked.size();
        return IntStream.range(0, asked.size())
                .mapToObj(k -> Arrays.copyOfRange(all, k * each, (k + 1) * each))
                .toList();
    }

    /** What every push contributes per unit of the way, for the first that is asked for, then for the next. */
    private double[] rates(List<Asked> asked, double t) {
        Trajectory run = model.simulate(way.at(t), year, guide, RunListener.SILENT);
        List<Measure> measures = asked.stream()
                .map(each -> each.reading().gradient(run.year(year)))
                .toList();
        List<Push> speeds = way.speeds(t);
        return PathGradient.each(model, run, guide, measures).stream()
                .flatMapToDouble(gradient -> speeds.stream().mapToDouble(push -> rate(push, gradient)))
                .toArray();
    }

    private static double rate(Push push, PathGradient gradient) {
        return push.value() == 0 ? 0 : push.value() * gradient.by(push.driver(), push.year(), push.cell());
    }
}
