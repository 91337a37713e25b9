package org.likevekt.solver.newton;

import java.util.Locale;
import java.util.Optional;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.diagnosis.Noise;
import org.likevekt.solver.diagnosis.Numbers;
import org.likevekt.solver.diagnosis.Singularity;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.LinearSolver;
import org.likevekt.solver.linear.SparseMatrix;

/**
 * Whether a point whose residuals are within the tolerance is a solution.
 *
 * <p>Residuals are measured by the size of their equation at the start, so far from there they may be small where nothing
 * is solved: {@code x^3 - x = 6} started at a million is within 1e-10 of its start at x = 276. A step of Newton's method
 * is measured by the unknowns as they are now; where it has become small, its point is a solution, if the Jacobian ties
 * every unknown down.
 */
final class Confirmation {
    /** A step this small, in parts of each unknown, has led to a solution, or need not be taken. */
    private static final double SETTLED = 1e-9;

    /** After a step this small the same factors, however old, tell how long the next will be. */
    private static final double NEAR = 1e-3;

    /** How precisely that length is found: its size is asked for, not its digits. */
    private static final double ROUGHLY = 1e-4;

    /** A step this small, from a Jacobian of its own point, leads to a solution. */
    private static final double SMALL = 1e-8;

    /** A free unknown this far below its scale is as good as zero. */
    private static final double ZERO = 1e-6;

    /** The rounding of an equation, in parts of its larger side. */
    private static final double ROUNDING = 1e-15;

    /** An unknown that rounding alone would move by this part of it is not determined. */
    private static final double LOOSE = 1e-3;

    private final Evaluation evaluation;
    private final EquationSystem system;
    private final double[] point;
    private final double[] residual;
    private final double tolerance;

    /** A question asked at the point where an evaluation stands. */
    Confirmation(Evaluation evaluation, double[] point, double[] residual, double tolerance) {
        this.evaluation = evaluation;
        this.system = evaluation.system();
        this.point = point;
        this.residual = residual;
        this.tolerance = tolerance;
    }

    /**
     * Whether the step that has led here leaves nothing to do.
     *
     * @param factors that it was made with
     */
    boolean isSettled(double[] taken, Factorization factors) {
        double last = largest(taken);
        if (!(last <= NEAR) || last <= SETTLED) {
            return last <= SETTLED;
        }
        double[] next = new double[taken.length];
        factors.solve(residual, next, ROUGHLY);
        return largest(next) <= SETTLED;
    }

    /** Whether a step from here, by the Jacobian here, is the last. */
    boolean isSmall(double[] step) {
        return largest(step) <= SMALL;
    }

    private double largest(double[] step) {
        double largest = 0;
        for (int k = 0; k < step.length; k++) {
            double part = part(step, k, ZERO);
            largest = part > largest || Double.isNaN(part) ? part : largest;
        }
        return largest;
    }

    /** A step of an unknown in parts of it; a free one counts as at least so many of its scales. */
    private double part(double[] step, int k, double least) {
        boolean positive = system.variableOf(k).kind() == Variable.Kind.POSITIVE;
        return Math.abs(step[k]) / (positive ? 1 : Math.max(least, Math.abs(point[k])));
    }

    /**
     * Whether every residual is within the tolerance of what its equation adds up here: of its sides, of a term, or of the
     * scale declared for it.
     */
    boolean holds() {
        double[] size = sizes();
        SparseMatrix jacobian = new SparseMatrix(system.sparsity());
        evaluation.jacobian(jacobian.values());
        for (int row = 0; row < residual.length; row++) {
            double most = system.familyOf(row).fixedScale() > 0 ? Math.max(1, size[row]) : size[row];
            for (int p = jacobian.pattern().rowStart(row);
                    p < jacobian.pattern().rowStart(row + 1);
                    p++) {
                int k = jacobian.pattern().column(p);
                boolean positive = system.variableOf(k).kind() == Variable.Kind.POSITIVE;
                most = Math.max(most, Math.abs(jacobian.values()[p]) * (positive ? 1 : Math.abs(point[k])));
            }
            if (!(Math.abs(residual[row]) <= tolerance * most)) {
                return false;
            }
        }
        return true;
    }

    /** Larger sides of the equations here, in parts of their scale. */
    private double[] sizes() {
        Evaluation.Sides sides = evaluation.sides();
        double[] size = new double[residual.length];
        for (int row = 0; row < size.length; row++) {
            size[row] = sides.size(row) / evaluation.scale(row);
        }
        return size;
    }

    /**
     * Says which unknown the equations do not tie down, if there is one: residuals as they are here, with other signs, or
     * of the size of rounding, would move it far.
     *
     * @param jacobian here
     * @param linear what factors it
     * @param factors of the Jacobian
     */
    Optional<String> undetermined(SparseMatrix jacobian, LinearSolver linear, Factorization factors) {
        double[] size = sizes();
        double[] noise = new double[residual.length];
        for (int row = 0; row < noise.length; row++) {
            noise[row] = Noise.at(row) * Math.max(Math.abs(residual[row]), ROUNDING * size[row]);
        }
        double[] moved = new double[noise.length];
        factors.solve(noise, moved);
        int worst = 0;
        for (int k = 1; k < moved.length; k++) {
            worst = part(moved, k, 1) > part(moved, worst, 1) ? k : worst;
        }
        double far = moved.length == 0 ? 0 : part(moved, worst, 1);
        return far <= LOOSE ? Optional.empty() : Optional.of(loose(jacobian, linear, worst, far));
    }

    private String loose(SparseMatrix jacobian, LinearSolver linear, int unknown, double far) {
        return Singularity.nearly(system, jacobian, linear)
                        .map(Singularity::text)
                        .orElseGet(() -> String.format(
                                Locale.ROOT,
                                "'%s' is not determined: the equations hold to rounding where it is %s, and rounding alone moves"
                                        + " it by %.2g of itself. Maybe it runs off without end, or two equations say the same",
                                system.unknownName(unknown),
                                Numbers.text(system.variableOf(unknown).toLevel(point[unknown])),
                                far))
                + ".";
    }
}
