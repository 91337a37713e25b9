package org.likevekt.solver.linear;

/** A square matrix in compressed sparse rows: a fixed pattern whose values are refreshed. */
public final class SparseMatrix {
    private final int[] rowStart;
    private final int[] column;
    private final double[] values;

    /** A zero matrix with the given pattern. */
    public SparseMatrix(int[] rowStart, int[] column) {
        this.rowStart = rowStart.clone();
        this.column = column.clone();
        this.values = new double[column.length];
    }

    /** Number of rows and columns. */
    public int size() {
        return rowStart.length - 1;
    }

    /** The values themselves, row by row; writing to them changes the matrix. */
    public double[] values() {
        return values;
    }

    int rowStart(int row) {
        return rowStart[row];
    }

    int column(int entry) {
        return column[entry];
    }
}
