package org.likevekt.solver.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.linear.Parallelism;

/**
 * The numbers of one system: parameter values, a point, residuals and Jacobian there. Not safe for use by two threads.
 */
public final class Evaluation {
    private final EquationSystem system;
    private Workspace workspace;
    private final double[] scale;
    private final double[] inverseScale;
    private final double[] givenJacobian;
    private boolean givenCurrent;
    private boolean definitionsCurrent;

    Evaluation(EquationSystem system) {
        this.system = system;
        this.workspace = new Workspace(system.pool().allocate(), Mode.VALUES, Parallelism.NONE);
        this.scale = new double[system.unknowns()];
        this.inverseScale = new double[system.unknowns()];
        this.givenJacobian = new double[system.sparsity().entryCount()];
        system.declaration().parameters().forEach(p -> copyIn(p, p.initial()));
        system.declaration().variables().forEach(this::placeStart);
        moveTo(system.start());
        measureScales();
    }

    /** Lets threads share long loops; results do not change by a bit. */
    public void share(Parallelism threads) {
        workspace = new Workspace(workspace.arrays(), workspace.mode(), threads);
    }

    private double[] cells(Symbol symbol) {
        return workspace.arrays()[system.graph().arrayOf(symbol)];
    }

    private void copyIn(Parameter parameter, double[] values) {
        System.arraycopy(values, 0, cells(parameter), 0, values.length);
        givenCurrent = false;
    }

    private void placeStart(Variable variable) {
        double[] start = variable.start();
        double[] cells = cells(variable);
        for (int cell = 0; cell < start.length; cell++) {
            boolean logarithm = variable.kind() == Variable.Kind.POSITIVE && start[cell] > 0;
            cells[cell] = logarithm ? StrictMath.log(start[cell]) : start[cell];
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
            throw new IllegalArgumentException(parameter.name() + " is structural and cannot be changed");
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
        return cells(parameter).clone();
    }

    /** Sets the level at which the fixed cells of a variable stand; free cells and absent ones are passed over. */
    public void setFixed(Variable variable, double[] levels) {
        double[] cells = cells(variable);
        for (int cell = 0; cell < cells.length; cell++) {
            if (variable.isFixed(cell) && !variable.isAbsent(cell)) {
                cells[cell] = variable.kind() == Variable.Kind.POSITIVE ? StrictMath.log(levels[cell]) : levels[cell];
            }
        }
        givenCurrent = false;
    }

    /** The system that is evaluated. */
    public EquationSystem system() {
        return system;
    }

    private void moveTo(double[] point) {
        for (EquationSystem.Unknowns block : system.unknownBlocks()) {
            double[] values = cells(block.variable());
            double unit = block.variable().scale();
            for (int k = 0; k < block.cells().length; k++) {
                values[block.cells()[k]] = unit * point[block.first() + k];
            }
        }
        if (!givenCurrent) {
            workspace.run(system.givenSteps());
            Arrays.fill(givenJacobian, 0);
            workspace.arrays()[system.jacobian().array()] = givenJacobian;
            workspace.run(system.givenJacobianSteps());
            givenCurrent = true;
        }
        workspace.run(system.residualSteps());
        definitionsCurrent = false;
    }

    /** Sizes of the equations at the start values. */
    private void measureScales() {
        Arrays.fill(inverseScale, 1);
        EquationSizes sizes = new EquationSizes(system, sides());
        double[] measured = sizes.areRounding() ? sizes.ofTerms(jacobian()) : sizes.ofSides();
        for (int k = 0; k < scale.length; k++) {
            scale[k] = measured[k];
            inverseScale[k] = 1 / measured[k];
        }
    }

    private double[] jacobian() {
        double[] values = new double[givenJacobian.length];
        jacobian(values);
        return values;
    }

    /**
     * Both sides of every equation.
     *
     * @param left left-hand sides, shape unknowns
     * @param right right-hand sides, shape unknowns
     */
    public record Sides(double[] left, double[] right) {
        /** The larger side of an equation, without its sign. */
        public double size(int unknown) {
            return Math.max(Math.abs(left[unknown]), Math.abs(right[unknown]));
        }
    }

    /** Both sides of every equation at the point of the last {@link #residual} call, in the equations' own units. */
    public Sides sides() {
        Sides sides = new Sides(new double[scale.length], new double[scale.length]);
        for (EquationSystem.Rows rows : system.rows()) {
            List<Index> over = rows.family().over();
            int[] unknowns = system.rowsOf(rows.family());
            double[] left = over(over, rows.left().view());
            double[] right = over(over, rows.right().view());
            for (int k = 0; k < unknowns.length; k++) {
                if (unknowns[k] >= 0) {
                    sides.left[unknowns[k]] = left[k];
                    sides.right[unknowns[k]] = right[k];
                }
            }
        }
        return sides;
    }

    /**
     * An equation that takes no part in the system, because the cell that it would determine is fixed.
     *
     * @param family name of its family
     * @param equation its name with its indices
     * @param cell name of the cell that is fixed
     * @param left left-hand side
     * @param right right-hand side
     * @param size larger side, or a thousandth of the largest in its family
     */
    public record LeftOut(String family, String equation, String cell, double left, double right, double size) {
        /** By how much it does not hold, in parts of its size. */
        public double gap() {
            return Math.abs(left - right) / size;
        }
    }

    /**
     * The equations that are left out for fixed cells, at the point of the last {@link #residual} call, the one furthest
     * from holding first; without those of cells that are absent, positive ones that are fixed at zero, and those that have
     * no value.
     */
    public List<LeftOut> leftOut() {
        List<LeftOut> found = new ArrayList<>();
        for (EquationSystem.Rows rows : system.rows()) {
            double largest = largest(rows);
            for (int k = 0; k < rows.leftOut().cells().length; k++) {
                LeftOut equation = leftOut(rows, k, largest);
                if (Double.isFinite(equation.gap())) {
                    found.add(equation);
                }
            }
        }
        found.sort(Comparator.comparingDouble(equation -> -equation.gap()));
        return found;
    }

    /**
     * The equation left out for a fixed cell that is furthest from holding at the point of the last {@link #residual} call;
     * none where all of them hold to the last bit.
     */
    public Optional<LeftOut> worstLeftOut() {
        LeftOut worst = null;
        for (EquationSystem.Rows rows : system.rows()) {
            int[] cells = rows.leftOut().cells();
            double largest = Double.NaN;
            for (int k = 0; k < cells.length; k++) {
                if (side(rows.left(), rows.leftOut().left()[k])
                        != side(rows.right(), rows.leftOut().right()[k])) {
                    largest = Double.isNaN(largest) ? largest(rows) : largest;
                    LeftOut equation = leftOut(rows, k, largest);
                    worst = Double.isFinite(equation.gap()) && (worst == null || equation.gap() > worst.gap())
                            ? equation
                            : worst;
                }
            }
        }
        return Optional.ofNullable(worst);
    }

    private LeftOut leftOut(EquationSystem.Rows rows, int k, double largest) {
        EquationFamily family = rows.family();
        int cell = rows.leftOut().cells()[k];
        double left = side(rows.left(), rows.leftOut().left()[k]);
        double right = side(rows.right(), rows.leftOut().right()[k]);
        double size = EquationSizes.of(Math.max(Math.abs(left), Math.abs(right)), largest);
        return new LeftOut(
                family.name(), family.nameAt(cell), family.determines().cellName(cell), left, right, size);
    }

    private double side(Node side, int at) {
        return at < 0 ? 0 : workspace.of(side.view())[at];
    }

    /** The largest side of a family, left out or not; 0 where none is left out. */
    private double largest(EquationSystem.Rows rows) {
        if (rows.leftOut().cells().length == 0) {
            return 0;
        }
        double[] left = over(rows.family().over(), rows.left().view());
        double[] right = over(rows.family().over(), rows.right().view());
        double largest = 0;
        for (int k = 0; k < left.length; k++) {
            largest = Math.max(largest, Math.max(Math.abs(left[k]), Math.abs(right[k])));
        }
        return largest;
    }

    /** Values at every point of the space of some indices, row-major. */
    private double[] over(List<Index> indices, View view) {
        View space = View.space(indices);
        List<View.Axis> box = View.clipped(space.axes(), view.axes());
        int[] to = space.positions(box);
        int[] from = view.positions(box);
        double[] values = new double[View.size(space.axes())];
        for (int k = 0; k < to.length; k++) {
            values[to[k]] = workspace.of(view)[from[k]];
        }
        return values;
    }

    /**
     * Residuals at a point, each divided by the size of its equation.
     *
     * @param point unknowns as the solver sees them, shape unknowns
     * @param residual out, shape unknowns
     */
    public void residual(double[] point, double[] residual) {
        moveTo(point);
        Arrays.fill(residual, 0);
        for (EquationSystem.Rows rows : system.rows()) {
            double[] values = workspace.of(rows.residual().view());
            for (int k = 0; k < rows.at().length; k++) {
                int row = rows.unknowns()[k];
                residual[row] = values[rows.at()[k]] * inverseScale[row];
            }
        }
    }

    /**
     * Jacobian of the scaled residuals at the point of the last {@link #residual} call.
     *
     * @param values out, in the order of {@link EquationSystem#sparsity()}
     */
    public void jacobian(double[] values) {
        System.arraycopy(givenJacobian, 0, values, 0, values.length);
        workspace.arrays()[system.jacobian().array()] = values;
        workspace.run(system.jacobianSteps());
        for (int row = 0; row < scale.length; row++) {
            double factor = inverseScale[row];
            int end = system.sparsity().rowStart(row + 1);
            for (int k = system.sparsity().rowStart(row); k < end; k++) {
                values[k] *= factor;
            }
        }
    }

    /** The size of an equation, by which its residual is divided. */
    public double scale(int unknown) {
        return scale[unknown];
    }

    /** Levels of a variable at the current point, row-major. */
    public double[] levels(Variable variable) {
        double[] levels = cells(variable).clone();
        if (variable.kind() == Variable.Kind.POSITIVE) {
            for (int cell = 0; cell < levels.length; cell++) {
                levels[cell] = variable.isAbsent(cell) ? 0 : StrictMath.exp(levels[cell]);
            }
        }
        return levels;
    }

    /** Values of a definition at the current point, row-major over its indices. */
    public double[] values(Definition definition) {
        View view = system.nodeOf(definition).view();
        computeDefinitions();
        return over(definition.over(), view);
    }

    private void computeDefinitions() {
        if (!definitionsCurrent) {
            workspace.run(system.definitionSteps());
            definitionsCurrent = true;
        }
    }

    /**
     * The derivatives of the weighted sum of the scaled residuals at the point of the last {@link #residual} call.
     *
     * @param multipliers weights, shape unknowns
     */
    public Gradient gradient(double[] multipliers) {
        if (multipliers.length != scale.length) {
            throw new IllegalArgumentException(
                    "found " + multipliers.length + " multipliers, expected " + scale.length + ", one an equation");
        }
        double[] weights = new double[scale.length];
        Arrays.setAll(weights, row -> multipliers[row] * inverseScale[row]);
        return system.gradient().run(workspace, weights);
    }

    /**
     * The derivatives of the weighted sum of a definition's values at the point of the last {@link #residual} call.
     *
     * @param weights row-major over the definition's indices
     */
    public Gradient gradientOf(Definition definition, double[] weights) {
        if (weights.length != definition.size()) {
            throw new IllegalArgumentException("'" + definition.name() + "' has " + definition.size()
                    + " values, found " + weights.length + " weights");
        }
        system.nodeOf(definition);
        computeDefinitions();
        return system.gradient(definition).run(workspace, weights);
    }

    double[][] arrays() {
        return workspace.arrays();
    }
}
