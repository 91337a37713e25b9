package org.likevekt.solver.newton;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Slip;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.diagnosis.FormulaValue;
import org.likevekt.solver.diagnosis.Numbers;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/** The levels of a solved system, by the names that messages print, such as {@code PX} and {@code Y[BRD]}. */
public final class Solution {
    private static final int DIGITS = 9;
    private static final int LEFT_OUT_SHOWN = 3;

    private final Evaluation evaluation;
    private final EquationSystem system;
    private final Outcome outcome;
    private final double[] point;
    private final Map<String, double[]> given;
    private final List<Evaluation.LeftOut> leftOut;
    private final Map<String, double[]> levels = new LinkedHashMap<>();
    private final Map<String, Double> cells = new LinkedHashMap<>();

    /** The solution at which an evaluation ended, for the numbers that were given to it. */
    Solution(Evaluation evaluation, Newton.Result result, Map<String, double[]> given) {
        this.evaluation = evaluation;
        this.given = given;
        this.system = evaluation.system();
        this.outcome = result.outcome();
        this.point = result.point();
        evaluation.residual(point, new double[point.length]);
        for (Variable variable : system.declaration().variables()) {
            List<String> names = new ArrayList<>();
            for (int cell = 0; cell < variable.size(); cell++) {
                names.add(variable.cellName(cell));
            }
            put(variable.name(), names, evaluation.levels(variable));
        }
        this.leftOut = List.copyOf(evaluation.leftOut());
        for (Definition definition : system.declaration().definitions()) {
            put(definition.name(), names(definition), evaluation.values(definition));
        }
    }

    private void put(String name, List<String> names, double[] values) {
        levels.put(name, values);
        for (int cell = 0; cell < values.length; cell++) {
            cells.put(names.get(cell), values[cell]);
        }
    }

    private static List<String> names(Definition definition) {
        List<String> subscripts = List.of("");
        for (Index index : definition.over()) {
            List<String> longer = new ArrayList<>();
            for (String before : subscripts) {
                for (String label : index.set().labels()) {
                    longer.add(before.isEmpty() ? label : before + "," + label);
                }
            }
            subscripts = longer;
        }
        return subscripts.stream()
                .map(s -> s.isEmpty() ? definition.name() : definition.name() + "[" + s + "]")
                .toList();
    }

    /**
     * The level of a variable or definition without indices, or of one cell, such as {@code Y[BRD]}.
     *
     * @throws IllegalArgumentException when there is no such cell
     */
    public double level(String cell) {
        Double value = cells.get(cell);
        if (value == null) {
            throw new IllegalArgumentException("no cell '" + cell + "' among " + levels.keySet()
                    + (levels.containsKey(cell)
                            ? ". Maybe name one of its cells, as in Y[BRD]"
                            : Slip.maybe(cell, cells.keySet())));
        }
        return value;
    }

    /**
     * A copy of the levels of a variable or definition, row-major.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public double[] levels(String name) {
        double[] values = levels.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no variable or definition '" + name + "' among " + levels.keySet()
                    + Slip.maybe(name, levels.keySet()));
        }
        return values.clone();
    }

    /** The numbers that were given, by name. */
    Map<String, double[]> given() {
        return given;
    }

    /** The verdict on the solve. */
    public Outcome outcome() {
        return outcome;
    }

    /** The system that is solved. */
    public EquationSystem system() {
        return system;
    }

    /** The value of any formula at this solution, for explaining it. */
    public FormulaValue formulas() {
        return new FormulaValue(evaluation, point);
    }

    /** A copy of the unknowns as the solver sees them. */
    public double[] point() {
        return point.clone();
    }

    /** The equations that were left out for fixed cells, the one furthest from holding first. */
    public List<Evaluation.LeftOut> leftOut() {
        return leftOut;
    }

    /** Every level in nine significant digits, one cell a line, and the equations left out that are furthest off. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        cells.forEach((name, value) ->
                text.append(String.format(Locale.ROOT, "%-24s %16s%n", name, Numbers.text(value, DIGITS))));
        leftOut.stream()
                .limit(LEFT_OUT_SHOWN)
                .forEach(equation -> text.append(String.format(
                        Locale.ROOT,
                        "'%s', left out because '%s' is fixed: %s = %s, off by %.1g of it%n",
                        equation.equation(),
                        equation.cell(),
                        Numbers.text(equation.left(), DIGITS),
                        Numbers.text(equation.right(), DIGITS),
                        equation.gap())));
        return text.toString();
    }
}
