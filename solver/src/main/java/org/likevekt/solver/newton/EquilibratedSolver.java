package org.likevekt.solver.newton;

import java.util.Optional;
import java.util.function.Supplier;
import org.likevekt.solver.diagnosis.Scales;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.LinearSolver;
import org.likevekt.solver.linear.PivotReport;
import org.likevekt.solver.linear.SolveReport;
import org.likevekt.solver.linear.SparseMatrix;

/**
 * Scales the rows and columns of every matrix before another solver factors it, so that units of measurement decide
 * neither the pivots nor what counts as singular; answers are those of the matrix as given.
 */
final class EquilibratedSolver implements LinearSolver {
    private final LinearSolver inner;

    EquilibratedSolver(LinearSolver inner) {
        this.inner = inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Factorization factor(SparseMatrix a) {
        Scales scales = Scales.of(a);
        return new Scaled(inner.factor(scales.applied(a)), scales);
    }

    /** Factors of R A C for the row scales R and column scales C: x = C (R A C)^-1 R b. */
    private static class Scaled implements Factorization {
        private final Factorization factors;
        private final Scales scales;

        Scaled(Factorization factors, Scales scales) {
            this.factors = factors;
            this.scales = scales;
        }

        @Override
        public int size() {
            return factors.size();
        }

        @Override
        public SolveReport solve(double[] b, double[] x, double tolerance) {
            double[] right = times(b, scales.row());
            SolveReport report = factors.solve(right, right, tolerance);
            System.arraycopy(times(right, scales.column()), 0, x, 0, right.length);
            return report;
        }

        @Override
        public SolveReport solveTransposed(double[] b, double[] x, double tolerance) {
            double[] right = times(b, scales.column());
            SolveReport report = factors.solveTransposed(right, right, tolerance);
            System.arraycopy(times(right, scales.row()), 0, x, 0, right.length);
            return report;
        }

        private double[] times(double[] vector, double[] factor) {
            double[] product = new double[factors.size()];
            for (int k = 0; k < product.length; k++) {
                product[k] = vector[k] * factor[k];
            }
            return product;
        }

        @Override
        public Optional<Factorization> renewed(Supplier<SparseMatrix> current) {
            return factors.renewed(() -> scaled(current.get())).map(renewed -> new Scaled(renewed, scales));
        }

        private SparseMatrix scaled(SparseMatrix matrix) {
            scales.apply(matrix, matrix.values());
            return matrix;
        }

        @Override
        public PivotReport pivots() {
            return factors.pivots();
        }
    }
}
