package org.likevekt.solver.linear;

/**
 * How a system divides: pair k is equation k with unknown k, each of a block or of none, and some pairs are core.
 *
 * <p>Outside the core, entries couple only pairs of one block; a direct solver eliminates the blocks and factors the
 * core.
 */
public final class BlockStructure {
    /** The block of what belongs to no block; such pairs are always core. */
    public static final int NATIONAL = -1;

    private final int[] blockOfRow;
    private final int[] blockOfColumn;
    private final int blockCount;
    private final boolean[] core;

    /**
     * Copies the arrays, one element per pair; throws {@link IllegalArgumentException} when a block is not
     * {@link #NATIONAL} or below {@code blockCount}, or when a pair outside the core is national or lies in two blocks.
     */
    public BlockStructure(int[] blockOfRow, int[] blockOfColumn, int blockCount, boolean[] core) {
        this.blockOfRow = blockOfRow.clone();
        this.blockOfColumn = blockOfColumn.clone();
        this.blockCount = blockCount;
        this.core = core.clone();
        check();
    }

    private void check() {
        if (blockOfRow.length != blockOfColumn.length || core.length != blockOfRow.length) {
            throw new IllegalArgumentException("Found " + blockOfRow.length + " rows, " + blockOfColumn.length
                    + " columns and " + core.length + " core marks, expected the same number of each.");
        }
        for (int k = 0; k < core.length; k++) {
            int row = blockOfRow[k];
            int column = blockOfColumn[k];
            if (Math.min(row, column) < NATIONAL || Math.max(row, column) >= blockCount) {
                throw new IllegalArgumentException("Pair " + k + " has its row in block " + row
                        + " and its column in block " + column + ", expected -1.." + (blockCount - 1) + ".");
            }
            if (!core[k] && (row != column || row == NATIONAL)) {
                throw new IllegalArgumentException("Pair " + k + " has its row in block " + row
                        + " and its column in block " + column + ", so it must be core.");
            }
        }
    }

    /** A structure without blocks: {@code size} national pairs. */
    public static BlockStructure none(int size) {
        int[] block = new int[size];
        boolean[] core = new boolean[size];
        java.util.Arrays.fill(block, NATIONAL);
        java.util.Arrays.fill(core, true);
        return new BlockStructure(block, block, 0, core);
    }

    /** The number of pairs. */
    public int size() {
        return core.length;
    }

    /** The number of blocks; some may be empty. */
    public int blockCount() {
        return blockCount;
    }

    /** The block of equation {@code k}, or {@link #NATIONAL}. */
    public int blockOfRow(int k) {
        return blockOfRow[k];
    }

    /** The block of unknown {@code k}, or {@link #NATIONAL}. */
    public int blockOfColumn(int k) {
        return blockOfColumn[k];
    }

    /** Whether pair {@code k} is in the core. */
    public boolean isCore(int k) {
        return core[k];
    }

    /** The number of pairs in the core. */
    public int coreSize() {
        int count = 0;
        for (boolean c : core) {
            count += c ? 1 : 0;
        }
        return count;
    }

    /** Throws {@link IllegalArgumentException} naming an entry of {@code pattern} that this structure forbids. */
    void requireFits(SparsityPattern pattern) {
        if (pattern.size() != size()) {
            throw new IllegalArgumentException(
                    "Found a pattern of size " + pattern.size() + ", expected " + size() + " as in the structure.");
        }
        for (int i = 0; i < size(); i++) {
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1) && !core[i]; p++) {
                int j = pattern.column(p);
                if (!core[j] && blockOfRow[i] != blockOfColumn[j]) {
                    throw new IllegalArgumentException("Entry (" + i + ", " + j + ") couples block " + blockOfRow[i]
                            + " with block " + blockOfColumn[j] + ", and neither of its pairs is core."
                            + "\nMaybe find the structure with StructureFinder.");
                }
            }
        }
    }
}
