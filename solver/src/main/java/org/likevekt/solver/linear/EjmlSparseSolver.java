package org.likevekt.solver.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.CommonOps_DSCC;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;

/**
 * EJML's sparse LU in the order given: for systems that are large, nearly banded and without regional structure.
 *
 * <p>Its other fill-reducing choices are not used: it has none that suits, and RANDOM returns wrong answers silently
 * (EJML 0.46.1).
 */
public final class EjmlSparseSolver implements LinearSolver {
    private final SparsityPattern pattern;

    /** A solver for {@code pattern}. */
    public EjmlSparseSolver(SparsityPattern pattern) {
        this.pattern = pattern;
    }

    @Override
    public String name() {
        return "EJML sparse LU";
    }

    /** As promised by {@link LinearSolver}, but a singular matrix is named by dense elimination, which is slow. */
    @Override
    public Factorization factor(SparseMatrix a) {
        Patterns.require(pattern, a);
        if (a.size() == 0) {
            return new DenseLuSolver(pattern, Parallelism.NONE).factor(a);
        }
        SparseMatrix matrix = a.copy();
        DMatrixSparseCSC csc = convert(matrix);
        LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> plain = factored(csc);
        LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> transposed =
                factored(CommonOps_DSCC.transpose(csc, null, null));
        // A quality near the unit of rounding is EJML's sign of a pivot that is rounding only.
        if (plain == null || transposed == null || !(plain.quality() > DenseLu.rounding(matrix.size()))) {
            return new DenseLuSolver(pattern, Parallelism.NONE).factor(matrix);
        }
        return new Factors(plain, transposed, matrix);
    }

    private static DMatrixSparseCSC convert(SparseMatrix matrix) {
        int n = matrix.size();
        SparsityPattern pattern = matrix.pattern();
        // Rows of the transpose are columns: its compressed columns are our compressed rows.
        DMatrixSparseCSC rows = new DMatrixSparseCSC(n, n, pattern.entryCount());
        System.arraycopy(pattern.rowStarts(), 0, rows.col_idx, 0, n + 1);
        System.arraycopy(pattern.columns(), 0, rows.nz_rows, 0, pattern.entryCount());
        System.arraycopy(matrix.values(), 0, rows.nz_values, 0, pattern.entryCount());
        rows.nz_length = pattern.entryCount();
        rows.indicesSorted = true;
        return CommonOps_DSCC.transpose(rows, null, null);
    }

    private static LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> factored(DMatrixSparseCSC a) {
        LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> solver = LinearSolverFactory_DSCC.lu(FillReducing.NONE);
        return solver.setA(a) ? solver : null;
    }

    private static final class Factors extends DirectFactorization {
        private final LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> plain;
        private final LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> transposed;

        Factors(
                LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> plain,
                LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> transposed,
                SparseMatrix matrix) {
            super("EJML sparse LU", matrix);
            this.plain = plain;
            this.transposed = transposed;
        }

        @Override
        void apply(double[] b, double[] x) {
            solve(plain, b, x);
        }

        @Override
        void applyTransposed(double[] b, double[] x) {
            solve(transposed, b, x);
        }

        private static void solve(LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> solver, double[] b, double[] x) {
            synchronized (solver) {
                solver.solve(DMatrixRMaj.wrap(b.length, 1, b), DMatrixRMaj.wrap(x.length, 1, x));
            }
        }

        /** EJML keeps its pivots to itself: an empty report. */
        @Override
        public PivotReport pivots() {
            return PivotReport.EMPTY;
        }
    }
}
