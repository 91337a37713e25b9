package org.likevekt.solver.evaluation;

import java.util.Arrays;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Variable;

/**
 * The numbers of one system: parameter values, a point, residuals and Jacobian there. Not safe for use by two threads.
 */
public final class Evaluation {
    private final EquationSystem system;
    private final double[][] arrays;
    private final Mode mode;
    private final double[] scale;
    private boolean givenCurrent;

    Evaluation(EquationSystem system, boolean strict) {
        this.system = system;
        this.mode = strict ? Mode.STRICT : Mode.FAST;
        this.arrays = system.pool().allocate();
        this.scale = new double[system.unknowns()];
        system.declaration().parameters().forEach(p -> copyIn(p, p.initial()));
        system.declaration().variables().forEach(this::placeStart);
        moveTo(system.start());
        measureScales();
    }

    private void copyIn(Parameter parameter, double[] values) {
        System.arraycopy(values, 0, arrays[system.graph().arrayOf(parameter)], 0, values.length);
        givenCurrent = false;
    }

    private void placeStart(Variable variable) {
        double[] start = variable.start();
        for (int cell = 0; cell < start.length; cell++) {
            arrays[system.graph().arrayOf(variable)][cell] =
                    variable.kind() == Variable.Kind.POSITIVE && start[cell] > 0 ? Math.log(start[cell]) : start[cell];
        }
    }

    /**
     * Sets the values of a parameter, row-major.
     *
     * @throws IllegalArgumentException when the length is wrong, a value is not finite, or a structural parameter moves
     */
    public void set(Parameter parameter, double[] values) {
        if (values.length != parameter.size()) {
            throw new IllegalArgumentException(
                    parameter.name() + " has " + parameter.size() + " cells, got " + values.length);
        }
        if (parameter.isStructural() && !Arrays.equals(values, parameter.initial())) {
            throw new IllegalArgumentException(parameter.name() + " is structural and can not be changed");
        }
        for (int cell = 0; cell < values.length; cell++) {
            if (!Double.isFinite(values[cell])) {
                throw new IllegalArgumentException(parameter.cellName(cell) + " is " + values[cell]);
            }
        }
        copyIn(parameter, values);
    }

    /** A copy of the values of a parameter. */
    public double[] get(Parameter parameter) {
        return arrays[system.graph().arrayOf(parameter)].clone();
    }

    /** Sets the level at which the fixed cells of a variable stand; free cells are passed over. */
    public void setFixed(Variable variable, double[] levels) {
        double[] cells = arrays[system.graph().arrayOf(variable)];
        for (int cell = 0; cell < cells.length; cell++) {
            if (variable.isFixed(cell)) {
                cells[cell] = variable.kind() == Variable.Kind.POSITIVE ? Math.log(levels[cell]) : levels[cell];
            }
        }
    }

    /** The system that is evaluated. */
    public EquationSystem system() {
        return system;
    }

    private void moveTo(double[] point) {
        for (int k = 0; k < point.length; k++) {
            Variable variable = system.variableOf(k);
            arrays[system.graph().arrayOf(variable)][system.cellOf(k)] =
                    variable.kind() == Variable.Kind.POSITIVE ? point[k] : point[k] * variable.scale();
        }
        if (!givenCurrent) {
            EquationSystem.run(system.graph().givenSteps(), arrays, mode);
            givenCurrent = true;
        }
        EquationSystem.run(system.graph().variableSteps(), arrays, mode);
    }

    /** Sizes of the equations at the start values; instances far smaller than their family count as a thousandth of it. */
    private void measureScales() {
        for (EquationSystem.Rows rows : system.rows()) {
            EquationFamily family = rows.family();
            double[] size = new double[rows.unknowns().length];
            double largest = 0;
            int[] left = CesStep.offsets(family.over(), rows.left().domain());
            int[] right = CesStep.offsets(family.over(), rows.right().domain());
            for (int k = 0; k < size.length; k++) {
                size[k] = Math.max(
                        Math.abs(arrays[rows.left().array()][left[k]]),
                        Math.abs(arrays[rows.right().array()][right[k]]));
                largest = rows.unknowns()[k] >= 0 ? Math.max(largest, size[k]) : largest;
            }
            for (int k = 0; k < size.length; k++) {
                if (rows.unknowns()[k] >= 0) {
                    scale[rows.unknowns()[k]] =
                            family.fixedScale() > 0 ? family.fixedScale() : scaleOf(size[k], largest);
                }
            }
        }
    }

    private static double scaleOf(double size, double largest) {
        double scale = Math.max(size, 1e-3 * largest);
        return scale > 0 && Double.isFinite(scale) ? scale : 1;
    }

    /**
     * Residuals at a point, each divided by the size of its equation.
     *
     * @param point unknowns as the solver sees them, shape unknowns
     * @param residual out, shape unknowns
     */
    public void residual(double[] point, double[] residual) {
        moveTo(point);
        for (EquationSystem.Rows rows : system.rows()) {
            int[] at = rows.residualAt();
            double[] values = arrays[rows.residual().array()];
            for (int k = 0; k < at.length; k++) {
                int row = rows.unknowns()[k];
                if (row >= 0) {
                    residual[row] = values[at[k]] / scale[row];
                }
            }
        }
    }

    /**
     * Jacobian of the scaled residuals at the point of the last {@link #residual} call.
     *
     * @param values out, in the order of {@link EquationSystem#sparsity()}
     */
    public void jacobian(double[] values) {
        EquationSystem.run(system.jacobianSteps(), arrays, mode);
        Arrays.fill(values, 0);
        for (EquationSystem.JacobianPart part : system.parts()) {
            double[] from = arrays[part.array()];
            int[] entries = part.entries();
            int[] slots = part.slots();
            for (int k = 0; k < slots.length; k++) {
                values[slots[k]] += from[entries[k]];
            }
        }
        for (int row = 0; row < scale.length; row++) {
            for (int k = system.sparsity().rowStart(row); k < system.sparsity().rowStart(row + 1); k++) {
                values[k] /= scale[row];
            }
        }
    }

    /** The size of an equation, by which its residual is divided. */
    public double scale(int unknown) {
        return scale[unknown];
    }

    /** Levels of a variable at the current point, row-major. */
    public double[] levels(Variable variable) {
        double[] cells = arrays[system.graph().arrayOf(variable)].clone();
        if (variable.kind() == Variable.Kind.POSITIVE) {
            for (int cell = 0; cell < cells.length; cell++) {
                boolean absent = variable.isFixed(cell) && variable.start()[cell] == 0;
                cells[cell] = absent ? 0 : mode == Mode.STRICT ? StrictMath.exp(cells[cell]) : Math.exp(cells[cell]);
            }
        }
        return cells;
    }

    /** Values of a definition at the current point, row-major over its indices. */
    public double[] values(Definition definition) {
        EquationSystem.Defined defined = system.defined().stream()
                .filter(d -> d.definition().equals(definition))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + definition.name() + "' is of another system"));
        int[] at = CesStep.offsets(definition.over(), defined.node().domain());
        double[] values = new double[at.length];
        for (int k = 0; k < at.length; k++) {
            values[k] = arrays[defined.node().array()][at[k]];
        }
        return values;
    }

    double[][] arrays() {
        return arrays;
    }

    Mode mode() {
        return mode;
    }
}
