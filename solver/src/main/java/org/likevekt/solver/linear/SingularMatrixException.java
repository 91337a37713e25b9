package org.likevekt.solver.linear;

/** A matrix without an inverse: names the equation and the unknown at which elimination found no pivot. */
public final class SingularMatrixException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int row;
    private final int column;
    private final double pivot;

    /** The largest {@code pivot} left in {@code column}, found in {@code row}, both in the caller's numbering. */
    public SingularMatrixException(int row, int column, double pivot) {
        super("The matrix is singular: unknown " + column + " has no pivot, the largest left is " + pivot
                + " in equation " + row + "."
                + "\nMaybe the equation depends on others, or the unknown appears in no equation that is still free.");
        this.row = row;
        this.column = column;
        this.pivot = pivot;
    }

    /** The row (equation) of the largest pivot left. */
    public int row() {
        return row;
    }

    /** The column (unknown) without a pivot. */
    public int column() {
        return column;
    }

    /** The largest pivot left in the column, zero or negligible. */
    public double pivot() {
        return pivot;
    }
}
