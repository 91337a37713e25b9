package org.likevekt.model.equations;

import static org.likevekt.solver.algebra.Expr.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
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
 * Swaps in the equations. What is found moves by a change: {@code x c} with a factor c, which is 1 where nothing is
 * found, or {@code x + c} with an addition, which is 0 there; the equation {@code y = target} determines it. What a
 * scenario gives stays a parameter, so the equations are otherwise the same.
 *
 * <p>People are affine in each of their drivers, so one of those moves what they bring to the equations by
 * {@code slope (c - 1)} or {@code slope c}, exactly.
 */
final class SwapEquations {
    private SwapEquations() {}

    /**
     * The equations with one unknown and one equation more for every pair of cells.
     *
     * @throws SwapException when a held cell is not there or stands still
     */
    static SystemDeclaration exchanged(SystemDeclaration declaration, List<SwapPart> parts) {
        SystemBuilder builder = SystemBuilder.of(declaration);
        Map<SwapPart, Variable> changes = new LinkedHashMap<>();
        for (SwapPart part : parts) {
            changes.put(part, free(builder, part));
        }
        // what workers bring is for all of them, those found too: people go into its place last
        changes.forEach((part, change) -> {
            if (!part.way().isOfPeople()) {
                replace(builder, part, change);
            }
        });
        changes.forEach((part, change) -> {
            if (part.way().isOfPeople()) {
                replacePeople(builder, part, change);
            }
        });
        changes.forEach((part, change) -> hold(builder, part, change));
        return builder.build();
    }

    /** Declares the change of what is found. */
    private static Variable free(SystemBuilder builder, SwapPart part) {
        Swap swap = part.swap();
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
        return part.way().isFactor()
                ? builder.positive(part.change(), pairing, "factor", meaning, start, fixed)
                : builder.free(part.change(), pairing, swap.found().unit(), meaning, start, fixed, 1);
    }

    /** The index sets of what is found: those of its symbols, and of people's the first ones. */
    private static List<IndexSet> setsOf(SystemBuilder builder, SwapPart part) {
        List<IndexSet> sets = builder.symbol(part.way().symbols().get(0)).sets();
        return sets.subList(0, part.swap().found().axes().size());
    }

    private static void replace(SystemBuilder builder, SwapPart part, Variable change) {
        Driver driver = part.swap().found();
        List<IndexSet> sets = setsOf(builder, part);
        boolean[] found = selected(sets, codes(part.swap().where(), driver.axes()));
        double[] ones = new double[found.length];
        Arrays.setAll(ones, cell -> found[cell] ? 1 : 0);
        Parameter chosen = builder.structural(
                part.chosen(), sets, "0 or 1", "cells of " + driver.name() + " that are found", ones);
        for (String name : part.way().symbols()) {
            Symbol symbol = builder.symbol(name);
            builder.replace(symbol, at -> moved(part, symbol, at, change, chosen));
        }
    }

    private static void replacePeople(SystemBuilder builder, SwapPart part, Variable change) {
        for (String name : part.way().symbols()) {
            Symbol symbol = builder.symbol(name);
            List<IndexSet> sets = new ArrayList<>(symbol.sets());
            if (part.isByGroup()) {
                sets.add(symbol.sets().get(1));
            }
            int cells = IndexSet.cells(sets);
            Parameter slope = builder.parameter(
                    part.slope(name), sets, "per unit", name + " by the change, of a year", new double[cells]);
            builder.replace(symbol, at -> movedPeople(part, at, change, slope));
        }
    }

    /** What people bring (r,e): as given, and by the slopes of the changes that its region has. */
    private static Expr movedPeople(SwapPart part, Expr at, Variable change, Parameter slope) {
        Subscript region = at.subscripts().get(0);
        Subscript group = at.subscripts().get(1);
        Index source = slope.sets().get(1).index("source of people");
        Subscript[] pairing = part.swap().pairing().stream()
                .map(axis -> axis == Axis.REGION ? region : source)
                .toArray(Subscript[]::new);
        Expr moves = change.at(pairing).minus(part.still());
        return at.plus(
                part.isByGroup()
                        ? sum(source, slope.at(region, group, source).times(moves))
                        : slope.at(region, group).times(moves));
    }

    private static Expr moved(SwapPart part, Symbol symbol, Expr at, Variable change, Parameter chosen) {
        Subscript[] all = at.subscripts().toArray(Subscript[]::new);
        List<Axis> axes = part.swap().found().axes();
        Subscript[] pairing = part.swap().pairing().stream()
                .map(axis -> all[axes.indexOf(axis)])
                .toArray(Subscript[]::new);
        if (!part.way().isFactor()) {
            return at.plus(chosen.at(all).times(change.at(pairing)).times(unit(symbol)));
        }
        Expr logFactor = chosen.at(all).times(change.log(pairing));
        boolean isLogarithm = symbol instanceof Variable;
        return isLogarithm ? at.plus(logFactor) : at.times(logFactor.exp());
    }

    /** What an addition of one to the driver adds to the symbol. */
    static double unit(Symbol symbol) {
        return symbol instanceof Variable variable ? variable.start()[0] : 1;
    }

    private static void hold(SystemBuilder builder, SwapPart part, Variable change) {
        Swap swap = part.swap();
        List<Axis> axes = swap.held().target().axes();
        Map<Axis, Subscript> subscripts = new HashMap<>();
        List<Index> over = new ArrayList<>();
        List<IndexSet> sets = new ArrayList<>();
        List<Axis> pairing = swap.pairing();
        for (int d = 0; d < pairing.size(); d++) {
            IndexSet set = change.sets()
                    .get(d)
                    .subset(part.equation() + " by " + pairing.get(d).key(), swap.foundCodes(pairing.get(d)));
            Index index = set.index(pairing.get(d).key());
            subscripts.put(pairing.get(d), index);
            over.add(index);
            sets.add(set);
        }
        Subscript[] at = axes.stream()
                .map(axis -> subscripts.computeIfAbsent(
                        axis, key -> Subscript.element(swap.heldCodes(key).get(0))))
                .toArray(Subscript[]::new);
        Optional<Definition> defined = builder.defined(swap.held().symbol());
        int cells = IndexSet.cells(sets);
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
        Parameter target = builder.parameter(
                part.target(), sets, swap.held().target().unit(), "path that " + part.equation(), start);
        builder.equation(part.equation(), over, result, target.at(over.toArray(Subscript[]::new)), change);
    }

    private static void refuseStanding(SwapPart part, Variable variable, int cell) {
        if (variable.isFixed(cell)) {
            throw new SwapException(
                    List.of(part.swap()),
                    "'" + part.swap().held().target().name() + "' cannot be held: " + variable.cellName(cell)
                            + " is fixed, there is nothing of it in the accounts, or it is given");
        }
    }

    private static List<List<String>> codes(Map<Axis, List<String>> where, List<Axis> axes) {
        return axes.stream().map(where::get).toList();
    }

    /** For every cell over some sets whether its labels are among the chosen ones. */
    private static boolean[] selected(List<IndexSet> sets, List<List<String>> chosen) {
        int size = IndexSet.cells(sets);
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
