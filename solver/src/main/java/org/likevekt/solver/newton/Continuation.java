package org.likevekt.solver.newton;

import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.evaluation.Settings;

/**
 * Follows a solution along a shock: from settings that are solved to settings that are not, in adaptive steps, each
 * started from the tangent of the path, {@code dz/dt = -J^-1 dF/dt}.
 */
public final class Continuation {
    /**
     * How far the path was followed.
     *
     * @param last the last solve that was tried; converged exactly when the whole shock was reached
     * @param reached the largest part of the shock that solves, 1 for all of it
     * @param steps solved steps on the way
     */
    public record Result(Newton.Result last, double reached, int steps) {}

    private static final double FIRST_STEP = 0.25;
    private static final double SMALLEST_STEP = 1.0 / 1024;
    private static final double DIFFERENCE = 1e-6;

    private final Newton newton;

    /** A continuation whose steps are solved by the given iteration. */
    public Continuation(Newton newton) {
        this.newton = newton;
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
        double reached = 0;
        double step = FIRST_STEP;
        double[] point = solution.clone();
        int steps = 0;
        Newton.Result last = null;
        while (reached < 1) {
            double target = Math.min(1, reached + step);
            double[] start = predict(evaluation, from, to, reached, target, point, last);
            from.towards(to, target).applyTo(evaluation);
            Newton.Result tried = newton.solve(evaluation, start);
            if (tried.outcome().converged()) {
                point = tried.point();
                reached = target;
                last = tried;
                steps++;
                step *= 2;
            } else {
                step /= 2;
                if (step < SMALLEST_STEP) {
                    return new Result(tried, reached, steps);
                }
            }
        }
        return new Result(last, 1, steps);
    }

    /** The start of a step: along the tangent, with the factors of the last solve. */
    private static double[] predict(
            Evaluation evaluation,
            Settings from,
            Settings to,
            double reached,
            double target,
            double[] point,
            Newton.Result last) {
        if (last == null || last.factors() == null) {
            return point;
        }
        double[] there = new double[point.length];
        double[] ahead = new double[point.length];
        from.towards(to, reached).applyTo(evaluation);
        evaluation.residual(point, there);
        from.towards(to, reached + DIFFERENCE).applyTo(evaluation);
        evaluation.residual(point, ahead);
        for (int k = 0; k < ahead.length; k++) {
            ahead[k] = (ahead[k] - there[k]) / DIFFERENCE;
        }
        double[] tangent = new double[point.length];
        last.factors().solve(ahead, tangent);
        double[] start = point.clone();
        for (int k = 0; k < start.length; k++) {
            start[k] -= (target - reached) * tangent[k];
        }
        return start;
    }
}
