package org.likevekt.model.equations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;
import org.likevekt.solver.algebra.SystemDeclaration;

/** The swaps of a closure: their equations, and the figures that they take from a run and give to it. */
public final class Swaps {
    /** A step of this share of a driver, to find slopes with: large enough for rounding; the size does not matter. */
    private static final double STEP = 1e-3;

    /** What is found this far outside the range of its driver is at its end: a solution is not known better. */
    private static final double ROUNDING = 1e-10;

    private final List<SwapPart> parts;

    /**
     * The swaps of a closure.
     *
     * @throws SwapException when one of them finds what cannot be found, or two of them the same
     */
    public Swaps(Closure closure) {
        this(new ArrayList<>());
        for (int k = 0; k < closure.swaps().size(); k++) {
            parts.add(SwapPart.of(closure.swaps().get(k), SwapConflicts.require(closure, k), k));
        }
    }

    private Swaps(List<SwapPart> parts) {
        this.parts = parts;
    }

    /**
     * The equations with one unknown and one equation more for every pair of cells.
     *
     * @throws SwapException when a held cell is not there or stands still
     */
    Equations exchanged(Equations equations) {
        return Equations.of(
                SwapEquations.exchanged(equations.declaration(), parts),
                List.copyOf(equations.quantities().values()));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Some of these swaps, under the names they have here. */
    public Swaps only(List<Swap> some) {
        return new Swaps(
                parts.stream().filter(part -> some.contains(part.swap())).toList());
    }

    /** The swaps with, for each, the name of the variable that is its change. */
    public Map<Swap, String> changes() {
        Map<Swap, String> changes = new LinkedHashMap<>();
        parts.forEach(part -> changes.put(part.swap(), part.change()));
        return changes;
    }

    /** The swaps with, for each, the name of the parameter that is its target. */
    public Map<Swap, String> targets() {
        Map<Swap, String> targets = new LinkedHashMap<>();
        parts.forEach(part -> targets.put(part.swap(), part.target()));
        return targets;
    }

    /**
     * The given figures of a year moved by what was found.
     *
     * @param changes levels of the changes by the names of their variables
     * @throws IllegalArgumentException when what was found is outside the range of its driver
     */
    public Paths found(Paths given, int year, Function<String, double[]> changes) {
        return moved(parts, given, year, changes, false);
    }

    /** A year's paths with the swaps on population, age, education and training undone. */
    public Paths peopleAsGiven(Paths found, int year, Function<String, double[]> changes) {
        return moved(ofPeople(), found, year, changes, true);
    }

    private static Paths moved(
            List<SwapPart> parts, Paths paths, int year, Function<String, double[]> changes, boolean back) {
        Paths moved = paths;
        for (SwapPart part : parts) {
            Driver driver = part.swap().found();
            double[] values = moved.values(driver, year);
            part.move(values, changes.apply(part.change()), 1, back, moved.dictionary());
            moved = moved.with(driver, year, withoutRounding(driver, values));
        }
        return moved;
    }

    private static double[] withoutRounding(Driver driver, double[] values) {
        double[] inside = values.clone();
        for (int cell = 0; cell < inside.length; cell++) {
            double end = Math.min(driver.maximum(), Math.max(driver.minimum(), inside[cell]));
            inside[cell] = Math.abs(inside[cell] - end) < ROUNDING ? end : inside[cell];
        }
        return inside;
    }

    private List<SwapPart> ofPeople() {
        return parts.stream().filter(part -> part.way().isOfPeople()).toList();
    }

    /**
     * How much people bring more to the equations of a year by a unit of each change, by the names of the parameters.
     *
     * @param people what people bring (r,e) on some paths, by {@link Findable#PEOPLE}
     */
    public Map<String, double[]> slopes(Paths given, int year, Function<Paths, Map<String, double[]>> people) {
        Map<String, double[]> slopes = new LinkedHashMap<>();
        for (SwapPart part : ofPeople()) {
            Map<String, double[]> base = people.apply(given);
            List<String> sources = part.isByGroup() ? given.dictionary().codes(Axis.GROUP) : List.of("");
            double step = part.way().isFactor() ? -STEP : STEP;
            List<Map<String, double[]>> moved = sources.stream()
                    .map(source -> people.apply(stepped(part, given, year, source)))
                    .toList();
            for (String symbol : part.way().symbols()) {
                double[] from = Objects.requireNonNull(base.get(symbol));
                List<double[]> to = moved.stream()
                        .map(all -> Objects.requireNonNull(all.get(symbol)))
                        .toList();
                double[] slope = IntStream.range(0, from.length)
                        .boxed()
                        .flatMapToDouble(cell -> to.stream().mapToDouble(by -> (by[cell] - from[cell]) / step))
                        .toArray();
                slopes.put(part.slope(symbol), slope);
            }
        }
        return slopes;
    }

    /** The figures with a small step of what is found, in one group only where the groups pair. */
    private static Paths stepped(SwapPart part, Paths given, int year, String source) {
        Driver driver = part.swap().found();
        double[] values = given.values(driver, year);
        for (int cell = 0; cell < values.length; cell++) {
            Map<Axis, String> at = given.dictionary().codesAt(driver.axes(), cell);
            if (part.isFound(at) && (!part.isByGroup() || source.equals(at.get(Axis.GROUP)))) {
                values[cell] = part.way().isFactor() ? values[cell] * (1 - STEP) : values[cell] + STEP;
            }
        }
        return given.with(driver, year, values);
    }

    /**
     * Moves values of the symbols that swaps find, but those of people.
     *
     * @param levels in and out: levels by the names of symbols; others are passed over
     * @param changes levels of the changes by the names of their variables
     * @param back whether the change is taken out rather than put in
     */
    public void move(
            Map<String, double[]> levels,
            SystemDeclaration declaration,
            Dictionary dictionary,
            Function<String, double[]> changes,
            boolean back) {
        for (SwapPart part : parts) {
            for (String name :
                    part.way().isOfPeople() ? List.<String>of() : part.way().symbols()) {
                if (levels.containsKey(name)) {
                    double unit = declaration.variables().stream()
                            .filter(v -> v.name().equals(name))
                            .mapToDouble(SwapEquations::unit)
                            .findFirst()
                            .orElse(1);
                    part.move(levels.get(name), changes.apply(part.change()), unit, back, dictionary);
                }
            }
        }
    }

    /** The targets of a year by the names of their parameters. */
    public Map<String, double[]> targets(Paths paths, int year) {
        return targets(paths.dictionary(), held -> paths.values(held.target(), year));
    }

    /** The targets of the base year by the names of their parameters, given the levels of results by symbol. */
    public Map<String, double[]> baseTargets(Dictionary dictionary, Function<String, double[]> levels) {
        return targets(dictionary, held -> levels.apply(held.symbol()));
    }

    private Map<String, double[]> targets(Dictionary dictionary, Function<Held, double[]> levels) {
        Map<String, double[]> targets = new LinkedHashMap<>();
        for (SwapPart part : parts) {
            double[] level = levels.apply(part.swap().held());
            targets.put(
                    part.target(),
                    part.pairs(dictionary).stream()
                            .mapToDouble(pair -> level[pair.held()])
                            .toArray());
        }
        return targets;
    }

    /** All pairs of the swaps, in the order of their unknowns. */
    public List<SwapPair> pairs(Dictionary dictionary) {
        return parts.stream().flatMap(part -> part.pairs(dictionary).stream()).toList();
    }
}
