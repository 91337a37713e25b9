package org.likevekt.solver.linear;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The inverse of a matrix without its couplings of different blocks: dense LU of each block, with all its core pairs,
 * and the national rows and columns taken exactly.
 *
 * <p>With [D B; C N] for blocks and nation, V = C inv(D) and S = N - V B: the nation is inv(S) (g - V f), then the
 * blocks are inv(D) (f - B nation).
 */
final class RegionPreconditioner implements Preconditioner {
    private static final int BLOCKS_PER_TASK = 4;

    /**
     * Which pairs form the blocks and the nation; row k has the entries nationEntry[nationStart[k]].. in national
     * columns.
     */
    record Layout(int[][] blocks, int[] nation, int[] blockOf, int[] position, int[] nationStart, int[] nationEntry) {
        static Layout of(BlockStructure structure, SparsityPattern pattern) {
            int n = structure.size();
            int count = structure.blockCount();
            int[] blockOf = new int[n];
            for (int k = 0; k < n; k++) {
                boolean split = structure.blockOfRow(k) != structure.blockOfColumn(k);
                blockOf[k] = split ? BlockStructure.NATIONAL : structure.blockOfRow(k);
            }
            int[][] blocks = new int[count][];
            for (int b = 0; b < count; b++) {
                int block = b;
                blocks[b] =
                        IntStream.range(0, n).filter(k -> blockOf[k] == block).toArray();
            }
            int[] nation = IntStream.range(0, n).filter(k -> blockOf[k] < 0).toArray();
            int[] position = new int[n];
            for (int[] block : blocks) {
                number(block, position);
            }
            number(nation, position);
            int[] start = new int[n + 1];
            int[] entry = new int[pattern.entryCount()];
            int found = 0;
            for (int i = 0; i < n; i++) {
                for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                    if (blockOf[pattern.column(p)] < 0) {
                        entry[found++] = p;
                    }
                }
                start[i + 1] = found;
            }
            return new Layout(blocks, nation, blockOf, position, start, Arrays.copyOf(entry, found));
        }

        private static void number(int[] members, int[] position) {
            for (int k = 0; k < members.length; k++) {
                position[members[k]] = k;
            }
        }
    }

    private final Layout layout;
    private final Parallelism parallelism;

    // What is read of the matrix after it is factored: the whole of it is large, and factors are kept for years.
    private final SparsityPattern pattern;
    private final double[] nationValue;
    private final double largest;

    /** Of each block transposed, because the transposed solve is the fast one. */
    private final DenseLu[] blocks;

    /** The same in single precision. */
    private final SingleLu[] singles;

    /** V, one array over all unknowns for each national row. */
    private final double[][] fold;

    private final DenseLu nation;

    /** Throws {@link SingularMatrixException} when a block by itself, or the nation after the blocks, is singular. */
    RegionPreconditioner(Layout layout, SparseMatrix matrix, Parallelism parallelism) {
        this.layout = layout;
        this.parallelism = parallelism;
        this.pattern = matrix.pattern();
        this.nationValue = Arrays.stream(layout.nationEntry())
                .mapToDouble(p -> matrix.values()[p])
                .toArray();
        this.largest = Arrays.stream(matrix.values()).map(Math::abs).max().orElse(0);
        this.blocks = new DenseLu[layout.blocks().length];
        this.singles = new SingleLu[layout.blocks().length];
        this.fold = new double[layout.nation().length][matrix.size()];
        parallelism.forEach(blocks.length, b -> factorBlock(b, matrix));
        this.nation = factorNation();
    }

    private void factorBlock(int b, SparseMatrix matrix) {
        int[] members = layout.blocks()[b];
        double[][] transposed = new double[members.length][members.length];
        for (int k = 0; k < members.length; k++) {
            scatterColumn(b, members[k], k, matrix, transposed);
        }
        try {
            blocks[b] = DenseLu.factorInPlace(transposed, negligible(transposed), Parallelism.NONE);
        } catch (SingularMatrixException e) {
            throw new SingularMatrixException(members[e.column()], members[e.row()], e.pivot());
        }
        singles[b] = blocks[b].single();
        foldNation(b, members, matrix);
    }

    private static double[] negligible(double[][] rows) {
        double[] largest = new double[rows.length];
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                largest[j] = Math.max(largest[j], Math.abs(row[j]));
            }
        }
        double rounding = DenseLu.rounding(rows.length);
        Arrays.setAll(largest, j -> largest[j] * rounding);
        return largest;
    }

    private void scatterColumn(int b, int row, int k, SparseMatrix matrix, double[][] transposed) {
        for (int p = pattern.rowStart(row); p < pattern.rowStart(row + 1); p++) {
            int j = pattern.column(p);
            if (layout.blockOf()[j] == b) {
                transposed[layout.position()[j]][k] = matrix.values()[p];
            }
        }
    }

    private void foldNation(int b, int[] members, SparseMatrix matrix) {
        int width = layout.nation().length;
        if (width == 0) {
            return;
        }
        double[][] right = new double[members.length][width];
        for (int c = 0; c < width; c++) {
            int row = layout.nation()[c];
            for (int p = pattern.rowStart(row); p < pattern.rowStart(row + 1); p++) {
                int j = pattern.column(p);
                if (layout.blockOf()[j] == b) {
                    right[layout.position()[j]][c] = matrix.values()[p];
                }
            }
        }
        double[][] folded = blocks[b].solveRows(right, width);
        for (int c = 0; c < width; c++) {
            for (int k = 0; k < members.length; k++) {
                fold[c][members[k]] = folded[k][c];
            }
        }
    }

    private DenseLu factorNation() {
        int width = layout.nation().length;
        double[][] schur = new double[width][width];
        for (int i = 0; i < pattern.size(); i++) {
            for (int e = layout.nationStart()[i]; e < layout.nationStart()[i + 1]; e++) {
                addToNation(schur, i, nationAt(e), nationValue[e]);
            }
        }
        try {
            return DenseLu.factorInPlace(schur, negligible(schur), parallelism);
        } catch (SingularMatrixException e) {
            throw new SingularMatrixException(layout.nation()[e.row()], layout.nation()[e.column()], e.pivot());
        }
    }

    private void addToNation(double[][] schur, int row, int column, double value) {
        if (layout.blockOf()[row] < 0) {
            schur[layout.position()[row]][column] += value;
            return;
        }
        for (int c = 0; c < schur.length; c++) {
            schur[c][column] -= fold[c][row] * value;
        }
    }

    @Override
    public void apply(double[] b, double[] x) {
        apply(b, x, this::solveBlock);
    }

    @Override
    public void applyLoosely(double[] b, double[] x) {
        apply(b, x, this::solveBlockLoosely);
    }

    /** How the unknowns of a block are found once those of the nation are. */
    @FunctionalInterface
    private interface BlockSolve {
        void solve(int block, double[] b, double[] x, double[] solved);
    }

    private void apply(double[] b, double[] x, BlockSolve way) {
        int[] members = layout.nation();
        double[] right = new double[members.length];
        for (int c = 0; c < right.length; c++) {
            right[c] = b[members[c]] - DenseKernels.dot(fold[c], b, 0, b.length);
        }
        double[] solved = new double[right.length];
        nation.solve(right, solved);
        for (int c = 0; c < solved.length; c++) {
            x[members[c]] = solved[c];
        }
        parallelism.forRange(blocks.length, BLOCKS_PER_TASK, (from, to) -> {
            for (int block = from; block < to; block++) {
                way.solve(block, b, x, solved);
            }
        });
    }

    private void solveBlock(int block, double[] b, double[] x, double[] solved) {
        int[] members = layout.blocks()[block];
        double[] right = new double[members.length];
        double[] out = new double[members.length];
        for (int k = 0; k < members.length; k++) {
            right[k] = b[members[k]] - (solved.length == 0 ? 0 : nationTimes(members[k], solved));
        }
        blocks[block].solveTransposed(right, out);
        for (int k = 0; k < members.length; k++) {
            x[members[k]] = out[k];
        }
    }

    private void solveBlockLoosely(int block, double[] b, double[] x, double[] solved) {
        int[] members = layout.blocks()[block];
        float[] right = new float[members.length];
        float[] out = new float[members.length];
        for (int k = 0; k < members.length; k++) {
            right[k] = (float) (b[members[k]] - (solved.length == 0 ? 0 : nationTimes(members[k], solved)));
        }
        singles[block].solveTransposed(right, out);
        for (int k = 0; k < members.length; k++) {
            x[members[k]] = out[k];
        }
    }

    /** Which of the nation's unknowns the entry of a national column is of. */
    private int nationAt(int entry) {
        return layout.position()[pattern.column(layout.nationEntry()[entry])];
    }

    private double nationTimes(int row, double[] solved) {
        double sum = 0;
        for (int e = layout.nationStart()[row]; e < layout.nationStart()[row + 1]; e++) {
            sum += nationValue[e] * solved[nationAt(e)];
        }
        return sum;
    }

    @Override
    public void applyTransposed(double[] b, double[] x) {
        for (int block = 0; block < blocks.length; block++) {
            int[] members = layout.blocks()[block];
            double[] right = new double[members.length];
            double[] out = new double[members.length];
            Arrays.setAll(right, k -> b[members[k]]);
            blocks[block].solve(right, out);
            for (int k = 0; k < members.length; k++) {
                x[members[k]] = out[k];
            }
        }
        addNationTransposed(b, x);
    }

    private void addNationTransposed(double[] b, double[] x) {
        int[] members = layout.nation();
        double[] right = new double[members.length];
        Arrays.setAll(right, c -> b[members[c]]);
        for (int i = 0; i < x.length; i++) {
            int end = layout.blockOf()[i] < 0 ? 0 : layout.nationStart()[i + 1];
            for (int e = layout.nationStart()[i]; e < end; e++) {
                right[nationAt(e)] -= nationValue[e] * x[i];
            }
        }
        double[] solved = new double[right.length];
        nation.solveTransposed(right, solved);
        for (int c = 0; c < solved.length; c++) {
            for (int i = 0; i < x.length; i++) {
                x[i] -= fold[c][i] * solved[c];
            }
        }
        for (int c = 0; c < solved.length; c++) {
            x[members[c]] = solved[c];
        }
    }

    /** The pivots of the blocks; V and S belong to the preconditioner only. */
    PivotReport pivots() {
        PivotReport report = PivotReport.EMPTY;
        for (int b = 0; b < blocks.length; b++) {
            report = report.and(blocks[b].pivots(layout.blocks()[b], largest));
        }
        return report;
    }
}
