package org.likevekt.solver.linear;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * GMRES preconditioned by one dense LU for each block and the national rows and columns; where it does not converge, or
 * a block by itself is singular, a direct solver answers instead and the report says so.
 */
public final class BlockGmresSolver implements LinearSolver {
    private final SparsityPattern pattern;
    private final RegionPreconditioner.Layout layout;
    private final Parallelism parallelism;
    private final LinearSolver fallback;

    /** Analyses {@code structure}; {@code fallback} solves the same pattern directly. */
    public BlockGmresSolver(
            SparsityPattern pattern, BlockStructure structure, LinearSolver fallback, Parallelism parallelism) {
        if (structure.size() != pattern.size()) {
            throw new IllegalArgumentException("Found a structure of " + structure.size() + " pairs, expected "
                    + pattern.size() + " as in the pattern.");
        }
        this.pattern = pattern;
        this.layout = RegionPreconditioner.Layout.of(structure, pattern);
        this.parallelism = parallelism;
        this.fallback = fallback;
    }

    @Override
    public String name() {
        return "GMRES with " + layout.blocks().length + " blocks";
    }

    @Override
    public Factorization factor(SparseMatrix a) {
        Patterns.require(pattern, a);
        SparseMatrix matrix = a.copy();
        try {
            return new Factors(matrix, new RegionPreconditioner(layout, matrix, parallelism), parallelism, fallback);
        } catch (SingularMatrixException e) {
            // Couplings between blocks may still make the whole regular: the direct solver knows, and names its pivot.
            return fallback.factor(matrix);
        }
    }

    /** A matrix with the preconditioner of its own or of a nearby one, and its direct factors once they were needed. */
    private static final class Factors extends KrylovFactorization {
        private final RegionPreconditioner preconditioner;
        private final LinearSolver fallback;
        private final SingleMatrix single;
        private @Nullable Factorization direct;

        Factors(
                SparseMatrix matrix,
                RegionPreconditioner preconditioner,
                Parallelism parallelism,
                LinearSolver fallback) {
            super("GMRES on block LU", matrix, preconditioner, preconditioner::pivots, parallelism);
            this.preconditioner = preconditioner;
            this.fallback = fallback;
            this.single = new SingleMatrix(matrix);
        }

        @Override
        void multiplyLoosely(double[] x, double[] y) {
            parallelism().forRange(size(), ROWS_PER_TASK, (from, to) -> single.multiplyRows(x, y, from, to));
        }

        @Override
        public SolveReport solve(double[] b, double[] x, double tolerance) {
            double[] right = b == x ? b.clone() : b;
            SolveReport report = super.solve(right, x, tolerance);
            return report.reached() ? report : fellBack(report, direct().solve(right, x, tolerance));
        }

        @Override
        public SolveReport solveTransposed(double[] b, double[] x, double tolerance) {
            double[] right = b == x ? b.clone() : b;
            SolveReport report = super.solveTransposed(right, x, tolerance);
            return report.reached() ? report : fellBack(report, direct().solveTransposed(right, x, tolerance));
        }

        @Override
        public Optional<Factorization> renewed(Supplier<SparseMatrix> current) {
            return Optional.of(new Factors(current.get(), preconditioner, parallelism(), fallback));
        }

        private static SolveReport fellBack(SolveReport gave, SolveReport got) {
            return new SolveReport(
                    got.method(), gave.iterations(), got.refinements(), got.backwardError(), got.reached(), true);
        }

        private synchronized Factorization direct() {
            if (direct == null) {
                direct = fallback.factor(matrix());
            }
            return direct;
        }
    }
}
