package org.likevekt.solver.linear;

/**
 * What the pivots of a factorisation say about it.
 *
 * @param smallest the smallest magnitude of a pivot, infinity when there is none
 * @param smallestColumn the unknown whose pivot that is, -1 when there is none or it is not known
 * @param largest the largest magnitude of a pivot
 * @param growth the largest magnitude met in elimination over the largest in the matrix
 */
public record PivotReport(double smallest, int smallestColumn, double largest, double growth) {
    static final PivotReport EMPTY = new PivotReport(Double.POSITIVE_INFINITY, -1, 0, 0);

    /** Both reports as one; the first names the smallest pivot when they are equal. */
    PivotReport and(PivotReport other) {
        boolean first = smallest <= other.smallest;
        return new PivotReport(
                first ? smallest : other.smallest,
                first ? smallestColumn : other.smallestColumn,
                Math.max(largest, other.largest),
                Math.max(growth, other.growth));
    }
}
