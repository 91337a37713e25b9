package org.likevekt.model.closure;

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
 * Swaps in the equations. The instrument x moves by a change c: {@code x c}, neutral at 1, or {@code x + c}, neutral at
 * 0; the equation {@code y = target} determines c. What a scenario gives stays a parameter, so the equations are otherwise
 * the same.
 *
 * <p>People are affine in each of their drivers, so one of those moves what they bring to the equations by
 * {@code slope (c - 1)} or {@code slope c}, exactly.
 */
final class SwapEquations {
    private SwapEquations() {}

    /**
     * The equations with one unknown and one equation more for every pair of cells.
     *
     * @throws SwapException when a target cell is not there or is fixed
     */
    static SystemDeclaration exchanged(SystemDeclaration declaration, List<SwapEntry> entries) {
        SystemBuilder builder = SystemBuilder.of(declaration);
        Map<SwapEntry, Variable> changes = new LinkedHashMap<>();
        for (SwapEntry entry : entries) {
            changes.put(entry, free(builder, entry));
        }
        // instruments scale what workers bring, those that instruments add too: people go into its place last
        changes.forEach((entry, change) -> {
            if (!entry.isOfPeople()) {
                replace(builder, entry, change);
            }
        });
        changes.forEach((entry, change) -> {
            if (entry.isOfPeople()) {
                replacePeople(builder, entry, change);
            }
        });
        changes.forEach((entry, change) -> hold(builder, entry, change));
        return builder.build();
    }

    /** Declares the change of the instrument. */
    private static Variable free(SystemBuilder builder, SwapEntry entry) {
        Swap swap = entry.swap();
        List<Axis> axes = swap.instrument().axes();
        List<IndexSet> sets = setsOf(builder, entry);
        List<IndexSet> pairing = new ArrayList<>();
        List<List<String>> paired = new ArrayList<>();
        for (Axis axis : swap.pairing()) {
            pairing.add(sets.get(axes.indexOf(axis)));
            paired.add(swap.instrumentCodes(axis));
        }
        boolean[] fixed = selected(pairing, paired);
        double[] start = new double[fixed.length];
        Arrays.fill(start, entry.neutral());
        for (int cell = 0; cell < fixed.length; cell++) {
            fixed[cell] = !fixed[cell];
        }
        String meaning = "what the swap does to " + swap.instrument().name();
        return entry.isFactor()
                ? builder.positive(entry.change(), pairing, "factor", meaning, start, fixed)
                : builder.free(entry.change(), pairing, swap.instrument().unit(), meaning, start, fixed, 1);
    }

    /** The index sets of the instrument: those of its symbols, and of people's the first ones. */
    private static List<IndexSet> setsOf(SystemBuilder builder, SwapEntry entry) {
        List<IndexSet> sets = builder.symbol(entry.symbols().get(0)).sets();
        return sets.subList(0, entry.instrument().axes().size());
    }

    private static void replace(SystemBuilder builder, SwapEntry entry, Variable change) {
        Driver driver = entry.instrument();
        List<IndexSet> sets = setsOf(builder, entry);
        boolean[] isSelected = selected(sets, codes(entry.swap().instrumentCodes(), driver.axes()));
        double[] ones = new double[isSelected.length];
        Arrays.setAll(ones, cell -> isSelected[cell] ? 1 : 0);
        Parameter selected = builder.structural(
                entry.selected(), sets, "0 or 1", "cells of " + driver.name() + " that are instrument", ones);
        for (String name : entry.symbols()) {
            Symbol symbol = builder.symbol(name);
            builder.replace(symbol, at -> moved(entry, symbol, at, change, selected));
        }
    }

    private static void replacePeople(SystemBuilder builder, SwapEntry entry, Variable change) {
        for (String name : entry.symbols()) {
            Symbol symbol = builder.symbol(name);
            List<IndexSet> sets = new ArrayList<>(symbol.sets());
            if (entry.isByGroup()) {
                sets.add(symbol.sets().get(1));
            }
            int cells = IndexSet.cells(sets);
            Parameter slope = builder.parameter(
                    entry.slope(name), sets, "per unit", name + " by the change, of a year", new double[cells]);
            builder.replace(symbol, at -> movedPeople(entry, at, change, slope));
        }
    }

    /** What people bring (r,e): as given, and by the slopes of the changes that its region has. */
    private static Expr movedPeople(SwapEntry entry, Expr at, Variable change, Parameter slope) {
        Subscript region = at.subscripts().get(0);
        Subscript group = at.subscripts().get(1);
        Index source = slope.sets().get(1).index("source of people");
        Subscript[] pairing = entry.swap().pairing().stream()
                .map(axis -> axis == Axis.REGION ? region : source)
                .toArray(Subscript[]::new);
        Expr moves = change.at(pairing).minus(entry.neutral());
        return at.plus(
                entry.isByGroup()
                        ? sum(source, slope.at(region, group, source).times(moves))
                        : slope.at(region, group).times(moves));
    }

    private static Expr moved(SwapEntry entry, Symbol symbol, Expr at, Variable change, Parameter selected) {
        Subscript[] all = at.subscripts().toArray(Subscript[]::new);
        List<Axis> axes = entry.instrument().axes();
        Subscript[] pairing = entry.swap().pairing().stream()
                .map(axis -> all[axes.indexOf(axis)])
                .toArray(Subscript[]::new);
        if (!entry.isFactor()) {
            return at.plus(selected.at(all).times(change.at(pairing)).times(unit(symbol)));
        }
        Expr logFactor = selected.at(all).times(change.log(pairing));
        boolean isLogarithm = symbol instanceof Variable;
        return isLogarithm ? at.plus(logFactor) : at.times(logFactor.exp());
    }

    /** What an addition of one to the driver adds to the symbol. */
    static double unit(Symbol symbol) {
        return symbol instanceof Variable variable ? variable.start()[0] : 1;
    }

    private static void hold(SystemBuilder builder, SwapEntry entry, Variable change) {
        Swap swap = entry.swap();
        List<Axis> axes = swap.target().path().axes();
        Map<Axis, Subscript> subscripts = new HashMap<>();
        List<Index> over = new ArrayList<>();
        List<IndexSet> sets = new ArrayList<>();
        List<Axis> pairing = swap.pairing();
        for (int d = 0; d < pairing.size(); d++) {
            IndexSet set = change.sets()
                    .get(d)
                    .subset(entry.equation() + " by " + pairing.get(d).key(), swap.instrumentCodes(pairing.get(d)));
            Index index = set.index(pairing.get(d).key());
            subscripts.put(pairing.get(d), index);
            over.add(index);
            sets.add(set);
        }
        Subscript[] at = axes.stream()
                .map(axis -> subscripts.computeIfAbsent(
                        axis, key -> Subscript.element(swap.targetCodes(key).get(0))))
                .toArray(Subscript[]::new);
        Optional<Definition> defined = builder.defined(swap.target().symbol());
        int cells = IndexSet.cells(sets);
        double[] start = new double[cells];
        Expr result;
        if (defined.isPresent()) {
            result = defined.get().at(at);
        } else {
            Variable variable = (Variable) builder.symbol(swap.target().symbol());
            int[] cell = Cells.of(variable, List.of(at));
            for (int k = 0; k < cells; k++) {
                refuseFixed(entry, variable, cell[k]);
                start[k] = variable.start()[cell[k]];
            }
            result = variable.at(at);
        }
        Parameter target = builder.parameter(
                entry.path(), sets, swap.target().path().unit(), "path that " + entry.equation(), start);
        builder.equation(entry.equation(), over, result, target.at(over.toArray(Subscript[]::new)), change);
    }

    private static void refuseFixed(SwapEntry entry, Variable variable, int cell) {
        if (variable.isFixed(cell)) {
            throw new SwapException(
                    List.of(entry.swap()),
                    "'" + entry.swap().target().path().name() + "' cannot be held: " + variable.cellName(cell)
                            + " is fixed, there is nothing of it in the accounts, or it is given");
        }
    }

    private static List<List<String>> codes(Map<Axis, List<String>> where, List<Axis> axes) {
        return axes.stream().map(where::get).toList();
    }

    /** For every cell over some sets whether its labels are among the selected ones. */
    private static boolean[] selected(List<IndexSet> sets, List<List<String>> labels) {
        boolean[] selected = {true};
        for (int d = 0; d < sets.size(); d++) {
            boolean[] longer = new boolean[selected.length * sets.get(d).size()];
            int cell = 0;
            for (boolean isBefore : selected) {
                for (String label : sets.get(d).labels()) {
                    longer[cell++] = isBefore && labels.get(d).contains(label);
                }
            }
            selected = longer;
        }
        return selected;
    }
}
