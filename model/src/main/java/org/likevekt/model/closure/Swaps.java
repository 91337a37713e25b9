package org.likevekt.model.closure;

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
import org.likevekt.model.drivers.Entry;
import org.likevekt.model.drivers.Paths;
import org.likevekt.solver.algebra.SystemDeclaration;

/** The swaps of a closure: their equations, and the figures that they take from a run and give to it. */
public final class Swaps {
    /** A step of this share of a driver, to find slopes with: large enough for rounding; the size does not matter. */
    private static final double STEP = 1e-3;

    /** An instrument this far outside the range of its driver is at its end: a solution is not known better. */
    private static final double ROUNDING = 1e-10;

    private final List<SwapEntry> entries;

    /**
     * The swaps of a closure.
     *
     * @throws SwapException when one of them has no possible instrument, or two of them the same
     */
    public Swaps(Closure closure) {
        this(new ArrayList<>());
        for (int k = 0; k < closure.swaps().size(); k++) {
            SwapConflicts.require(closure, k);
            entries.add(SwapEntry.of(closure.swaps().get(k), k));
        }
    }

    private Swaps(List<SwapEntry> entries) {
        this.entries = entries;
    }

    /**
     * The equations with one unknown and one equation more for every pair of cells.
     *
     * @throws SwapException when a target cell is not there or is fixed
     */
    public SystemDeclaration exchanged(SystemDeclaration declaration) {
        return SwapEquations.exchanged(declaration, entries);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Some of these swaps, under the names they have here. */
    public Swaps only(List<Swap> some) {
        return new Swaps(
                entries.stream().filter(entry -> some.contains(entry.swap())).toList());
    }

    /** The swaps with, for each, the name of the variable that is its change. */
    public Map<Swap, String> changes() {
        Map<Swap, String> changes = new LinkedHashMap<>();
        entries.forEach(entry -> changes.put(entry.swap(), entry.change()));
        return changes;
    }

    /** The swaps with, for each, the name of the parameter that is its target. */
    public Map<Swap, String> targets() {
        Map<Swap, String> targets = new LinkedHashMap<>();
        entries.forEach(entry -> targets.put(entry.swap(), entry.path()));
        return targets;
    }

    /**
     * The given figures of a year with the solved instruments in them.
     *
     * @param changes levels of the changes by the names of their variables
     * @throws IllegalArgumentException when an instrument is outside the range of its driver
     */
    public Paths solved(Paths given, int year, Function<String, double[]> changes) {
        return moved(entries, given, year, changes, false);
    }

    /** A year's paths with the swaps on population, age, education and training undone. */
    public Paths peopleAsGiven(Paths solved, int year, Function<String, double[]> changes) {
        return moved(ofPeople(), solved, year, changes, true);
    }

    private static Paths moved(
            List<SwapEntry> entries, Paths paths, int year, Function<String, double[]> changes, boolean undo) {
        Paths moved = paths;
        for (SwapEntry entry : entries) {
            Driver driver = entry.instrument();
            double[] values = moved.values(driver, year);
            entry.move(values, changes.apply(entry.change()), 1, undo, moved.dictionary());
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

    private List<SwapEntry> ofPeople() {
        return entries.stream().filter(entry -> entry.isOfPeople()).toList();
    }

    /**
     * Derivatives of what people bring to the equations of a year by each change, by the names of the parameters.
     *
     * @param people what people bring (r,e) on some paths, by {@link Entry#PEOPLE}
     */
    public Map<String, double[]> slopes(Paths given, int year, Function<Paths, Map<String, double[]>> people) {
        Map<String, double[]> slopes = new LinkedHashMap<>();
        for (SwapEntry entry : ofPeople()) {
            Map<String, double[]> base = people.apply(given);
            List<String> sources =
                    entry.isByGroup() ? given.dictionary().axis(Axis.GROUP).codes() : List.of("");
            double step = entry.isFactor() ? -STEP : STEP;
            List<Map<String, double[]>> moved = sources.stream()
                    .map(source -> people.apply(stepped(entry, given, year, source)))
                    .toList();
            for (String symbol : entry.symbols()) {
                double[] from = Objects.requireNonNull(base.get(symbol));
                List<double[]> to = moved.stream()
                        .map(all -> Objects.requireNonNull(all.get(symbol)))
                        .toList();
                double[] slope = IntStream.range(0, from.length)
                        .boxed()
                        .flatMapToDouble(cell -> to.stream().mapToDouble(by -> (by[cell] - from[cell]) / step))
                        .toArray();
                slopes.put(entry.slope(symbol), slope);
            }
        }
        return slopes;
    }

    /** The figures with a small step of the instrument, in one group only where the groups pair. */
    private static Paths stepped(SwapEntry entry, Paths given, int year, String source) {
        Driver driver = entry.instrument();
        double[] values = given.values(driver, year);
        for (int cell = 0; cell < values.length; cell++) {
            Map<Axis, String> at = given.dictionary().codesAt(driver.axes(), cell);
            if (entry.isInstrument(at) && (!entry.isByGroup() || source.equals(at.get(Axis.GROUP)))) {
                values[cell] = entry.isFactor() ? values[cell] * (1 - STEP) : values[cell] + STEP;
            }
        }
        return given.with(driver, year, values);
    }

    /**
     * Moves values of the symbols that the instruments stand for, but those of people.
     *
     * @param levels in and out: levels by the names of symbols; others are passed over
     * @param changes levels of the changes by the names of their variables
     * @param undo whether the changes are taken out rather than put in
     */
    public void move(
            Map<String, double[]> levels,
            SystemDeclaration declaration,
            Dictionary dictionary,
            Function<String, double[]> changes,
            boolean undo) {
        for (SwapEntry entry : entries) {
            for (String name : entry.isOfPeople() ? List.<String>of() : entry.symbols()) {
                if (levels.containsKey(name)) {
                    double unit = declaration.variables().stream()
                            .filter(v -> v.name().equals(name))
                            .mapToDouble(SwapEquations::unit)
                            .findFirst()
                            .orElse(1);
                    entry.move(levels.get(name), changes.apply(entry.change()), unit, undo, dictionary);
                }
            }
        }
    }

    /** The targets of a year by the names of their parameters. */
    public Map<String, double[]> targets(Paths paths, int year) {
        return targets(paths.dictionary(), target -> paths.values(target.path(), year));
    }

    /** The targets of the base year by the names of their parameters, given the levels of results by symbol. */
    public Map<String, double[]> baseTargets(Dictionary dictionary, Function<String, double[]> levels) {
        return targets(dictionary, target -> levels.apply(target.symbol()));
    }

    private Map<String, double[]> targets(Dictionary dictionary, Function<Target, double[]> levels) {
        Map<String, double[]> targets = new LinkedHashMap<>();
        for (SwapEntry entry : entries) {
            double[] level = levels.apply(entry.swap().target());
            targets.put(
                    entry.path(),
                    entry.pairs(dictionary).stream()
                            .mapToDouble(pair -> level[pair.targetCell()])
                            .toArray());
        }
        return targets;
    }

    /**
     * One unknown and one equation of a swap: a target cell, and the cells of the instrument that change alike for it.
     *
     * @param targetCell the cell of the result, row-major
     * @param instrumentCells the cells of the driver
     */
    public record Pair(Swap swap, int targetCell, List<Integer> instrumentCells) {
        /** Copies the list. */
        public Pair {
            instrumentCells = List.copyOf(instrumentCells);
        }
    }

    /** All pairs of the swaps, in the order of their unknowns. */
    public List<Pair> pairs(Dictionary dictionary) {
        return entries.stream()
                .flatMap(entry -> entry.pairs(dictionary).stream())
                .toList();
    }
}
