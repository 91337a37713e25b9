package org.likevekt.solver.newton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.LinearSolver;
import org.likevekt.solver.linear.SingularMatrixException;
import org.likevekt.solver.linear.SparseMatrix;

/**
 * Damped Newton iteration with kept factors.
 *
 * <p>While a kept factorization still reduces the residual fast enough it is used again (chord steps); otherwise the
 * Jacobian is factored anew and the step is damped until the residual falls.
 */
public final class Newton {
    /**
     * Limits of an iteration.
     *
     * @param tolerance largest scaled residual of a solution
     * @param maxIterations Newton and chord steps together
     * @param maxStep largest change of an unknown in one step: a factor of e^maxStep for a positive variable
     */
    public record Options(double tolerance, int maxIterations, double maxStep) {
        /** Tolerance 1e-10, at most 100 steps of at most a factor e. */
        public static final Options DEFAULT = new Options(1e-10, 100, 1.0);

        /** Checks the limits. */
        public Options {
            if (!(tolerance > 0) || maxIterations < 0 || !(maxStep > 0)) {
                throw new IllegalArgumentException("tolerance " + tolerance + ", maxIterations " + maxIterations
                        + ", maxStep " + maxStep + ": expected above 0, at least 0, above 0");
            }
        }
    }

    /**
     * Where an iteration ended.
     *
     * @param outcome the verdict
     * @param point unknowns as the solver sees them; a solution only when the outcome is converged
     * @param factors the last factorization, for chord steps of a later solve; null if there was none
     */
    public record Result(Outcome outcome, double[] point, Factorization factors) {}

    /** A chord step must leave at most this share of the residual, or the Jacobian is factored anew. */
    private static final double CHORD_GAIN = 0.2;

    private static final double SMALLEST_DAMPING = 1e-8;
    private static final int WORST_SHOWN = 6;

    private final LinearSolver linear;
    private final Options options;

    /** An iteration that solves its linear systems with the given solver. */
    public Newton(LinearSolver linear, Options options) {
        this.linear = linear;
        this.options = options;
    }

    /** Solves from a start point. */
    public Result solve(Evaluation evaluation, double[] start) {
        return solve(evaluation, start, null);
    }

    /** Solves from a start point, with factors kept from a solve nearby; null for none. */
    public Result solve(Evaluation evaluation, double[] start, Factorization kept) {
        return new Iteration(evaluation, start, kept).run();
    }

    private final class Iteration {
        private final Evaluation evaluation;
        private final EquationSystem system;
        private final SparseMatrix jacobian;
        private double[] point;
        private double[] residual;
        private final double[] step;
        private final List<Double> history = new ArrayList<>();
        private Factorization factors;
        private int iterations;
        private int factorizations;
        private double norm;
        private SingularMatrixException singular;

        Iteration(Evaluation evaluation, double[] start, Factorization kept) {
            this.evaluation = evaluation;
            this.system = evaluation.system();
            this.jacobian = new SparseMatrix(system.sparsity());
            this.point = start.clone();
            this.residual = new double[system.unknowns()];
            this.step = new double[system.unknowns()];
            this.factors = kept;
        }

        Result run() {
            norm = residualAt(point, residual);
            history.add(norm);
            if (!Double.isFinite(norm)) {
                return finished(Status.NOT_A_NUMBER);
            }
            boolean fresh = false;
            while (norm > options.tolerance()) {
                if (iterations >= options.maxIterations()) {
                    return finished(Status.ITERATION_LIMIT);
                }
                try {
                    boolean chord = factors != null && !fresh;
                    if (chord && chordStep()) {
                        continue;
                    }
                    if (!newtonStep()) {
                        return finished(Status.STALLED);
                    }
                    fresh = false;
                } catch (SingularMatrixException e) {
                    singular = e;
                    return finished(Status.SINGULAR);
                }
            }
            polish();
            return finished(Status.CONVERGED);
        }

        /** One more step with the factors at hand: costs a solve and gains what the tolerance left. */
        private void polish() {
            if (factors != null && norm > 0) {
                double[] trial = new double[point.length];
                double[] trialResidual = new double[point.length];
                double trialNorm = tryStep(1, trial, trialResidual);
                if (trialNorm < norm) {
                    accept(trial, trialResidual, trialNorm);
                } else {
                    residualAt(point, residual);
                }
            }
        }

        private boolean chordStep() {
            double[] trial = new double[point.length];
            double[] trialResidual = new double[point.length];
            double trialNorm = tryStep(1, trial, trialResidual);
            if (!(trialNorm <= CHORD_GAIN * norm)) {
                residualAt(point, residual);
                factors = null;
                return false;
            }
            accept(trial, trialResidual, trialNorm);
            return true;
        }

        private boolean newtonStep() {
            evaluation.jacobian(jacobian.values());
            factors = linear.factor(jacobian);
            factorizations++;
            double[] trial = new double[point.length];
            double[] trialResidual = new double[point.length];
            for (double damping = firstDamping(); damping >= SMALLEST_DAMPING; damping /= 2) {
                double trialNorm = tryStep(damping, trial, trialResidual);
                if (trialNorm < (1 - 0.1 * damping) * norm) {
                    accept(trial, trialResidual, trialNorm);
                    return true;
                }
            }
            return false;
        }

        private double firstDamping() {
            factors.solve(residual, step);
            double largest = Arrays.stream(step).map(Math::abs).max().orElse(0);
            return Math.min(1, options.maxStep() / largest);
        }

        private double tryStep(double damping, double[] trial, double[] trialResidual) {
            factors.solve(residual, step);
            for (int k = 0; k < step.length; k++) {
                trial[k] = point[k] - damping * step[k];
            }
            double trialNorm = residualAt(trial, trialResidual);
            return Double.isNaN(trialNorm) ? Double.POSITIVE_INFINITY : trialNorm;
        }

        private void accept(double[] trial, double[] trialResidual, double trialNorm) {
            point = trial;
            residual = trialResidual;
            norm = trialNorm;
            iterations++;
            history.add(norm);
        }

        private double residualAt(double[] at, double[] out) {
            evaluation.residual(at, out);
            double largest = 0;
            for (double r : out) {
                largest = Double.isNaN(r) ? Double.NaN : Math.max(largest, Math.abs(r));
            }
            return largest;
        }

        private Result finished(Status status) {
            List<Outcome.Worst> worst = status == Status.CONVERGED ? List.of() : worst();
            String hint = status == Status.CONVERGED ? "" : hint(status);
            return new Result(
                    new Outcome(status, iterations, factorizations, norm, history, worst, hint), point, factors);
        }

        private List<Outcome.Worst> worst() {
            residualAt(point, residual);
            return IntStream.range(0, residual.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                            k -> Double.isNaN(residual[k]) ? Double.NEGATIVE_INFINITY : -Math.abs(residual[k])))
                    .limit(WORST_SHOWN)
                    .map(k -> new Outcome.Worst(system.equationName(k), residual[k]))
                    .toList();
        }

        private String hint(Status status) {
            return switch (status) {
                case NOT_A_NUMBER ->
                    "Maybe a value is negative where a logarithm is taken, or a start value is missing.";
                case SINGULAR ->
                    "no pivot for " + system.unknownName(singular.column()) + " in "
                            + system.equationName(singular.row()) + ". Maybe two equations say the same, or an industry"
                            + " has no price that clears its market.";
                case STALLED -> "Maybe the shock is larger than the economy can absorb; try a part of it.";
                default -> "Maybe a larger iteration limit helps, or a start closer to the solution.";
            };
        }
    }
}
