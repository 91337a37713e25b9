package org.likevekt.model.equations;

import static org.likevekt.solver.algebra.Expr.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.solver.algebra.Cells;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;

/**
 * The swaps of a closure in the equations. What is found moves by a change: {@code x c} with a factor c, which is 1
 * where nothing is found, or {@code x + c} with an addition, which is 0 there; the equation {@code y = target}
 * determines it. What a scenario gives stays a parameter, so the equations are otherwise the same.
 *
 * <p>People are affine in each of their drivers, so one of those moves what they bring to the equations by
 * {@code slope (c - 1)} or {@code slope c}, exactly.
 */
public final class Swaps {
    /** A step of this share of a driver, to find slopes with: large enough for rounding; the size does not matter. */
    private static final double STEP = 1e-3;

    /** What is found this far outside the range of its driver is at its end: a solution is not known better. */
    private static final double ROUNDING = 1e-10;

    private final List<Part> parts;

    /** One swap and the names of its symbols. */
    private record Part(Swap swap, Findable way, String change, String target, String equation, String chosen) {
        /** The parameter that says how much a symbol of people moves with the change. */
        String slope(String symbol) {
            return "slope of " + symbol + " by " + change;
        }

        /** The change where nothing is found. */
        double still() {
            return way.isFactor() ? 1 : 0;
        }

        boolean isByGroup() {
            return swap.pairing().contains(Axis.GROUP);
        }
    }

    /**
     * The swaps of a closure.
     *
     * @throws SwapException when one of them finds what can not be found, or two of them the same
     */
    public Swaps(Closure closure) {
        this(new ArrayList<>());
        List<Swap> swaps = closure.swaps();
        for (int k = 0; k < swaps.size(); k++) {
            Swap swap = swaps.get(k);
            Findable way = Findable.of(swap.found())
                    .orElseThrow(() -> new SwapException(
                            List.of(swap),
                            "'" + swap.found().name() + "' can not be found: " + Findable.reason(swap.found())));
            refuseFound(closure, swap, way);
            refusePeople(closure, swap);
            for (Swap other : swaps.subList(0, k)) {
                refuseTwice(other, swap);
            }
            String number = k == 0 ? "" : " " + (k + 1);
            parts.add(new Part(
                    swap,
                    way,
                    (way.isFactor() ? "factor on " : "addition to ")
                            + swap.found().name()
                            + number,
                    "target of " + swap.held().target().name() + number,
                    swap.held().target().name() + " held" + number,
                    "is found" + number));
        }
    }

    private Swaps(List<Part> parts) {
        this.parts = parts;
    }

    private static void refuseFound(Closure closure, Swap swap, Findable way) {
        for (String symbol : way.symbols()) {
            if (Closure.NATIONAL.contains(symbol) && closure.finds(symbol)) {
                throw new SwapException(
                        List.of(swap),
                        "'" + swap.found().name() + "' is found by the closure already. Maybe another closure of"
                                + " government or external");
            }
        }
        if (Closure.NATIONAL.contains(swap.held().symbol())
                && !closure.finds(swap.held().symbol())) {
            throw new SwapException(
                    List.of(swap),
                    "'" + swap.held().target().name() + "' is given by the closure already and can not be held."
                            + " Maybe another closure of government or external");
        }
    }

    private static void refusePeople(Closure closure, Swap swap) {
        if (swap.found().equals(Drivers.POPULATION) && closure.finds("PROD")) {
            throw new SwapException(
                    List.of(swap), "'population' can not be found in a calibration, whose aim is product per person");
        }
        if (swap.found().equals(Drivers.TRAINING_RATE)
                && swap.where().get(Axis.GROUP).contains(Drivers.TRAINED_FROM)) {
            throw new SwapException(
                    List.of(swap),
                    "'training_rate' can not be found for the low group, which people are trained out of. Maybe"
                            + " 'where: {group: vocational}'");
        }
    }

    private static void refuseTwice(Swap one, Swap other) {
        if (isOfPeople(one)
                && isOfPeople(other)
                && !one.found().equals(other.found())
                && one.where().get(Axis.REGION).stream().anyMatch(other.where().get(Axis.REGION)::contains)) {
            throw new SwapException(
                    List.of(one, other),
                    "'" + one.found().name() + "' and '" + other.found().name()
                            + "' both make the people of a region, expected one of them: " + one + "; " + other);
        }
        if (one.found().equals(other.found()) && overlap(one.where(), other.where())) {
            throw new SwapException(
                    List.of(one, other), "'" + one.found().name() + "' is found twice: " + one + "; " + other);
        }
        if (one.held().equals(other.held()) && overlap(one.heldWhere(), other.heldWhere())) {
            throw new SwapException(
                    List.of(one, other), "'" + one.held().target().name() + "' is held twice: " + one + "; " + other);
        }
    }

    private static boolean isOfPeople(Swap swap) {
        return Findable.of(swap.found()).map(Findable::isOfPeople).orElse(false);
    }

    private static boolean overlap(Map<Axis, List<String>> one, Map<Axis, List<String>> other) {
        return one.entrySet().stream()
                .allMatch(axis -> axis.getValue().stream().anyMatch(other.get(axis.getKey())::contains));
    }

    /**
     * The equations with one unknown and one equation more for every pair of cells.
     *
     * @throws SwapException when a held cell is not there or stands still
     */
    SystemDeclaration exchanged(SystemDeclaration declaration) {
        SystemBuilder builder = SystemBuilder.of(declaration);
        Map<Part, Variable> changes = new LinkedHashMap<>();
        for (Part part : parts) {
            changes.put(part, free(builder, part));
        }
        // what workers bring is for all of them, those found too: people go into its place last
        changes.forEach((part, change) -> {
            if (!part.way.isOfPeople()) {
                replace(builder, part, change);
            }
        });
        changes.forEach((part, change) -> {
            if (part.way.isOfPeople()) {
                replacePeople(builder, part, change);
            }
        });
        changes.forEach((part, change) -> hold(builder, part, change));
        return builder.build();
    }

    /** Declares the change of what is found. */
    private static Variable free(SystemBuilder builder, Part part) {
        Swap swap = part.swap;
        List<Axis> axes = swap.found().axes();
        List<IndexSet> sets = setsOf(builder, part);
        List<IndexSet> pairing = new ArrayList<>();
        List<List<String>> paired = new ArrayList<>();
        for (Axis axis : swap.pairing()) {
            pairing.add(sets.get(axes.indexOf(axis)));
            paired.add(swap.where().get(axis));
        }
        boolean[] fixed = selected(pairing, paired);
        double[] start = new double[fixed.length];
        Arrays.fill(start, part.still());
        for (int cell = 0; cell < fixed.length; cell++) {
            fixed[cell] = !fixed[cell];
        }
        String meaning = "what the swap does to " + swap.found().name();
        return part.way.isFactor()
                ? builder.positive(part.change, pairing, "factor", meaning, start, fixed)
                : builder.free(part.change, pairing, swap.found().unit(), meaning, start, fixed, 1);
    }

    /** The index sets of what is found: those of its symbols, and of people's the first ones. */
    private static List<IndexSet> setsOf(SystemBuilder builder, Part part) {
        List<IndexSet> sets = builder.symbol(part.way.symbols().get(0)).sets();
        return sets.subList(0, part.swap.found().axes().size());
    }

    private static void replace(SystemBuilder builder, Part part, Variable change) {
        Driver driver = part.swap.found();
        List<IndexSet> sets = setsOf(builder, part);
        boolean[] found = selected(sets, codes(part.swap.where(), driver.axes()));
        double[] ones = new double[found.length];
        Arrays.setAll(ones, cell -> found[cell] ? 1 : 0);
        Parameter chosen =
                builder.structural(part.chosen, sets, "0 or 1", "cells of " + driver.name() + " that are found", ones);
        for (String name : part.way.symbols()) {
            Symbol symbol = builder.symbol(name);
            builder.replace(symbol, at -> moved(part, symbol, at, change, chosen));
        }
    }

    private static void replacePeople(SystemBuilder builder, Part part, Variable change) {
        for (String name : part.way.symbols()) {
            Symbol symbol = builder.symbol(name);
            List<IndexSet> sets = new ArrayList<>(symbol.sets());
            if (part.isByGroup()) {
                sets.add(symbol.sets().get(1));
            }
            int cells = sets.stream().mapToInt(IndexSet::size).reduce(1, Math::multiplyExact);
            Parameter slope = builder.parameter(
                    part.slope(name), sets, "per unit", name + " by the change, of a year", new double[cells]);
            builder.replace(symbol, at -> movedPeople(part, at, change, slope));
        }
    }

    /** What people bring (r,e): as given, and by the slopes of the changes that its region has. */
    private static Expr movedPeople(Part part, Expr at, Variable change, Parameter slope) {
        Subscript region = at.subscripts().get(0);
        Subscript group = at.subscripts().get(1);
        Index source = slope.sets().get(1).index("source of people");
        Subscript[] pairing = part.swap.pairing().stream()
                .map(axis -> axis == Axis.REGION ? region : source)
                .toArray(Subscript[]::new);
        Expr moves = change.at(pairing).minus(part.still());
        return at.plus(
                part.isByGroup()
                        ? sum(source, slope.at(region, group, source).times(moves))
                        : slope.at(region, group).times(moves));
    }

    private static Expr moved(Part part, Symbol symbol, Expr at, Variable change, Parameter chosen) {
        Subscript[] all = at.subscripts().toArray(Subscript[]::new);
        List<Axis> axes = part.swap.found().axes();
        Subscript[] pairing = part.swap.pairing().stream()
                .map(axis -> all[axes.indexOf(axis)])
                .toArray(Subscript[]::new);
        if (!part.way.isFactor()) {
            return at.plus(chosen.at(all).times(change.at(pairing)).times(unit(symbol)));
        }
        Expr logFactor = chosen.at(all).times(change.log(pairing));
        boolean isLogarithm = symbol instanceof Variable;
        return isLogarithm ? at.plus(logFactor) : at.times(logFactor.exp());
    }

    /** What an addition of one to the driver adds to the symbol. */
    private static double unit(Symbol symbol) {
        return symbol instanceof Variable variable ? variable.start()[0] : 1;
    }

    private static void hold(SystemBuilder builder, Part part, Variable change) {
        Swap swap = part.swap;
        List<Axis> axes = swap.held().target().axes();
        Map<Axis, Subscript> subscripts = new HashMap<>();
        List<Index> over = new ArrayList<>();
        List<IndexSet> sets = new ArrayList<>();
        List<Axis> pairing = swap.pairing();
        for (int d = 0; d < pairing.size(); d++) {
            IndexSet set = change.sets()
                    .get(d)
                    .subset(
                            part.equation + " by " + pairing.get(d).key(),
                            swap.where().get(pairing.get(d)));
            Index index = set.index(pairing.get(d).key());
            subscripts.put(pairing.get(d), index);
            over.add(index);
            sets.add(set);
        }
        Subscript[] at = axes.stream()
                .map(axis -> subscripts.computeIfAbsent(
                        axis, key -> Subscript.element(swap.heldWhere().get(key).get(0))))
                .toArray(Subscript[]::new);
        Optional<Definition> defined = builder.defined(swap.held().symbol());
        int cells = sets.stream().mapToInt(IndexSet::size).reduce(1, Math::multiplyExact);
        double[] start = new double[cells];
        Expr result;
        if (defined.isPresent()) {
            result = defined.get().at(at);
        } else {
            Variable variable = (Variable) builder.symbol(swap.held().symbol());
            int[] held = Cells.of(variable, List.of(at));
            for (int k = 0; k < cells; k++) {
                refuseStanding(part, variable, held[k]);
                start[k] = variable.start()[held[k]];
            }
            result = variable.at(at);
        }
        Parameter target =
                builder.parameter(part.target, sets, swap.held().target().unit(), "path that " + part.equation, start);
        builder.equation(part.equation, over, result, target.at(over.toArray(Subscript[]::new)), change);
    }

    private static void refuseStanding(Part part, Variable variable, int cell) {
        if (variable.isFixed(cell)) {
            throw new SwapException(
                    List.of(part.swap),
                    "'" + part.swap.held().target().name() + "' can not be held: " + variable.cellName(cell)
                            + " is fixed, there is nothing of it in the accounts, or it is given");
        }
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Some of these swaps, under the names they have here. */
    public Swaps only(List<Swap> some) {
        return new Swaps(parts.stream().filter(part -> some.contains(part.swap)).toList());
    }

    /** The swaps with, for each, the name of the variable that is its change. */
    public Map<Swap, String> changes() {
        Map<Swap, String> changes = new LinkedHashMap<>();
        parts.forEach(part -> changes.put(part.swap, part.change));
        return changes;
    }

    /** The swaps with, for each, the name of the parameter that is its target. */
    public Map<Swap, String> targets() {
        Map<Swap, String> targets = new LinkedHashMap<>();
        parts.forEach(part -> targets.put(part.swap, part.target));
        return targets;
    }

    /**
     * The given figures of a year moved by what was found.
     *
     * @param changes levels of the changes by the names of their variables
     * @throws IllegalArgumentException when what was found is outside the range of its driver
     */
    public Paths found(Paths given, int year, Function<String, double[]> changes) {
        Paths found = given;
        for (Part part : parts) {
            Driver driver = part.swap.found();
            double[] values = found.values(driver, year);
            move(part, found.dictionary(), values, changes.apply(part.change), 1, false);
            found = found.with(driver, year, withoutRounding(driver, values));
        }
        return found;
    }

    /** The figures of a year with what was found of people taken out again, as they were given. */
    public Paths peopleAsGiven(Paths found, int year, Function<String, double[]> changes) {
        Paths given = found;
        for (Part part : ofPeople()) {
            Driver driver = part.swap.found();
            double[] values = given.values(driver, year);
            move(part, given.dictionary(), values, changes.apply(part.change), 1, true);
            given = given.with(driver, year, withoutRounding(driver, values));
        }
        return given;
    }

    private static double[] withoutRounding(Driver driver, double[] values) {
        double[] inside = values.clone();
        for (int cell = 0; cell < inside.length; cell++) {
            double end = Math.min(driver.maximum(), Math.max(driver.minimum(), inside[cell]));
            inside[cell] = Math.abs(inside[cell] - end) < ROUNDING ? end : inside[cell];
        }
        return inside;
    }

    private List<Part> ofPeople() {
        return parts.stream().filter(part -> part.way.isOfPeople()).toList();
    }

    /**
     * How much people bring more to the equations of a year by a unit of each change, by the names of the parameters.
     *
     * @param people what people bring (r,e) on some paths, by {@link Findable#PEOPLE}
     */
    public Map<String, double[]> slopes(Paths given, int year, Function<Paths, Map<String, double[]>> people) {
        Map<String, double[]> slopes = new LinkedHashMap<>();
        for (Part part : ofPeople()) {
            Map<String, double[]> base = people.apply(given);
            List<String> sources = part.isByGroup() ? given.dictionary().codes(Axis.GROUP) : List.of("");
            for (String source : sources) {
                Map<String, double[]> moved = people.apply(stepped(part, given, year, source));
                double step = part.way.isFactor() ? -STEP : STEP;
                for (String symbol : part.way.symbols()) {
                    double[] from = base.get(symbol);
                    double[] to = moved.get(symbol);
                    double[] slope = slopes.computeIfAbsent(
                            part.slope(symbol), name -> new double[from.length * sources.size()]);
                    for (int cell = 0; cell < from.length; cell++) {
                        slope[cell * sources.size() + sources.indexOf(source)] = (to[cell] - from[cell]) / step;
                    }
                }
            }
        }
        return slopes;
    }

    /** The figures with a small step of what is found, in one group only where the groups pair. */
    private static Paths stepped(Part part, Paths given, int year, String source) {
        Driver driver = part.swap.found();
        double[] values = given.values(driver, year);
        for (int cell = 0; cell < values.length; cell++) {
            Map<Axis, String> at = codesAt(given.dictionary(), driver.axes(), cell);
            if (isFound(part, at) && (!part.isByGroup() || source.equals(at.get(Axis.GROUP)))) {
                values[cell] = part.way.isFactor() ? values[cell] * (1 - STEP) : values[cell] + STEP;
            }
        }
        return given.with(driver, year, values);
    }

    private static boolean isFound(Part part, Map<Axis, String> at) {
        return at.entrySet().stream()
                .allMatch(e -> part.swap.where().get(e.getKey()).contains(e.getValue()));
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
        for (Part part : parts) {
            for (String name : part.way.isOfPeople() ? List.<String>of() : part.way.symbols()) {
                if (levels.containsKey(name)) {
                    double unit = declaration.variables().stream()
                            .filter(v -> v.name().equals(name))
                            .mapToDouble(Swaps::unit)
                            .findFirst()
                            .orElse(1);
                    move(part, dictionary, levels.get(name), changes.apply(part.change), unit, back);
                }
            }
        }
    }

    private static void move(
            Part part, Dictionary dictionary, double[] values, double[] change, double unit, boolean back) {
        List<Axis> axes = part.swap.found().axes();
        List<Axis> pairing = part.swap.pairing();
        for (int cell = 0; cell < values.length; cell++) {
            Map<Axis, String> at = codesAt(dictionary, axes, cell);
            if (isFound(part, at)) {
                double by = change[cellAt(dictionary, pairing, at)];
                if (part.way.isFactor()) {
                    values[cell] = back ? values[cell] / by : values[cell] * by;
                } else {
                    values[cell] += (back ? -by : by) * unit;
                }
            }
        }
    }

    /** The targets of a year by the names of their parameters. */
    public Map<String, double[]> targets(Paths paths, int year) {
        Map<String, double[]> targets = new LinkedHashMap<>();
        for (Part part : parts) {
            double[] path = paths.values(part.swap.held().target(), year);
            int[] cells = heldCells(part.swap, paths.dictionary());
            targets.put(
                    part.target,
                    Arrays.stream(cells).mapToDouble(cell -> path[cell]).toArray());
        }
        return targets;
    }

    /** The targets of the base year by the names of their parameters, given the levels of results by symbol. */
    public Map<String, double[]> targets(Dictionary dictionary, Function<String, double[]> levels) {
        Map<String, double[]> targets = new LinkedHashMap<>();
        for (Part part : parts) {
            double[] level = levels.apply(part.swap.held().symbol());
            int[] cells = heldCells(part.swap, dictionary);
            targets.put(
                    part.target,
                    Arrays.stream(cells).mapToDouble(cell -> level[cell]).toArray());
        }
        return targets;
    }

    private static int[] heldCells(Swap swap, Dictionary dictionary) {
        List<Axis> axes = swap.held().target().axes();
        List<Map<Axis, String>> points = List.of(Map.of());
        for (Axis axis : swap.pairing()) {
            List<Map<Axis, String>> longer = new ArrayList<>();
            for (Map<Axis, String> point : points) {
                for (String code : swap.where().get(axis)) {
                    Map<Axis, String> next = new HashMap<>(point);
                    next.put(axis, code);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points.stream()
                .mapToInt(point -> {
                    Map<Axis, String> at = new HashMap<>(point);
                    axes.forEach(axis ->
                            at.putIfAbsent(axis, swap.heldWhere().get(axis).get(0)));
                    return cellAt(dictionary, axes, at);
                })
                .toArray();
    }

    private static Map<Axis, String> codesAt(Dictionary dictionary, List<Axis> axes, int cell) {
        Map<Axis, String> at = new HashMap<>();
        int rest = cell;
        for (int d = axes.size() - 1; d >= 0; d--) {
            List<String> codes = dictionary.codes(axes.get(d));
            at.put(axes.get(d), codes.get(rest % codes.size()));
            rest /= codes.size();
        }
        return at;
    }

    private static int cellAt(Dictionary dictionary, List<Axis> axes, Map<Axis, String> at) {
        int cell = 0;
        for (Axis axis : axes) {
            List<String> codes = dictionary.codes(axis);
            cell = cell * codes.size() + codes.indexOf(at.get(axis));
        }
        return cell;
    }

    private static List<List<String>> codes(Map<Axis, List<String>> where, List<Axis> axes) {
        return axes.stream().map(where::get).toList();
    }

    /** For every cell over some sets whether its labels are among the chosen ones. */
    private static boolean[] selected(List<IndexSet> sets, List<List<String>> chosen) {
        int size = sets.stream().mapToInt(IndexSet::size).reduce(1, Math::multiplyExact);
        boolean[] selected = new boolean[size];
        for (int cell = 0; cell < size; cell++) {
            boolean isIn = true;
            int rest = cell;
            for (int d = sets.size() - 1; d >= 0; d--) {
                IndexSet set = sets.get(d);
                isIn &= chosen.get(d).contains(set.labels().get(rest % set.size()));
                rest /= set.size();
            }
            selected[cell] = isIn;
        }
        return selected;
    }
}
