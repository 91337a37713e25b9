package org.likevekt.solver.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** EJML's dense LU: a second opinion on {@link DenseLuSolver}, and slower. */
public final class EjmlDenseSolver implements LinearSolver {
    private final SparsityPattern pattern;

    /** A solver for {@code pattern}. */
    public EjmlDenseSolver(SparsityPattern pattern) {
        this.pattern = pattern;
    }

    @Override
    public String name() {
        return "EJML dense LU";
    }

    @Override
    public Factorization factor(SparseMatrix a) {
        Patterns.require(pattern, a);
        SparseMatrix matrix = a.copy();
        // EJML says neither that a pivot is only rounding nor which it was; our own LU does.
        Factorization own = new DenseLuSolver(pattern, Parallelism.NONE).factor(matrix);
        return matrix.size() == 0 ? own : new Factors(own.pivots(), matrix);
    }

    private static final class Factors extends DirectFactorization {
        private final PivotReport pivots;
        private final LinearSolverDense<DMatrixRMaj> plain;
        private final LinearSolverDense<DMatrixRMaj> transposed;

        Factors(PivotReport pivots, SparseMatrix matrix) {
            super("EJML dense LU", matrix);
            this.pivots = pivots;
            DMatrixRMaj dense = new DMatrixRMaj(DenseLuSolver.expand(matrix));
            this.plain = factored(dense);
            this.transposed = factored(org.ejml.dense.row.CommonOps_DDRM.transpose(dense, null));
        }

        private static LinearSolverDense<DMatrixRMaj> factored(DMatrixRMaj a) {
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(a.numRows);
            if (!solver.setA(a)) {
                throw new SingularMatrixException(-1, -1, 0);
            }
            return solver;
        }

        @Override
        void apply(double[] b, double[] x) {
            solve(plain, b, x);
        }

        @Override
        void applyTransposed(double[] b, double[] x) {
            solve(transposed, b, x);
        }

        // EJML's solvers keep work space, so two threads must not share one.
        private static void solve(LinearSolverDense<DMatrixRMaj> solver, double[] b, double[] x) {
            synchronized (solver) {
                solver.solve(DMatrixRMaj.wrap(b.length, 1, b), DMatrixRMaj.wrap(x.length, 1, x));
            }
        }

        @Override
        public PivotReport pivots() {
            return pivots;
        }
    }
}
