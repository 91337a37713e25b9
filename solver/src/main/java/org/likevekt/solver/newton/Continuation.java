package org.likevekt.solver.newton;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.evaluation.Settings;
import org.likevekt.solver.linear.Factorization;

/**
 * Follows a solution along a shock: from settings that are solved to settings that are not, in adaptive steps, each
 * started from the tangent of the path, {@code dz/dt = -J^-1 dF/dt}.
 *
 * <p>Where the path cannot be followed any further it says why. At a turning point (a fold), where no solution exists
 * nearby for any larger part of the shock, the speed of the path grows as {@code 1 / sqrt(t* - t)} (Seydel 2010,
 * "Practical Bifurcation and Stability Analysis", section 5.4); two solved points tell where t* is. A positive unknown
 * that heads for zero instead falls at a steady speed in its level, so that its logarithm falls ever faster.
 *
 * <p>A solution that the path cannot have reached at its speed is another one, such as beyond a turning point, and is not
 * taken (path jumping: Allgower and Georg 2003, "Introduction to Numerical Continuation Methods", section 6.1).
 */
public final class Continuation {
    /**
     * How far the path was followed.
     *
     * @param last the last solve that was tried; converged exactly when the whole shock was reached, and
     *     {@link Status#OFF_THE_PATH} where it found a solution, but another one
     * @param reached the largest part of the shock that solves, 1 for all of it
     * @param steps solved steps on the way
     * @param end what is known of the place where it broke off; empty when the whole shock was reached
     */
    public record Result(Newton.Result last, double reached, int steps, String end) {}

    private static final double FIRST_STEP = 0.25;
    private static final double SMALLEST_STEP = 1.0 / 1024;

    /** In the last part of the way, an eighth, steps are measured by what is left of it: a quantity may fall to near zero. */
    private static final double LAST_PART = 8;

    /** But not by less than this, where something falls to nothing at the very end. */
    private static final double NO_PART = 1e-6;

    private static final double DIFFERENCE = 1e-6;

    /** A step that needs more iterations than this was too long; the next is no longer. */
    private static final int EASY = 6;

    /** An iteration that has not converged after so many steps started too far away, and may end at any solution. */
    public static final int MOST = 10;

    /** A turning point is believed when two solved points place it this near to where the path broke off. */
    private static final double NEAR = 8 * SMALLEST_STEP;

    /** An unknown whose level falls at most this much faster than at the solved point before falls steadily. */
    private static final double STEADY = 1.5;

    /**
     * A solution is on the path when it is no further from the last one than this many times what its own speed explains. A
     * straight path has 1, one that leaves a turning point 2, and shorter steps bring any smooth one near 1; where the path
     * jumps, they do not.
     */
    private static final double EXPLAINED = 2.5;

    /** A distance between solutions that is rounding. */
    private static final double STILL = 1e-6;

    private final Newton newton;

    /** A continuation whose steps are solved by the given iteration. */
    public Continuation(Newton newton) {
        this.newton = newton.within(MOST);
    }

    /**
     * Follows the path from a solution.
     *
     * @param evaluation left at the settings tried last
     * @param from settings that the given point solves
     * @param to settings to reach
     * @param solution unknowns as the solver sees them
     */
    public Result solve(Evaluation evaluation, Settings from, Settings to, double[] solution) {
        return new Path(evaluation, from, to, solution).follow();
    }

    /** The direction of the path at a solution, and the factors of the Jacobian there, null where it is singular. */
    private record Tangent(double[] direction, @Nullable Factorization factors) {}

    private final class Path {
        private final Evaluation evaluation;
        private final Settings from;
        private final Settings to;
        private double[] point;
        private double reached;
        private Tangent tangent;
        private double[] pointBefore;
        private Tangent tangentBefore;
        private double reachedBefore;

        Path(Evaluation evaluation, Settings from, Settings to, double[] solution) {
            this.evaluation = evaluation;
            this.from = from;
            this.to = to;
            this.point = solution.clone();
            this.tangent = tangentAt(point, 0);
            this.pointBefore = point;
            this.tangentBefore = tangent;
        }

        Result follow() {
            double step = FIRST_STEP;
            int steps = 0;
            while (true) {
                double target = Math.min(1, reached + step);
                double[] start = ahead(target - reached);
                from.towards(to, target).applyTo(evaluation);
                Newton.Result tried = newton.solve(evaluation, start, tangent.factors);
                boolean isSolution = tried.outcome().converged();
                Tangent there = isSolution ? tangentAt(tried.point(), target) : null;
                if (there != null && leadsTo(tried.point(), target, there)) {
                    moveTo(tried.point(), target, there);
                    steps++;
                    if (reached >= 1) {
                        return new Result(tried, 1, steps, "");
                    }
                    step *= tried.outcome().iterations() <= EASY ? 2 : 1;
                } else {
                    step /= 2;
                    // Where the path has no direction and the next point none either, shorter steps tell nothing.
                    boolean singular =
                            tangent.factors == null && tried.outcome().status() == Status.SINGULAR;
                    if (step < smallestStep() || singular) {
                        return new Result(isSolution ? offThePath(tried) : tried, reached, steps, end());
                    }
                }
            }
        }

        private double smallestStep() {
            return SMALLEST_STEP * Math.min(1, Math.max(NO_PART, LAST_PART * (1 - reached)));
        }

        /** Whether the path can have come to a solution at the speed that it has there. */
        private boolean leadsTo(double[] solved, double target, Tangent there) {
            double[] way = new double[solved.length];
            Arrays.setAll(way, k -> solved[k] - point[k]);
            double explained = EXPLAINED * (target - reached) * Math.sqrt(squares(there.direction));
            return there.factors == null || Math.sqrt(squares(way)) <= explained + STILL;
        }

        private static Newton.Result offThePath(Newton.Result solved) {
            return new Newton.Result(solved.outcome().as(Status.OFF_THE_PATH), solved.point(), solved.factors());
        }

        private void moveTo(double[] solved, double target, Tangent there) {
            pointBefore = point;
            tangentBefore = tangent;
            reachedBefore = reached;
            point = solved;
            reached = target;
            tangent = there;
        }

        /** The tangent at a solution, from the Jacobian there; without factors and still where that is singular. */
        private Tangent tangentAt(double[] solution, double part) {
            double[] there = new double[solution.length];
            double[] beyond = new double[solution.length];
            from.towards(to, part + DIFFERENCE).applyTo(evaluation);
            evaluation.residual(solution, beyond);
            from.towards(to, part).applyTo(evaluation);
            evaluation.residual(solution, there);
            for (int k = 0; k < beyond.length; k++) {
                beyond[k] = (there[k] - beyond[k]) / DIFFERENCE;
            }
            double[] direction = new double[solution.length];
            Factorization factors = newton.factorsAt(evaluation).orElse(null);
            if (factors != null) {
                factors.solve(beyond, direction);
            }
            return new Tangent(direction, factors);
        }

        private double[] ahead(double part) {
            double[] start = point.clone();
            for (int k = 0; k < start.length; k++) {
                start[k] += part * tangent.direction[k];
            }
            return start;
        }

        /** What the path does where it broke off, and the unknown that the shock moves fastest there. */
        private String end() {
            int fastest = Change.largest(tangent.direction);
            if (!(Math.abs(tangent.direction[fastest]) > 0)) {
                return "the path has no direction there";
            }
            String name = evaluation.system().unknownName(fastest);
            if (runsOut(fastest)) {
                return "there '" + name + "' runs out: a larger shock would take it below zero";
            }
            String moves = String.format(
                    Locale.ROOT,
                    "just before, 1 %% more of the shock would %s '%s' %s",
                    tangent.direction[fastest] < 0 ? "lower" : "raise",
                    name,
                    change(fastest, 0.01 * tangent.direction[fastest]));
            return turns() ? "there the path turns back, so no solution is near for a larger shock; " + moves : moves;
        }

        private String change(int unknown, double change) {
            Variable variable = evaluation.system().variableOf(unknown);
            return variable.kind() == Variable.Kind.POSITIVE
                    ? Change.percent(change)
                    : String.format(Locale.ROOT, "by %.3g", Math.abs(change * variable.scale()));
        }

        /** Whether a positive unknown falls steadily in its level and would be zero a little further on. */
        private boolean runsOut(int k) {
            boolean falls =
                    evaluation.system().variableOf(k).kind() == Variable.Kind.POSITIVE && tangent.direction[k] < 0;
            double slopeRatio = Math.exp(point[k] - pointBefore[k]) * tangent.direction[k] / tangentBefore.direction[k];
            return falls && -1 / tangent.direction[k] <= NEAR && slopeRatio > 0 && slopeRatio < STEADY;
        }

        private boolean turns() {
            double now = squares(tangent.direction);
            double before = squares(tangentBefore.direction);
            if (!(now > before && before > 0)) {
                return false;
            }
            double turn = (now * reached - before * reachedBefore) / (now - before);
            return turn - reached <= NEAR;
        }

        private static double squares(double[] vector) {
            double sum = 0;
            for (double v : vector) {
                sum += v * v;
            }
            return sum;
        }
    }
}
