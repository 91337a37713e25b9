package org.likevekt.solver.linear;

import java.util.Arrays;
import java.util.Locale;

/** Dense LU of the whole matrix: for small systems and those without structure. */
public final class DenseLuSolver implements LinearSolver {
    private final SparsityPattern pattern;
    private final Parallelism parallelism;

    /** Rows and columns of a dense matrix that may be held, twice: 3.2 GB. */
    private static final int MOST = 14_000;

    /**
     * A solver for {@code pattern}.
     *
     * @throws IllegalArgumentException when its factors would take more memory than they may
     */
    public DenseLuSolver(SparsityPattern pattern, Parallelism parallelism) {
        if (pattern.size() > MOST) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "A dense matrix of %,d unknowns would take %.1f GB and its factors as much again; at most %,d are"
                            + " factored so. Maybe use the sparse solver, or tell the regions of the system apart.",
                    pattern.size(),
                    8e-9 * pattern.size() * pattern.size(),
                    MOST));
        }
        this.pattern = pattern;
        this.parallelism = parallelism;
    }

    @Override
    public String name() {
        return "dense LU";
    }

    @Override
    public Factorization factor(SparseMatrix a) {
        Patterns.require(pattern, a);
        SparseMatrix matrix = a.copy();
        double[] largest = matrix.columnMaxima();
        double rounding = DenseLu.rounding(matrix.size());
        double[] negligible = new double[matrix.size()];
        Arrays.setAll(negligible, j -> rounding * largest[j]);
        double largestEntry = Arrays.stream(largest).max().orElse(0);
        return new Factors(DenseLu.factorInPlace(expand(matrix), negligible, parallelism), largestEntry, matrix);
    }

    static double[][] expand(SparseMatrix matrix) {
        SparsityPattern pattern = matrix.pattern();
        double[][] rows = new double[matrix.size()][matrix.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                rows[i][pattern.column(p)] = matrix.values()[p];
            }
        }
        return rows;
    }

    private static final class Factors extends DirectFactorization {
        private final DenseLu lu;
        private final double largestEntry;

        Factors(DenseLu lu, double largestEntry, SparseMatrix matrix) {
            super("dense LU", matrix);
            this.lu = lu;
            this.largestEntry = largestEntry;
        }

        @Override
        void apply(double[] b, double[] x) {
            lu.solve(b, x);
        }

        @Override
        void applyTransposed(double[] b, double[] x) {
            lu.solveTransposed(b, x);
        }

        @Override
        public PivotReport pivots() {
            int[] unknown = new int[lu.size()];
            Arrays.setAll(unknown, i -> i);
            return lu.pivots(unknown, largestEntry);
        }
    }
}
