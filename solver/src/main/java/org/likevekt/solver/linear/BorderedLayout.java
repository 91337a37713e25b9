package org.likevekt.solver.linear;

import java.util.Arrays;

/**
 * Where each entry of a pattern goes when blocks are eliminated into a core.
 *
 * <p>With local rows and columns first, the matrix is [A D; E C], A block diagonal. Core columns are of two kinds for a
 * block: "own", which are few and reached by many of its rows (those of the same region and national ones), and "far",
 * those of other regions, reached by few rows but many in number. Far columns that share rows, directly or through
 * others, form a group (in a regional model: the prices of one product everywhere), and each group is one small dense
 * matrix product. Core columns are ordered by group to make that product contiguous.
 */
final class BorderedLayout {
    static final byte LOCAL = 0;
    static final byte OWN = 1;
    static final byte FAR = 2;
    static final byte CORE = 3;
    static final byte EDGE = 4;

    final SparsityPattern pattern;
    final int blockCount;

    /** Block of each row and column, -1 for the core, and position therein. */
    final int[] rowBlock;

    final int[] columnBlock;
    final int[] rowPosition;
    final int[] columnPosition;
    final int[][] localRows;
    final int[][] localColumns;
    final int[] coreRows;
    final int[] coreColumns;

    /** Kind of each entry, and its column in its block, in the block's border, or in the core. */
    final byte[] kind;

    final int[] slot;

    /** Positions in the core of each block's own columns. */
    final int[][] ownColumns;

    /** Of each block's far rows, the numbers among all far rows and the positions in the block. */
    final int[][] farRows;

    final int[][] farRowPositions;

    /** Group g has far rows from groupRow[g] and core columns from groupColumn[g], up to those of group g + 1. */
    final int groupCount;

    final int[] groupRow;
    final int[] groupColumn;

    /** Far row t has entries farStart[t]..farStart[t + 1] - 1 of farEntry. */
    final int[] farStart;

    final int[] farEntry;

    /** Core row q has local entries edgeStart[q].. of edgeEntry, block after block. */
    final int[] edgeStart;

    final int[] edgeEntry;

    /** Row i of a block has border entries borderStart[i]..borderStart[i + 1] - 1 of borderEntry, a core row none. */
    final int[] borderStart;

    final int[] borderEntry;

    /**
     * The layout in which row k is in block {@code rowBlock[k]}, -1 for the core; {@code home[k]} is the region of
     * column k whether it is in the core or not.
     */
    BorderedLayout(SparsityPattern pattern, int[] rowBlock, int[] columnBlock, int[] home, int blockCount) {
        this.pattern = pattern;
        this.blockCount = blockCount;
        this.rowBlock = rowBlock;
        this.columnBlock = columnBlock;
        int n = pattern.size();
        int[][] rows = members(rowBlock, blockCount);
        int[][] columns = members(columnBlock, blockCount);
        localRows = Arrays.copyOf(rows, blockCount);
        localColumns = Arrays.copyOf(columns, blockCount);
        coreRows = rows[blockCount];
        kind = kinds(home);
        int[] group = groups(columns[blockCount]);
        groupCount = 1 + Arrays.stream(group).max().orElse(-1);
        coreColumns = ordered(columns[blockCount], group);
        rowPosition = positions(n, localRows, coreRows);
        columnPosition = positions(n, localColumns, coreColumns);
        groupColumn = groupColumns(group);
        int[] farGroup = new int[n];
        farRows = new int[blockCount][];
        farRowPositions = new int[blockCount][];
        groupRow = findFarRows(group, farGroup);
        int[][] far = farEntries(farGroup);
        farStart = far[0];
        farEntry = far[1];
        ownColumns = findOwnColumns();
        slot = slots(group);
        edgeStart = new int[coreRows.length + 1];
        edgeEntry = findEdges();
        borderStart = new int[n + 1];
        borderEntry = findBorder();
    }

    /** Members of each block in ascending order, those of the core last. */
    private static int[][] members(int[] block, int blockCount) {
        int[] count = new int[blockCount + 1];
        for (int b : block) {
            count[b < 0 ? blockCount : b]++;
        }
        int[][] members = new int[blockCount + 1][];
        for (int b = 0; b <= blockCount; b++) {
            members[b] = new int[count[b]];
        }
        Arrays.fill(count, 0);
        for (int k = 0; k < block.length; k++) {
            int b = block[k] < 0 ? blockCount : block[k];
            members[b][count[b]++] = k;
        }
        return members;
    }

    private byte[] kinds(int[] home) {
        byte[] kinds = new byte[pattern.entryCount()];
        for (int i = 0; i < pattern.size(); i++) {
            int b = rowBlock[i];
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                int j = pattern.column(p);
                if (columnBlock[j] >= 0) {
                    kinds[p] = b < 0 ? EDGE : LOCAL;
                } else if (b < 0) {
                    kinds[p] = CORE;
                } else {
                    kinds[p] = home[j] < 0 || home[j] == b ? OWN : FAR;
                }
            }
        }
        return kinds;
    }

    /** The group of each core column (by original index), -1 for none, numbered by first column. */
    private int[] groups(int[] core) {
        int[] parent = new int[pattern.size()];
        Arrays.fill(parent, -1);
        for (int i = 0; i < pattern.size(); i++) {
            int first = -1;
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                if (kind[p] == FAR) {
                    int root = root(parent, pattern.column(p));
                    int joined = first < 0 ? root : Math.min(root, first);
                    parent[root] = joined;
                    if (first >= 0) {
                        parent[first] = joined;
                    }
                    first = joined;
                }
            }
        }
        int[] group = new int[pattern.size()];
        Arrays.fill(group, -1);
        int count = 0;
        for (int j : core) {
            if (parent[j] >= 0) {
                int root = root(parent, j);
                group[j] = root == j ? count++ : group[root];
            }
        }
        return group;
    }

    private static int root(int[] parent, int k) {
        if (parent[k] < 0) {
            parent[k] = k;
        }
        int root = k;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private int[] ordered(int[] core, int[] group) {
        int[] ordered = new int[core.length];
        int[] start = new int[groupCount + 2];
        for (int j : core) {
            start[(group[j] < 0 ? groupCount : group[j]) + 1]++;
        }
        for (int g = 0; g <= groupCount; g++) {
            start[g + 1] += start[g];
        }
        for (int j : core) {
            ordered[start[group[j] < 0 ? groupCount : group[j]]++] = j;
        }
        return ordered;
    }

    private static int[] positions(int n, int[][] local, int[] core) {
        int[] position = new int[n];
        for (int[] block : local) {
            for (int k = 0; k < block.length; k++) {
                position[block[k]] = k;
            }
        }
        for (int k = 0; k < core.length; k++) {
            position[core[k]] = k;
        }
        return position;
    }

    private int[] groupColumns(int[] group) {
        int[] start = new int[groupCount + 1];
        for (int j : coreColumns) {
            if (group[j] >= 0) {
                start[group[j] + 1]++;
            }
        }
        for (int g = 0; g < groupCount; g++) {
            start[g + 1] += start[g];
        }
        return start;
    }

    /** Numbers the far rows by group, then block, then row; farGroup[i] becomes that number, or -1. */
    private int[] findFarRows(int[] group, int[] farGroup) {
        int[] start = new int[groupCount + 1];
        for (int i = 0; i < pattern.size(); i++) {
            farGroup[i] = farGroupOf(i, group);
            if (farGroup[i] >= 0) {
                start[farGroup[i] + 1]++;
            }
        }
        for (int g = 0; g < groupCount; g++) {
            start[g + 1] += start[g];
        }
        int[] next = start.clone();
        for (int b = 0; b < blockCount; b++) {
            int[] positions = new int[localRows[b].length];
            int[] indices = new int[localRows[b].length];
            int count = 0;
            for (int k = 0; k < positions.length; k++) {
                int i = localRows[b][k];
                if (farGroup[i] >= 0) {
                    positions[count] = k;
                    farGroup[i] = next[farGroup[i]]++;
                    indices[count++] = farGroup[i];
                }
            }
            farRowPositions[b] = Arrays.copyOf(positions, count);
            farRows[b] = Arrays.copyOf(indices, count);
        }
        return start;
    }

    private int farGroupOf(int i, int[] group) {
        for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
            if (kind[p] == FAR) {
                return group[pattern.column(p)];
            }
        }
        return -1;
    }

    private int[][] farEntries(int[] farNumber) {
        int[] start = new int[groupRow[groupCount] + 1];
        for (int i = 0; i < pattern.size(); i++) {
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                start[kind[p] == FAR ? farNumber[i] + 1 : 0] += kind[p] == FAR ? 1 : 0;
            }
        }
        for (int t = 0; t + 1 < start.length; t++) {
            start[t + 1] += start[t];
        }
        int[] entry = new int[start[start.length - 1]];
        int[] next = start.clone();
        for (int i = 0; i < pattern.size(); i++) {
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                if (kind[p] == FAR) {
                    entry[next[farNumber[i]]++] = p;
                }
            }
        }
        return new int[][] {start, entry};
    }

    private int[][] findOwnColumns() {
        int[][] own = new int[blockCount][];
        boolean[] seen = new boolean[coreColumns.length];
        for (int b = 0; b < blockCount; b++) {
            Arrays.fill(seen, false);
            for (int i : localRows[b]) {
                for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                    if (kind[p] == OWN) {
                        seen[columnPosition[pattern.column(p)]] = true;
                    }
                }
            }
            own[b] = trueIndices(seen);
        }
        return own;
    }

    private static int[] trueIndices(boolean[] seen) {
        int[] indices = new int[seen.length];
        int count = 0;
        for (int c = 0; c < seen.length; c++) {
            if (seen[c]) {
                indices[count++] = c;
            }
        }
        return Arrays.copyOf(indices, count);
    }

    private int[] slots(int[] group) {
        int[] slots = new int[pattern.entryCount()];
        for (int i = 0; i < pattern.size(); i++) {
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                int j = pattern.column(p);
                slots[p] = switch (kind[p]) {
                    case OWN ->
                        farRows[rowBlock[i]].length + Arrays.binarySearch(ownColumns[rowBlock[i]], columnPosition[j]);
                    case FAR -> columnPosition[j] - groupColumn[group[j]];
                    default -> columnPosition[j];
                };
            }
        }
        return slots;
    }

    private int[] findBorder() {
        int[] entry = new int[pattern.entryCount()];
        int count = 0;
        for (int i = 0; i < pattern.size(); i++) {
            for (int p = pattern.rowStart(i); p < pattern.rowStart(i + 1); p++) {
                if (kind[p] == OWN || kind[p] == FAR) {
                    entry[count++] = p;
                }
            }
            borderStart[i + 1] = count;
        }
        return Arrays.copyOf(entry, count);
    }

    private int[] findEdges() {
        int total = 0;
        for (int q = 0; q < coreRows.length; q++) {
            for (int p = pattern.rowStart(coreRows[q]); p < pattern.rowStart(coreRows[q] + 1); p++) {
                total += kind[p] == EDGE ? 1 : 0;
            }
            edgeStart[q + 1] = total;
        }
        int[] entry = new int[total];
        int[] next = new int[blockCount + 1];
        for (int q = 0; q < coreRows.length; q++) {
            sortByBlock(coreRows[q], edgeStart[q], entry, next);
        }
        return entry;
    }

    private void sortByBlock(int row, int offset, int[] entry, int[] next) {
        Arrays.fill(next, 0);
        for (int p = pattern.rowStart(row); p < pattern.rowStart(row + 1); p++) {
            if (kind[p] == EDGE) {
                next[columnBlock[pattern.column(p)] + 1]++;
            }
        }
        next[0] = offset;
        for (int b = 0; b < blockCount; b++) {
            next[b + 1] += next[b];
        }
        for (int p = pattern.rowStart(row); p < pattern.rowStart(row + 1); p++) {
            if (kind[p] == EDGE) {
                entry[next[columnBlock[pattern.column(p)]]++] = p;
            }
        }
    }

    /** Columns of the border of block {@code b}: its far rows, then its own columns. */
    int borderWidth(int b) {
        return farRows[b].length + ownColumns[b].length;
    }

    /** Whether the far entries of group {@code g} fill enough of its rectangle to be multiplied as a dense matrix. */
    boolean isDense(int g) {
        long area = (long) (groupRow[g + 1] - groupRow[g]) * (groupColumn[g + 1] - groupColumn[g]);
        return 6L * (farStart[groupRow[g + 1]] - farStart[groupRow[g]]) >= area;
    }
}
