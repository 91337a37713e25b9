package org.likevekt.solver.linear;

import java.util.function.Supplier;

/** Solves by GMRES on a matrix with a given preconditioner, without a fallback. */
abstract class KrylovFactorization implements Factorization {
    static final int MOST_ITERATIONS = 60;

    /** GMRES runs, the later ones on the true residual of what the earlier gave. */
    private static final int MOST_CYCLES = 3;

    /** Rounding lets no method go below this backward error, so that is as good as any tolerance. */
    private static final double ATTAINABLE = 4e-16;

    /** Solves to this tolerance or a looser one iterate in single precision, whose rounding is a thousandth of it. */
    private static final double LOOSE = 1e-4;

    static final int ROWS_PER_TASK = 2048;

    private final String method;
    private final SparseMatrix matrix;
    private final Preconditioner preconditioner;
    private final Supplier<PivotReport> pivots;
    private final Parallelism parallelism;

    // The matrix stays as it is, so its norm is found once: it is a pass over all of it.
    private final double norm;

    /** Keeps {@code matrix}, which nobody refreshes any more. */
    KrylovFactorization(
            String method,
            SparseMatrix matrix,
            Preconditioner preconditioner,
            Supplier<PivotReport> pivots,
            Parallelism parallelism) {
        this.method = method;
        this.matrix = matrix;
        this.preconditioner = preconditioner;
        this.pivots = pivots;
        this.parallelism = parallelism;
        this.norm = matrix.normInfinity();
    }

    final Parallelism parallelism() {
        return parallelism;
    }

    final SparseMatrix matrix() {
        return matrix;
    }

    @Override
    public final int size() {
        return matrix.size();
    }

    @Override
    public SolveReport solve(double[] b, double[] x, double tolerance) {
        return tolerance >= LOOSE
                ? run(b, x, tolerance, this::multiplyLoosely, preconditioner::applyLoosely, this::multiply, norm)
                : run(b, x, tolerance, this::multiply, preconditioner::apply, this::multiply, norm);
    }

    @Override
    public SolveReport solveTransposed(double[] b, double[] x, double tolerance) {
        Gmres.Operator exact = matrix::multiplyTransposed;
        return run(b, x, tolerance, exact, preconditioner::applyTransposed, exact, matrix.normOne());
    }

    /** A product in whatever precision is fastest: what the solution leaves is measured by an exact one. */
    abstract void multiplyLoosely(double[] x, double[] y);

    private void multiply(double[] x, double[] y) {
        parallelism.forRange(size(), ROWS_PER_TASK, (from, to) -> matrix.multiplyRows(x, y, from, to));
    }

    private SolveReport run(
            double[] b,
            double[] x,
            double tolerance,
            Gmres.Operator operator,
            Gmres.Operator preconditioning,
            Gmres.Operator exact,
            double norm) {
        double[] right = b == x ? b.clone() : b;
        Gmres gmres = new Gmres(size(), operator, preconditioning, parallelism);
        double target = tolerance * gmres.norm(right);
        double[] residual = right.clone();
        java.util.Arrays.fill(x, 0);
        int iterations = 0;
        int cycles = 0;
        double error = Double.POSITIVE_INFINITY;
        boolean reached = false;
        while (!reached && cycles < MOST_CYCLES && iterations < MOST_ITERATIONS) {
            iterations += gmres.correct(residual, x, target, MOST_ITERATIONS - iterations);
            exact.apply(x, residual);
            error = Residuals.subtractFrom(right, x, residual, norm);
            reached = gmres.norm(residual) <= target || error <= ATTAINABLE;
            cycles++;
        }
        return new SolveReport(method, iterations, cycles - 1, error, reached, false);
    }

    @Override
    public final PivotReport pivots() {
        return pivots.get();
    }
}
