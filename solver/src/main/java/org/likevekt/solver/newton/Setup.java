package org.likevekt.solver.newton;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.likevekt.solver.algebra.Cells;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.evaluation.Settings;

/**
 * A system with the numbers that are given to it, and a point to start from.
 *
 * @param given numbers by the name of their parameter or variable; those that it lacks are as declared
 * @param point where the search begins, unknowns as the solver sees them
 * @param before the numbers that were given where the point came from: it may be a solution for those
 * @param waiting cells that were fixed, whose equations wait for something to determine, the last one last
 * @param held by the name of a cell that is held by what was found for it, the parameter with its level
 */
record Setup(
        EquationSystem system,
        Map<String, double[]> given,
        double[] point,
        Map<String, double[]> before,
        List<Cell> waiting,
        Map<String, String> held) {

    /**
     * What is held, or stands still until something is freed for it; by names, which stay when the problem is turned round.
     *
     * @param symbol a variable, or a quantity computed from the unknowns
     * @param labels of its cell
     * @param name of its cell
     * @param isComputed whether it is no variable, so that no equation waits for it and none is left out
     * @param given the level at which a computed one shall be held
     */
    record Cell(String symbol, List<String> labels, String name, boolean isComputed, double given) {
        static Cell of(Variable variable, int cell) {
            return new Cell(variable.name(), variable.labels(cell), variable.cellName(cell), false, Double.NaN);
        }
    }

    /** A system as it was declared. */
    static Setup of(EquationSystem system) {
        return new Setup(system, Map.of(), system.start(), Map.of(), List.of(), Map.of());
    }

    SystemDeclaration declaration() {
        return system.declaration();
    }

    /** The quantity computed from the unknowns that a name is a cell of, if it is no symbol's. */
    Optional<Definition> computed(String name) {
        return declaration().definitions().stream()
                .filter(d -> name.equals(d.name())
                        || name.startsWith(d.name() + "[")
                                && Cells.labels(name).size() == d.over().size())
                .findFirst();
    }

    private static double[] declared(Symbol symbol) {
        return symbol instanceof Parameter parameter ? parameter.initial() : ((Variable) symbol).start();
    }

    /** A copy of the numbers given for a symbol. */
    double[] given(Symbol symbol) {
        double[] numbers = given.get(symbol.name());
        return numbers == null ? declared(symbol) : numbers.clone();
    }

    /** The number given for a cell: its own, or the level at which it is held. */
    double given(Symbol symbol, int cell) {
        String target = held.get(symbol.cellName(cell));
        return target == null ? given(symbol)[cell] : given(declaration().parameter(target))[0];
    }

    /** A copy of the levels of a symbol at the point, with what was given there. */
    double[] atStart(Symbol symbol) {
        double[] levels =
                before.containsKey(symbol.name()) ? before.get(symbol.name()).clone() : declared(symbol);
        if (symbol instanceof Variable variable) {
            for (int cell = 0; cell < levels.length; cell++) {
                int unknown = system.unknownAt(variable, cell);
                levels[cell] = unknown < 0 ? levels[cell] : variable.toLevel(point[unknown]);
            }
        }
        return levels;
    }

    /**
     * The same with other numbers given for some cells, or other levels to hold them at.
     *
     * @throws IllegalArgumentException when one is solved for, or cannot have such a level
     */
    Setup with(Selection selection, double... values) {
        double[] numbers = selection.spread(values);
        Symbol symbol = selection.symbol();
        double[] all = given(symbol);
        Map<String, double[]> changed = new LinkedHashMap<>(given);
        for (int k = 0; k < numbers.length; k++) {
            int cell = selection.cells()[k];
            String target = held.get(symbol.cellName(cell));
            if (symbol instanceof Variable variable) {
                requireGiven(variable, cell, target);
                requireLevel(variable, cell, numbers[k]);
            }
            if (target == null) {
                all[cell] = numbers[k];
            } else {
                changed.put(target, new double[] {numbers[k]});
            }
        }
        changed.put(symbol.name(), all);
        return new Setup(system, changed, point, before, waiting, held);
    }

    private static void requireGiven(Variable variable, int cell, @Nullable String target) {
        if (variable.isAbsent(cell)) {
            throw new IllegalArgumentException(variable.cellName(cell)
                    + " is fixed at zero, where it is absent, and cannot be given a level. Maybe declare one");
        }
        if (!variable.isFixed(cell) && target == null) {
            throw new IllegalArgumentException(
                    variable.cellName(cell) + " is solved for and cannot be given. Maybe fix(...) it");
        }
    }

    static void requireLevel(Variable variable, int cell, double value) {
        if (!Double.isFinite(value) || variable.kind() == Variable.Kind.POSITIVE && !(value > 0)) {
            throw new IllegalArgumentException(variable.cellName(cell) + " is given as " + value + ", expected a "
                    + (variable.kind() == Variable.Kind.POSITIVE ? "positive" : "finite") + " number");
        }
    }

    /** The same started from a point where some numbers were given. */
    Setup from(double[] other, Map<String, double[]> givenThere) {
        return new Setup(system, given, other, givenThere, waiting, held);
    }

    /** The problem that the point may be a solution of. */
    Setup asBefore() {
        return new Setup(system, before, point, before, waiting, held);
    }

    /** An evaluation at the point, with the numbers that were given where it came from. */
    Evaluation atItsStart() {
        Evaluation evaluation = system.evaluate();
        asBefore().settings(before.keySet()).applyTo(evaluation);
        evaluation.residual(point, new double[point.length]);
        return evaluation;
    }

    /** The names for which numbers are given here or there. */
    Set<String> names(Setup other) {
        Set<String> names = new LinkedHashSet<>(other.given.keySet());
        names.addAll(given.keySet());
        return names;
    }

    /** Whether other numbers are given there. */
    boolean isOtherwise(Setup other) {
        return names(other).stream()
                .map(this::symbol)
                .anyMatch(symbol -> !Arrays.equals(given(symbol), other.given(symbol)));
    }

    Symbol symbol(String name) {
        return Selection.of(declaration(), name).symbol();
    }

    Settings settings(Set<String> names) {
        Map<Parameter, double[]> parameters = new LinkedHashMap<>();
        Map<Variable, double[]> exogenous = new LinkedHashMap<>();
        for (String name : names) {
            if (symbol(name) instanceof Parameter parameter) {
                parameters.put(parameter, given(parameter));
            } else {
                Variable variable = (Variable) symbol(name);
                exogenous.put(variable, given(variable));
            }
        }
        return new Settings(parameters, exogenous);
    }

    /**
     * An evaluation with the numbers that are given.
     *
     * @throws IllegalStateException when something is to be held, and nothing was freed for it
     */
    Evaluation evaluation() {
        waiting.stream().filter(Cell::isComputed).findFirst().ifPresent(cell -> {
            throw new IllegalStateException("'" + cell.name() + "' is to be held at " + cell.given()
                    + ", but nothing is solved for instead. Maybe free(...) a rate or an endowment");
        });
        Evaluation evaluation = system.evaluate();
        settings(given.keySet()).applyTo(evaluation);
        return evaluation;
    }
}
