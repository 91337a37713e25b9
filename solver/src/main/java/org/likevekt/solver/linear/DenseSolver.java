package org.likevekt.solver.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/** Dense LU by EJML, for small systems without structure. */
public final class DenseSolver implements LinearSolver {
    @Override
    public Factorization factor(SparseMatrix matrix) {
        int n = matrix.size();
        DMatrixRMaj dense = new DMatrixRMaj(n, n);
        for (int row = 0; row < n; row++) {
            for (int k = matrix.rowStart(row); k < matrix.rowStart(row + 1); k++) {
                dense.set(row, matrix.column(k), matrix.values()[k]);
            }
        }
        var lu = LinearSolverFactory_DDRM.lu(n);
        if (!lu.setA(dense.copy())) {
            throw new SingularMatrixException("the matrix is singular");
        }
        return new Factorization() {
            @Override
            public void solve(double[] b, double[] x) {
                DMatrixRMaj out = new DMatrixRMaj(n, 1);
                lu.solve(new DMatrixRMaj(n, 1, true, b.clone()), out);
                System.arraycopy(out.data, 0, x, 0, n);
            }

            @Override
            public void solveTransposed(double[] b, double[] x) {
                DMatrixRMaj t = new DMatrixRMaj(n, n);
                org.ejml.dense.row.CommonOps_DDRM.transpose(dense, t);
                var luT = LinearSolverFactory_DDRM.lu(n);
                luT.setA(t);
                DMatrixRMaj out = new DMatrixRMaj(n, 1);
                luT.solve(new DMatrixRMaj(n, 1, true, b.clone()), out);
                System.arraycopy(out.data, 0, x, 0, n);
            }
        };
    }
}
