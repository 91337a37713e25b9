package org.likevekt.solver.newton;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.diagnosis.Singularity;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.LinearSolver;
import org.likevekt.solver.linear.SingularMatrixException;
import org.likevekt.solver.linear.SparseMatrix;
import org.likevekt.solver.newton.Failures.Failure;

/**
 * Damped Newton iteration with kept factors.
 *
 * <p>While a kept factorization still reduces the residual fast enough it is used again (chord steps); otherwise the
 * Jacobian is factored anew and the step is damped until the residual falls: the largest one, or once that cannot be
 * had, as at the kink of a complementarity condition, their sum of squares. Every matrix is equilibrated before it is
 * factored. An iteration that fails says why: see {@link Outcome}.
 *
 * <p>Residuals are measured by the size of their equation at the start values, which far from the start says little. So
 * an iteration has converged only when a step has become small as well: see {@link Confirmation}.
 */
public final class Newton {
    /**
     * Limits of an iteration.
     *
     * @param tolerance largest scaled residual of a solution
     * @param maxIterations Newton and chord steps together
     * @param maxStep largest change of an unknown in one step: a factor of e^maxStep for a positive variable; for one of
     *     any sign in parts of its scale, or of its size when that is larger
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
     * @param factors the last factorization, for chord steps of a later solve; null if there was none or it has aged
     */
    public record Result(
            Outcome outcome, double[] point, @Nullable Factorization factors) {}

    /** A chord step must leave at most this share of the residual, or the Jacobian is factored anew. */
    private static final double CHORD_GAIN = 0.2;

    /** A damped step must gain at least this share of what it would gain on a straight line. */
    private static final double LEAST_GAIN = 0.1;

    /** How often a step is halved before it is given up. */
    private static final int HALVINGS = 27;

    /** Steps halved at least this often crawl, and this many in a row of them have stalled. */
    private static final int CRAWLING_HALVINGS = 6;

    private static final int CRAWLING_STEPS = 4;

    private final LinearSolver linear;
    private final Options options;

    /** An iteration that solves its linear systems with the given solver. */
    public Newton(LinearSolver linear, Options options) {
        this.linear = linear instanceof EquilibratedSolver ? linear : new EquilibratedSolver(linear);
        this.options = options;
    }

    /** Solves from a start point. */
    public Result solve(Evaluation evaluation, double[] start) {
        return solve(evaluation, start, null);
    }

    /** Solves from a start point, with factors kept from a solve nearby; null for none. */
    public Result solve(Evaluation evaluation, double[] start, @Nullable Factorization kept) {
        return new Iteration(evaluation, start, kept).run();
    }

    /** This iteration with another limit on its steps. */
    public Newton within(int maxIterations) {
        return new Newton(linear, new Options(options.tolerance(), maxIterations, options.maxStep()));
    }

    /** Why a point that solves the equations is not the only one near, if it is not: the Jacobian there says so. */
    Optional<Failure> looseAt(Evaluation evaluation, double[] point) {
        double[] residual = new double[point.length];
        evaluation.residual(point, residual);
        SparseMatrix jacobian = jacobian(evaluation);
        try {
            return new Confirmation(evaluation, point, residual, options.tolerance())
                    .undetermined(jacobian, linear, linear.factor(jacobian))
                    .map(hint -> new Failure(Status.SINGULAR, hint));
        } catch (SingularMatrixException e) {
            Singularity why = Singularity.explain(evaluation, point, jacobian, linear, e);
            return Optional.of(new Failure(Status.SINGULAR, why.text() + "."));
        }
    }

    /** Factors of the Jacobian at the point where an evaluation stands; none when it is singular. */
    Optional<Factorization> factorsAt(Evaluation evaluation) {
        SparseMatrix jacobian = jacobian(evaluation);
        try {
            return Optional.of(linear.factor(jacobian));
        } catch (SingularMatrixException e) {
            return Optional.empty();
        }
    }

    /** The Jacobian at the point where an evaluation stands. */
    private static SparseMatrix jacobian(Evaluation evaluation) {
        SparseMatrix jacobian = new SparseMatrix(evaluation.system().sparsity());
        evaluation.jacobian(jacobian.values());
        return jacobian;
    }

    /** Sizes of a residual; infinite where it is not a number. */
    private record Size(double largest, double squares) {
        static Size of(double[] residual) {
            double largest = 0;
            double squares = 0;
            for (double r : residual) {
                if (!Double.isFinite(r)) {
                    return new Size(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
                }
                largest = Math.max(largest, Math.abs(r));
                squares += r * r;
            }
            return new Size(largest, squares);
        }
    }

    private final class Iteration {
        private final Evaluation evaluation;
        private final EquationSystem system;
        private double[] point;
        private double[] residual;
        private double[] trial;
        private double[] trialResidual;
        private final double[] step;
        private final Trail trail = new Trail();
        private @Nullable Factorization factors;
        private int iterations;
        private int factorizations;
        private Size size;
        private final Forcing forcing = new Forcing(options.tolerance());
        private boolean haveAged;
        private boolean bySquares;
        private int crawling;
        private boolean isStepTaken;
        private boolean isStepShown; // the factors at hand know what the last step has shown
        private boolean isConfirmed;

        Iteration(Evaluation evaluation, double[] start, @Nullable Factorization kept) {
            this.evaluation = evaluation;
            this.system = evaluation.system();
            this.point = start.clone();
            this.residual = new double[system.unknowns()];
            this.trial = new double[system.unknowns()];
            this.trialResidual = new double[system.unknowns()];
            this.step = new double[system.unknowns()];
            this.factors = kept;
            evaluation.residual(point, residual);
            this.size = Size.of(residual);
        }

        Result run() {
            trail.start(size.largest);
            if (factors != null && !isWithinTolerance()) {
                renew(factors);
            }
            Optional<Failure> failure = iterate();
            if (failure.isPresent()) {
                evaluation.residual(point, residual);
            }
            return finished(failure);
        }

        /** Gives factors of another point the Jacobian here, where they take one. */
        private void renew(Factorization kept) {
            kept.renewed(() -> jacobian(evaluation)).ifPresent(renewed -> {
                factors = renewed;
                isStepShown = true;
            });
        }

        private Optional<Failure> iterate() {
            if (!Double.isFinite(size.largest)) {
                return Optional.of(failures().notANumber(point, residual));
            }
            while (!isSolved()) {
                if (iterations >= options.maxIterations() && !isWithinTolerance()) {
                    return Optional.of(failures().limit());
                }
                if (isWithinTolerance() || factors == null || !chordStep(factors)) {
                    Optional<Failure> failure = newtonStep();
                    if (failure.isPresent()) {
                        return failure;
                    }
                }
            }
            return Optional.empty();
        }

        private boolean isWithinTolerance() {
            return size.largest <= options.tolerance();
        }

        /** Whether nothing is left to do: small residuals, and a small step on the way here or from here. */
        private boolean isSolved() {
            if (!isWithinTolerance()) {
                return false;
            }
            polish();
            isConfirmed |= iterations == 0
                    ? confirmation().holds()
                    : isStepTaken && factors != null && confirmation().isSettled(trail.last(), factors);
            return isConfirmed;
        }

        private Confirmation confirmation() {
            return new Confirmation(evaluation, point, residual, options.tolerance());
        }

        /** One more step with the factors at hand: costs a solve and gains what the tolerance left. */
        private void polish() {
            if (factors != null && size.largest > Forcing.POLISHED * options.tolerance()) {
                secantStep(factors);
                takeUnlessAbove(Math.nextDown(size.largest));
            }
        }

        private void takeUnlessAbove(double most) {
            Size tried = tryStep(1);
            if (tried.largest <= most) {
                accept(tried, true);
            } else {
                evaluation.residual(point, residual);
            }
        }

        private boolean chordStep(Factorization known) {
            secantStep(known);
            Size tried = tryStep(1);
            if (!(tried.largest <= CHORD_GAIN * size.largest)) {
                evaluation.residual(point, residual);
                factors = null;
                return false;
            }
            accept(tried, true);
            if (factors != null && forcing.isOutrun() && !isWithinTolerance()) {
                renew(factors);
            }
            return true;
        }

        /** The step of the factors at hand, once they have taken in what the step before has shown. */
        private void secantStep(Factorization known) {
            double[] before = step.clone();
            double precision = forcing.ofChord(size.largest);
            haveAged |= Forcing.haveAged(known.solve(residual, step, precision), precision);
            if (isStepTaken && !isStepShown) {
                double[] taken = new double[step.length];
                double[] predicted = new double[step.length];
                for (int k = 0; k < step.length; k++) {
                    taken[k] = -before[k];
                    predicted[k] = step[k] - before[k];
                }
                SecantFactors.updated(known, taken, predicted).ifPresent(updated -> {
                    factors = updated;
                    updated.applyLast(step);
                });
            }
        }

        private Optional<Failure> newtonStep() {
            SparseMatrix jacobian = jacobian(evaluation);
            for (int entry = 0; entry < jacobian.values().length; entry++) {
                if (!Double.isFinite(jacobian.values()[entry])) {
                    return Optional.of(failures().noDerivative(entry, jacobian.values()[entry]));
                }
            }
            Factorization fresh;
            try {
                fresh = linear.factor(jacobian);
            } catch (SingularMatrixException e) {
                factors = null;
                Singularity why = Singularity.explain(evaluation, point, jacobian, linear, e);
                return Optional.of(new Failure(Status.SINGULAR, why.text() + "."));
            }
            factors = fresh;
            haveAged = false;
            factorizations++;
            fresh.solve(residual, step, forcing.ofNewton(size.largest));
            if (isWithinTolerance() && confirmation().isSmall(step)) {
                Optional<String> loose = confirmation().undetermined(jacobian, linear, fresh);
                takeUnlessAbove(options.tolerance());
                isConfirmed = true;
                return loose.map(hint -> new Failure(Status.SINGULAR, hint));
            }
            if (iterations >= options.maxIterations()) {
                return Optional.of(failures().movesOn());
            }
            boolean found = search(false) || search(true);
            if (found && crawling < CRAWLING_STEPS) {
                return Optional.empty();
            }
            evaluation.residual(point, residual);
            isConfirmed = isWithinTolerance() && confirmation().holds();
            return isConfirmed ? Optional.empty() : Optional.of(stalled());
        }

        /**
         * Halves the step until the residual falls enough. Sums of squares are smooth where the largest residual is
         * not; once needed they stay the measure, so that the iteration cannot go round in circles.
         */
        private boolean search(boolean squares) {
            if (bySquares && !squares) {
                return false;
            }
            double damping = firstDamping();
            for (int halving = 0; halving <= HALVINGS; halving++) {
                Size tried = tryStep(damping);
                double gain = 1 - LEAST_GAIN * damping;
                boolean falls =
                        squares ? tried.squares < gain * gain * size.squares : tried.largest < gain * size.largest;
                if (falls) {
                    bySquares |= squares;
                    crawling = halving >= CRAWLING_HALVINGS ? crawling + 1 : 0;
                    accept(tried, damping == 1);
                    return true;
                }
                damping /= 2;
            }
            return false;
        }

        /** A step is shortened as a whole, so that it keeps its direction. */
        private double firstDamping() {
            double largest = 0;
            for (int k = 0; k < step.length; k++) {
                boolean positive = system.variableOf(k).kind() == Variable.Kind.POSITIVE;
                double yardstick = positive ? 1 : Math.max(1, Math.abs(point[k]));
                largest = Math.max(largest, Math.abs(step[k]) / yardstick);
            }
            return Math.min(1, options.maxStep() / largest);
        }

        private Size tryStep(double damping) {
            for (int k = 0; k < step.length; k++) {
                trial[k] = point[k] - damping * step[k];
            }
            evaluation.residual(trial, trialResidual);
            return Size.of(trialResidual);
        }

        private void accept(Size tried, boolean isWhole) {
            trail.step(point, trial, tried.largest);
            double[] before = point;
            point = trial;
            trial = before;
            double[] residualBefore = residual;
            residual = trialResidual;
            trialResidual = residualBefore;
            forcing.stepped(size.largest, tried.largest);
            size = tried;
            iterations++;
            isStepTaken = isWhole;
            isStepShown = false;
        }

        private Failure stalled() {
            // The last trial was the shortest step, unless the iteration crawled on.
            if (crawling < CRAWLING_STEPS && Double.isInfinite(Size.of(trialResidual).largest)) {
                return failures().metOnTheWay(trial, trialResidual);
            }
            return isWithinTolerance() ? failures().movesOn() : failures().stalled(size.largest, options.tolerance());
        }

        private Failures failures() {
            return new Failures(evaluation, trail);
        }

        private Result finished(Optional<Failure> failure) {
            List<Outcome.Worst> worst = List.of();
            List<Outcome.Family> families = List.of();
            if (failure.isPresent()) {
                WorstEquations equations = new WorstEquations(evaluation, residual, options.tolerance());
                worst = equations.equations();
                families = equations.families();
            }
            Outcome outcome = new Outcome(
                    failure.map(Failure::status).orElse(Status.CONVERGED),
                    iterations,
                    factorizations,
                    size.largest,
                    trail.norms(),
                    worst,
                    families,
                    failure.isPresent() ? Optional.empty() : evaluation.worstLeftOut(),
                    failure.map(Failure::hint).orElse(""));
            return new Result(outcome, point, haveAged ? null : factors);
        }
    }
}
