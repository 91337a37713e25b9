package org.likevekt.solver.evaluation;

import java.util.stream.IntStream;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.linear.SparsityPattern;

/**
 * What residuals are divided by: the scale declared for an equation, or its larger side at the start values, where instances
 * far smaller than their family count as a thousandth of it.
 */
final class EquationSizes {
    /** Sides of this part of the terms that they add up are rounding. */
    private static final double ROUNDING = 1e-9;

    private static final double SMALL = 1e-3;

    private final EquationSystem system;
    private final Evaluation.Sides sides;
    private final double[] sizes;
    private double least = Double.POSITIVE_INFINITY;
    private double most = 1;

    /** Measures sides at the start values. */
    EquationSizes(EquationSystem system, Evaluation.Sides sides) {
        this.system = system;
        this.sides = sides;
        this.sizes = new double[system.unknowns()];
        system.rows().forEach(rows -> measure(rows.family()));
    }

    private void measure(EquationFamily family) {
        int[] unknowns = IntStream.of(system.rowsOf(family)).filter(k -> k >= 0).toArray();
        double largest = IntStream.of(unknowns).mapToDouble(sides::size).reduce(0, Math::max);
        most = Math.max(most, largest);
        for (int k : unknowns) {
            boolean isDeclared = family.fixedScale() > 0;
            least = isDeclared ? least : Math.min(least, sides.size(k));
            sizes[k] = isDeclared ? family.fixedScale() : of(sides.size(k), largest);
        }
    }

    /** The size of an equation in a family whose largest has another. */
    static double of(double size, double largest) {
        double scale = Math.max(size, SMALL * largest);
        return scale > 0 && Double.isFinite(scale) ? scale : 1;
    }

    double[] ofSides() {
        return sizes;
    }

    /** Whether some sides are so small that they may be what rounding leaves of terms that cancel. */
    boolean areRounding() {
        return least < ROUNDING * most;
    }

    /**
     * The same, but where sides are the rounding of larger terms that cancel, such as a deficit that is zero at the start,
     * the largest of these.
     *
     * @param jacobian at the start, of the equations as they are written
     */
    double[] ofTerms(double[] jacobian) {
        double[] point = system.start();
        SparsityPattern pattern = system.sparsity();
        for (int k = 0; k < sizes.length; k++) {
            double largest = 0;
            for (int p = pattern.rowStart(k); p < pattern.rowStart(k + 1); p++) {
                int column = pattern.column(p);
                boolean positive = system.variableOf(column).kind() == Variable.Kind.POSITIVE;
                largest = Math.max(
                        largest, Math.abs(jacobian[p]) * (positive ? 1 : Math.max(1, Math.abs(point[column]))));
            }
            boolean isDeclared = system.familyOf(k).fixedScale() > 0;
            if (!isDeclared && sides.size(k) < ROUNDING * largest && Double.isFinite(largest)) {
                sizes[k] = largest;
            }
        }
        return sizes;
    }
}
