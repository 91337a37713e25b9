package org.likevekt.solver.linear;

import java.util.Arrays;

/** Sparse LU in a fill-reducing order, for systems without regional structure and with few unknowns an equation. */
public final class SparseLuSolver implements LinearSolver {
    /** An element of sparse factors is the sum of at most about so many terms, however large the matrix. */
    private static final int LONGEST_SUM = 1_000;

    private final SparsityPattern pattern;
    private final int[] order;
    private final long most;
    private final int[] columnStart;
    private final int[] row;
    private final int[] entry;
    private final int[] entriesOfRow;

    /** Orders {@code pattern}. */
    public SparseLuSolver(SparsityPattern pattern) {
        this.pattern = pattern;
        ColumnOrder.Found found = ColumnOrder.of(pattern);
        this.order = found.columns();
        this.most = found.entries();
        int n = pattern.size();
        columnStart = new int[n + 1];
        entriesOfRow = new int[n];
        for (int p = 0; p < pattern.entryCount(); p++) {
            columnStart[pattern.column(p) + 1]++;
        }
        Arrays.parallelPrefix(columnStart, Integer::sum);
        int[] next = columnStart.clone();
        row = new int[pattern.entryCount()];
        entry = new int[pattern.entryCount()];
        for (int i = 0; i < n; i++) {
            entriesOfRow[i] = pattern.rowStart(i + 1) - pattern.rowStart(i);
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                int at = next[pattern.column(p)]++;
                row[at] = i;
                entry[at] = p;
            }
        }
    }

    /** Entries of each factor, at most. */
    long mostEntries() {
        return most;
    }

    @Override
    public String name() {
        return "sparse LU";
    }

    /**
     * As promised by {@link LinearSolver}.
     *
     * @throws IllegalArgumentException also when the factors would take more memory than they may
     */
    @Override
    public Factorization factor(SparseMatrix a) {
        Patterns.require(pattern, a);
        SparseMatrix matrix = a.copy();
        double[] value = new double[entry.length];
        Arrays.setAll(value, k -> matrix.values()[entry[k]]);
        double[] largest = matrix.columnMaxima();
        double rounding = DenseLu.rounding(Math.min(matrix.size(), LONGEST_SUM));
        double[] negligible = new double[matrix.size()];
        Arrays.setAll(negligible, j -> rounding * largest[j]);
        SparseLu lu = SparseLu.factor(
                new SparseLu.ByColumns(columnStart, row, value, entriesOfRow), order.clone(), negligible);
        return new Factors(lu, Arrays.stream(largest).max().orElse(0), matrix);
    }

    private static final class Factors extends DirectFactorization {
        private final SparseLu lu;
        private final double largestEntry;

        Factors(SparseLu lu, double largestEntry, SparseMatrix matrix) {
            super("sparse LU", matrix);
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
            return lu.pivots(largestEntry);
        }
    }
}
