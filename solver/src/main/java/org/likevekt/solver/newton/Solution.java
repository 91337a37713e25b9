package org.likevekt.solver.newton;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.diagnosis.FormulaValue;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/** The levels of a solved system, by the names that messages print, such as {@code PX} and {@code Y[BRD]}. */
public final class Solution {
    private final Evaluation evaluation;
    private final EquationSystem system;
    private final Outcome outcome;
    private final double[] point;
    private final Map<String, double[]> levels = new LinkedHashMap<>();
    private final Map<String, Double> cells = new LinkedHashMap<>();

    Solution(Evaluation evaluation, Newton.Result result) {
        this.evaluation = evaluation;
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
                    + (levels.containsKey(cell) ? ". Maybe name one of its cells, as in Y[BRD]" : ""));
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
            throw new IllegalArgumentException("no variable or definition '" + name + "' among " + levels.keySet());
        }
        return values.clone();
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

    /** Every level, one cell a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        cells.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%-24s %16.8f%n", name, value)));
        return text.toString();
    }
}
