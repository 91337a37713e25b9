package org.likevekt.solver.linear;

import java.util.Arrays;

/**
 * Direct solver for doubly bordered block diagonal systems: eliminates each block by dense LU and factors the dense
 * core that is left.
 *
 * <p>A pivot that is weak within its block is put off to the core, where partial pivoting has all rows to choose from.
 */
public final class BorderedBlockSolver implements LinearSolver {
    /** A pivot in a block this small against its column would let rounding grow through the border. */
    private static final double WEAK_PIVOT = 1e-9;

    private final SparsityPattern pattern;
    private final BorderedLayout layout;
    private final int[] home;
    private final Parallelism parallelism;
    private final DenseKernel kernel;

    /** Analyses {@code pattern}; throws {@link IllegalArgumentException} when {@code structure} does not fit it. */
    public BorderedBlockSolver(SparsityPattern pattern, BlockStructure structure, Parallelism parallelism) {
        this(pattern, structure, parallelism, DenseKernel.JAVA);
    }

    /** Analyses {@code pattern} as the other constructor does; {@code kernel} factors the core. */
    public BorderedBlockSolver(
            SparsityPattern pattern, BlockStructure structure, Parallelism parallelism, DenseKernel kernel) {
        kernel.require();
        this.kernel = kernel;
        structure.requireFits(pattern);
        this.pattern = pattern;
        this.parallelism = parallelism;
        int n = pattern.size();
        home = new int[n];
        int[] rowBlock = new int[n];
        for (int k = 0; k < n; k++) {
            home[k] = structure.blockOfColumn(k);
            rowBlock[k] = structure.isCore(k) ? -1 : structure.blockOfRow(k);
        }
        layout = new BorderedLayout(pattern, rowBlock, rowBlock.clone(), home, structure.blockCount());
    }

    @Override
    public String name() {
        String by = kernel == DenseKernel.JAVA ? "" : " by " + kernel;
        return "bordered blocks, core of " + layout.coreRows.length + by;
    }

    @Override
    public Factorization factor(SparseMatrix a) {
        Patterns.require(pattern, a);
        SparseMatrix matrix = a.copy();
        double[] largest = matrix.columnMaxima();
        BorderedElimination elimination = new BorderedElimination(layout, matrix, parallelism);
        SingularMatrixException[] weak = elimination.eliminateBlocks(largest, WEAK_PIVOT);
        // What this matrix puts off says nothing about the next: the solver's own layout stays, so that the bits of a
        // factorisation depend on its matrix alone.
        while (weak.length > 0) {
            elimination = new BorderedElimination(putOff(elimination.layout(), weak), matrix, parallelism);
            weak = elimination.eliminateBlocks(largest, WEAK_PIVOT);
        }
        elimination.factorCore(largest, kernel);
        return new Factors(elimination, matrix, parallelism);
    }

    private BorderedLayout putOff(BorderedLayout from, SingularMatrixException[] weak) {
        int[] rowBlock = from.rowBlock.clone();
        int[] columnBlock = from.columnBlock.clone();
        for (SingularMatrixException pivot : weak) {
            rowBlock[pivot.row()] = -1;
            columnBlock[pivot.column()] = -1;
        }
        return new BorderedLayout(pattern, rowBlock, columnBlock, home, from.blockCount);
    }

    /** The factors of one matrix. */
    private static final class Factors extends DirectFactorization {
        private static final int BLOCKS_PER_TASK = 8;

        private final BorderedLayout layout;
        private final DenseLu[] blocks;
        private final DenseFactors core;
        private final Parallelism parallelism;

        Factors(BorderedElimination elimination, SparseMatrix matrix, Parallelism parallelism) {
            super("bordered blocks", matrix);
            this.layout = elimination.layout();
            this.blocks = elimination.blocks();
            this.core = elimination.core();
            this.parallelism = parallelism;
        }

        @Override
        void apply(double[] b, double[] x) {
            solveBlocks(b, x, false);
            double[] right = new double[layout.coreRows.length];
            for (int q = 0; q < right.length; q++) {
                right[q] = b[layout.coreRows[q]] - edgesTimes(q, x);
            }
            double[] solved = new double[right.length];
            core.solve(right, solved);
            for (int c = 0; c < solved.length; c++) {
                x[layout.coreColumns[c]] = solved[c];
            }
            double[] rest = b.clone();
            parallelism.forRange(layout.blockCount, BLOCKS_PER_TASK, (from, to) -> subtractBorder(from, to, x, rest));
            solveBlocks(rest, x, false);
        }

        private double edgesTimes(int q, double[] x) {
            double sum = 0;
            for (int e = layout.edgeStart[q]; e < layout.edgeStart[q + 1]; e++) {
                int p = layout.edgeEntry[e];
                sum += matrix().values()[p] * x[layout.pattern.column(p)];
            }
            return sum;
        }

        private void subtractBorder(int from, int to, double[] x, double[] rest) {
            double[] values = matrix().values();
            for (int b = from; b < to; b++) {
                for (int i : layout.localRows[b]) {
                    double sum = 0;
                    for (int e = layout.borderStart[i]; e < layout.borderStart[i + 1]; e++) {
                        int p = layout.borderEntry[e];
                        sum += values[p] * x[layout.pattern.column(p)];
                    }
                    rest[i] -= sum;
                }
            }
        }

        @Override
        void applyTransposed(double[] b, double[] x) {
            solveBlocks(b, x, true);
            double[] rest = b.clone();
            double[] values = matrix().values();
            for (int[] rows : layout.localRows) {
                for (int i : rows) {
                    for (int e = layout.borderStart[i]; e < layout.borderStart[i + 1]; e++) {
                        int p = layout.borderEntry[e];
                        rest[layout.pattern.column(p)] -= values[p] * x[i];
                    }
                }
            }
            double[] right = new double[layout.coreColumns.length];
            Arrays.setAll(right, c -> rest[layout.coreColumns[c]]);
            double[] solved = new double[right.length];
            core.solveTransposed(right, solved);
            for (int q = 0; q < solved.length; q++) {
                x[layout.coreRows[q]] = solved[q];
                for (int e = layout.edgeStart[q]; e < layout.edgeStart[q + 1]; e++) {
                    int p = layout.edgeEntry[e];
                    rest[layout.pattern.column(p)] -= values[p] * solved[q];
                }
            }
            solveBlocks(rest, x, true);
        }

        private void solveBlocks(double[] b, double[] x, boolean transposed) {
            parallelism.forRange(layout.blockCount, BLOCKS_PER_TASK, (from, to) -> {
                for (int block = from; block < to; block++) {
                    solveBlock(block, b, x, transposed);
                }
            });
        }

        private void solveBlock(int block, double[] b, double[] x, boolean transposed) {
            int[] in = transposed ? layout.localColumns[block] : layout.localRows[block];
            int[] out = transposed ? layout.localRows[block] : layout.localColumns[block];
            double[] right = new double[in.length];
            double[] solved = new double[in.length];
            for (int k = 0; k < in.length; k++) {
                right[k] = b[in[k]];
            }
            if (transposed) {
                blocks[block].solveTransposed(right, solved);
            } else {
                blocks[block].solve(right, solved);
            }
            for (int k = 0; k < out.length; k++) {
                x[out[k]] = solved[k];
            }
        }

        @Override
        public PivotReport pivots() {
            double largest = 0;
            for (double value : matrix().values()) {
                largest = Math.max(largest, Math.abs(value));
            }
            PivotReport report = core.pivots(layout.coreColumns, largest);
            for (int b = 0; b < blocks.length; b++) {
                report = report.and(blocks[b].pivots(layout.localColumns[b], largest));
            }
            return report;
        }
    }
}
