package org.likevekt.solver.newton;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.diagnosis.FormulaValue;
import org.likevekt.solver.diagnosis.Singularity;
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
 * Jacobian is factored anew and the step is damped until the residual falls: the largest one, or once that can not be
 * had, as at the kink of a complementarity condition, their sum of squares. Every matrix is equilibrated before it is
 * factored. An iteration that fails says why: see {@link Outcome}.
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
     * @param factors the last factorization, for chord steps of a later solve; null if there was none
     */
    public record Result(Outcome outcome, double[] point, Factorization factors) {}

    /** A chord step must leave at most this share of the residual, or the Jacobian is factored anew. */
    private static final double CHORD_GAIN = 0.2;

    /** A residual this far below the tolerance needs no further step. */
    private static final double POLISHED = 0.01;

    /** Precision of a linear solve that is enough far from the solution, and always where the factors are kept ones. */
    private static final double FORCING = 1e-4;

    /** A damped step must gain at least this share of what it would gain on a straight line. */
    private static final double LEAST_GAIN = 0.1;

    /** How often a step is halved before it is given up. */
    private static final int HALVINGS = 27;

    /** Steps halved at least this often crawl, and this many in a row of them have stalled. */
    private static final int CRAWLING_HALVINGS = 6;

    private static final int CRAWLING_STEPS = 4;

    /** A residual this many tolerances large where no step helps is likely one of rounding. */
    private static final double NEARLY = 1e3;

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
    public Result solve(Evaluation evaluation, double[] start, Factorization kept) {
        return new Iteration(evaluation, start, kept).run();
    }

    /** This iteration with another limit on its steps. */
    Newton within(int maxIterations) {
        return new Newton(linear, new Options(options.tolerance(), maxIterations, options.maxStep()));
    }

    /** Factors of the Jacobian at the point where an evaluation stands; none when it is singular. */
    Optional<Factorization> factorsAt(Evaluation evaluation) {
        SparseMatrix jacobian = new SparseMatrix(evaluation.system().sparsity());
        evaluation.jacobian(jacobian.values());
        try {
            return Optional.of(linear.factor(jacobian));
        } catch (SingularMatrixException e) {
            return Optional.empty();
        }
    }

    /** Why an iteration ended without a solution. */
    private record Failure(Status status, String hint) {}

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
        private final SparseMatrix jacobian;
        private double[] point;
        private double[] residual;
        private double[] trial;
        private double[] trialResidual;
        private final double[] step;
        private final Trail trail = new Trail();
        private Factorization factors;
        private int iterations;
        private int factorizations;
        private Size size;
        private boolean bySquares;
        private int crawling;
        private boolean isStepTaken;

        Iteration(Evaluation evaluation, double[] start, Factorization kept) {
            this.evaluation = evaluation;
            this.system = evaluation.system();
            this.jacobian = new SparseMatrix(system.sparsity());
            this.point = start.clone();
            this.residual = new double[system.unknowns()];
            this.trial = new double[system.unknowns()];
            this.trialResidual = new double[system.unknowns()];
            this.step = new double[system.unknowns()];
            this.factors = kept;
        }

        Result run() {
            evaluation.residual(point, residual);
            size = Size.of(residual);
            trail.start(size.largest);
            Optional<Failure> failure = iterate();
            if (failure.isEmpty()) {
                polish();
            } else {
                evaluation.residual(point, residual);
            }
            return finished(failure);
        }

        private Optional<Failure> iterate() {
            if (!Double.isFinite(size.largest)) {
                return Optional.of(new Failure(
                        Status.NOT_A_NUMBER,
                        defect(point, residual)
                                + ". Maybe a value is negative where a logarithm is taken, or a start value is"
                                + " missing."));
            }
            while (size.largest > options.tolerance()) {
                if (iterations >= options.maxIterations()) {
                    return Optional.of(classified(
                            Status.ITERATION_LIMIT,
                            "Maybe a larger iteration limit helps, or a start closer to the solution."));
                }
                if (factors == null || !chordStep()) {
                    Optional<Failure> failure = newtonStep();
                    if (failure.isPresent()) {
                        return failure;
                    }
                }
            }
            return Optional.empty();
        }

        /** One more step with the factors at hand: costs a solve and gains what the tolerance left. */
        private void polish() {
            if (factors != null && size.largest > POLISHED * options.tolerance()) {
                secantStep();
                Size tried = tryStep(1);
                if (tried.largest < size.largest) {
                    accept(tried, true);
                } else {
                    evaluation.residual(point, residual);
                }
            }
        }

        private boolean chordStep() {
            secantStep();
            Size tried = tryStep(1);
            if (!(tried.largest <= CHORD_GAIN * size.largest)) {
                evaluation.residual(point, residual);
                factors = null;
                return false;
            }
            accept(tried, true);
            return true;
        }

        /** The step of the factors at hand, once they have taken in what the step before has shown. */
        private void secantStep() {
            double[] before = step.clone();
            factors.solve(residual, step, FORCING);
            if (isStepTaken) {
                double[] taken = new double[step.length];
                double[] foretold = new double[step.length];
                for (int k = 0; k < step.length; k++) {
                    taken[k] = -before[k];
                    foretold[k] = step[k] - before[k];
                }
                SecantFactors.updated(factors, taken, foretold).ifPresent(wiser -> {
                    factors = wiser;
                    wiser.applyLast(step);
                });
            }
        }

        /** Precision that a Newton step can use: it squares a small residual, and below the tolerance nothing is asked. */
        private double forcing() {
            return Math.min(FORCING, Math.max(size.largest, 0.1 * options.tolerance() / size.largest));
        }

        private Optional<Failure> newtonStep() {
            evaluation.jacobian(jacobian.values());
            for (int entry = 0; entry < jacobian.values().length; entry++) {
                if (!Double.isFinite(jacobian.values()[entry])) {
                    return Optional.of(noDerivative(entry));
                }
            }
            try {
                factors = linear.factor(jacobian);
            } catch (SingularMatrixException e) {
                factors = null;
                Singularity why = Singularity.explain(evaluation, point, jacobian, linear, e);
                return Optional.of(new Failure(Status.SINGULAR, why.text() + "."));
            }
            factorizations++;
            factors.solve(residual, step, forcing());
            boolean found = search(false) || search(true);
            return found && crawling < CRAWLING_STEPS ? Optional.empty() : Optional.of(stalled());
        }

        /**
         * Halves the step until the residual falls enough. Sums of squares are smooth where the largest residual is
         * not; once needed they stay the measure, so that the iteration can not go round in circles.
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
            size = tried;
            iterations++;
            isStepTaken = isWhole;
        }

        /** Names the first equation whose residual is not a number, and the operation it comes from. */
        private String defect(double[] at, double[] residuals) {
            int bad = IntStream.range(0, residuals.length)
                    .filter(k -> !Double.isFinite(residuals[k]))
                    .findFirst()
                    .orElseThrow();
            return new FormulaValue(evaluation, at)
                    .defect(bad)
                    .map(found -> found.in(system.equationName(bad)))
                    .orElse("'" + system.equationName(bad) + "' has no finite value");
        }

        private Failure noDerivative(int entry) {
            int row = 0;
            while (jacobian.pattern().rowStart(row + 1) <= entry) {
                row++;
            }
            return new Failure(
                    Status.NOT_A_NUMBER,
                    "the derivative of '" + system.equationName(row) + "' by '"
                            + system.unknownName(jacobian.pattern().column(entry)) + "' is "
                            + jacobian.values()[entry]
                            + ". Maybe a power or a logarithm is taken of zero.");
        }

        private Failure stalled() {
            // The last trial was the shortest step, unless the iteration crawled on.
            if (crawling < CRAWLING_STEPS && Double.isInfinite(Size.of(trialResidual).largest)) {
                return new Failure(
                        Status.STALLED,
                        "the shortest steps from here meet " + defect(trial, trialResidual)
                                + ". Maybe a quantity runs out: the shock is larger than the economy can absorb.");
            }
            if (size.largest <= NEARLY * options.tolerance()) {
                return new Failure(
                        Status.STALLED,
                        "Maybe the tolerance " + options.tolerance() + " is tighter than rounding allows here.");
            }
            return classified(
                    Status.STALLED, "Maybe the shock is larger than the economy can absorb; try a part of it.");
        }

        /** Says what the last steps have in common, where they do, instead of the given verdict. */
        private Failure classified(Status otherwise, String hint) {
            return switch (trail.pattern()) {
                case RUNS_OFF ->
                    new Failure(
                            Status.DIVERGING,
                            trail.runOff(system)
                                    + ". Maybe nothing holds it, or it would have to be none or negative: a good that"
                                    + " nobody wants at any price, investment that nobody saves for, no price fixed as"
                                    + " numeraire.");
                case TO_AND_FRO ->
                    new Failure(
                            Status.OSCILLATING,
                            trail.swing(system)
                                    + ". Maybe a condition changes sides at every step, such as a quota or a floor"
                                    + " written without complement, or inputs that can not replace each other.");
                case NONE -> new Failure(otherwise, hint);
            };
        }

        private Result finished(Optional<Failure> failure) {
            WorstEquations worst = new WorstEquations(system, residual, options.tolerance());
            Outcome outcome = new Outcome(
                    failure.map(Failure::status).orElse(Status.CONVERGED),
                    iterations,
                    factorizations,
                    size.largest,
                    trail.norms(),
                    failure.isPresent() ? worst.equations() : List.of(),
                    failure.isPresent() ? worst.families() : List.of(),
                    failure.map(Failure::hint).orElse(""));
            return new Result(outcome, point, factors);
        }
    }
}
