package org.likevekt.solver.linear;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One numeric elimination of the blocks of a {@link BorderedLayout} into its core. */
final class BorderedElimination {
    private static final int ROWS_PER_TASK = 24;

    private final BorderedLayout layout;
    private final SparseMatrix matrix;
    private final Parallelism parallelism;
    private final DenseLu[] blocks;

    /** For each block, inverse times [unit vectors of its far rows, entries of its own columns], by local column. */
    private final double[][][] borders;

    /** The entries of each far row over the columns of its group, for groups multiplied as dense matrices. */
    private final double[][] far;

    private @Nullable DenseFactors core;

    BorderedElimination(BorderedLayout layout, SparseMatrix matrix, Parallelism parallelism) {
        this.layout = layout;
        this.matrix = matrix;
        this.parallelism = parallelism;
        this.blocks = new DenseLu[layout.blockCount];
        this.borders = new double[layout.blockCount][][];
        this.far = new double[layout.groupRow[layout.groupCount]][];
    }

    BorderedLayout layout() {
        return layout;
    }

    DenseLu[] blocks() {
        return blocks;
    }

    /** The factors of the core, once it is factored. */
    DenseFactors core() {
        return Objects.requireNonNull(core);
    }

    /**
     * Factors all blocks and returns, for those that could not be, the pivot found to be no larger than {@code weak}
     * times the largest entry of its column.
     */
    SingularMatrixException[] eliminateBlocks(double[] largest, double weak) {
        @Nullable SingularMatrixException[] failures = new SingularMatrixException[layout.blockCount];
        parallelism.forEach(layout.blockCount, b -> failures[b] = eliminateBlock(b, largest, weak));
        return Arrays.stream(failures).filter(Objects::nonNull).toArray(SingularMatrixException[]::new);
    }

    private @Nullable SingularMatrixException eliminateBlock(int b, double[] largest, double weak) {
        int[] rows = layout.localRows[b];
        int[] columns = layout.localColumns[b];
        double[][] local = new double[rows.length][columns.length];
        double[][] border = new double[rows.length][layout.borderWidth(b)];
        for (int i = 0; i < rows.length; i++) {
            scatterRow(rows[i], local[i], border[i]);
        }
        for (int s = 0; s < layout.farRows[b].length; s++) {
            border[layout.farRowPositions[b][s]][s] = 1;
        }
        double[] negligible = new double[columns.length];
        Arrays.setAll(negligible, j -> weak * largest[columns[j]]);
        try {
            blocks[b] = DenseLu.factorInPlace(local, negligible, Parallelism.NONE);
        } catch (SingularMatrixException e) {
            return new SingularMatrixException(rows[e.row()], columns[e.column()], e.pivot());
        }
        borders[b] = blocks[b].solveRows(border, layout.borderWidth(b));
        return null;
    }

    private void scatterRow(int row, double[] local, double[] border) {
        double[] values = matrix.values();
        for (int p = layout.pattern.rowStart(row); p < layout.pattern.rowStart(row + 1); p++) {
            if (layout.kind[p] == BorderedLayout.LOCAL) {
                local[layout.slot[p]] = values[p];
            } else if (layout.kind[p] == BorderedLayout.OWN) {
                border[layout.slot[p]] = values[p];
            }
        }
    }

    /** Forms the core and has a kernel factor it; throws {@link SingularMatrixException} in the matrix's numbering. */
    void factorCore(double[] largest, DenseKernel kernel) {
        int size = layout.coreRows.length;
        for (int g = 0; g < layout.groupCount; g++) {
            if (layout.isDense(g)) {
                expandFar(g);
            }
        }
        double[][] schur = new double[size][];
        int tasks = (size + ROWS_PER_TASK - 1) / ROWS_PER_TASK;
        parallelism.forEach(tasks, t -> formRows(schur, t * ROWS_PER_TASK, Math.min(size, (t + 1) * ROWS_PER_TASK)));
        double rounding = DenseLu.rounding(size);
        double[] negligible = new double[size];
        Arrays.setAll(negligible, c -> rounding * largest[layout.coreColumns[c]]);
        try {
            core = kernel.factor(schur, negligible, parallelism);
        } catch (SingularMatrixException e) {
            throw new SingularMatrixException(layout.coreRows[e.row()], layout.coreColumns[e.column()], e.pivot());
        }
    }

    private void expandFar(int g) {
        int columns = layout.groupColumn[g + 1] - layout.groupColumn[g];
        for (int t = layout.groupRow[g]; t < layout.groupRow[g + 1]; t++) {
            far[t] = new double[columns];
            for (int e = layout.farStart[t]; e < layout.farStart[t + 1]; e++) {
                int p = layout.farEntry[e];
                far[t][layout.slot[p]] = matrix.values()[p];
            }
        }
    }

    private void formRows(double[][] schur, int from, int to) {
        double[][] rows = new double[to - from][layout.coreColumns.length];
        double[][] toFar = new double[to - from][far.length];
        for (int k = 0; k < rows.length; k++) {
            eliminateEdges(from + k, rows[k], toFar[k]);
        }
        for (int g = 0; g < layout.groupCount; g++) {
            if (layout.isDense(g)) {
                addDense(g, rows, toFar);
            } else {
                addSparse(g, rows, toFar);
            }
        }
        System.arraycopy(rows, 0, schur, from, rows.length);
    }

    /** Starts core row {@code q} with its own entries and the blocks' own columns; collects its weights on far rows. */
    private void eliminateEdges(int q, double[] row, double[] toFar) {
        double[] values = matrix.values();
        int i = layout.coreRows[q];
        for (int p = layout.pattern.rowStart(i); p < layout.pattern.rowStart(i + 1); p++) {
            if (layout.kind[p] == BorderedLayout.CORE) {
                row[layout.slot[p]] = values[p];
            }
        }
        int e = layout.edgeStart[q];
        while (e < layout.edgeStart[q + 1]) {
            int b = layout.columnBlock[layout.pattern.column(layout.edgeEntry[e])];
            double[] weight = new double[layout.borderWidth(b)];
            e = eliminateEdgesOf(b, e, layout.edgeStart[q + 1], weight);
            int[] farRows = layout.farRows[b];
            for (int s = 0; s < farRows.length; s++) {
                toFar[farRows[s]] = weight[s];
            }
            int[] own = layout.ownColumns[b];
            for (int c = 0; c < own.length; c++) {
                row[own[c]] += weight[farRows.length + c];
            }
        }
    }

    /** Sets {@code weight} to minus the edge entries from {@code e} on that are in block {@code b} times its border. */
    private int eliminateEdgesOf(int b, int e, int end, double[] weight) {
        int next = e;
        while (next < end) {
            int p = layout.edgeEntry[next];
            if (layout.columnBlock[layout.pattern.column(p)] != b) {
                break;
            }
            DenseKernels.subtract(weight, borders[b][layout.slot[p]], matrix.values()[p], 0, weight.length);
            next++;
        }
        return next;
    }

    private void addDense(int g, double[][] rows, double[][] toFar) {
        int first = layout.groupRow[g];
        int count = layout.groupRow[g + 1] - first;
        int left = layout.groupColumn[g];
        int columns = layout.groupColumn[g + 1] - left;
        double[][] product = new double[rows.length][columns];
        DenseKernels.subtractProduct(product, 0, rows.length, toFar, first, far, first, count, 0, columns);
        for (int k = 0; k < rows.length; k++) {
            for (int c = 0; c < columns; c++) {
                rows[k][left + c] -= product[k][c];
            }
        }
    }

    private void addSparse(int g, double[][] rows, double[][] toFar) {
        double[] values = matrix.values();
        int left = layout.groupColumn[g];
        for (int k = 0; k < rows.length; k++) {
            for (int t = layout.groupRow[g]; t < layout.groupRow[g + 1]; t++) {
                double weight = toFar[k][t];
                for (int e = layout.farStart[t]; e < layout.farStart[t + 1] && weight != 0; e++) {
                    int p = layout.farEntry[e];
                    rows[k][left + layout.slot[p]] += weight * values[p];
                }
            }
        }
    }
}
