package org.likevekt.data;

/**
 * A member of an axis: one of its items, or all of them together, as the country is of its regions. It stands where a bare
 * position would not tell of which axis it is one, and would have no place for the country.
 *
 * @param axis the axis that it is a member of
 * @param item its code and name; all together have the empty code
 * @param first position of its first item
 * @param end position after its last item
 */
public record Member(Classification axis, Classification.Item item, int first, int end) {
    /** Code of the item, empty for all together. */
    public String code() {
        return item.code();
    }

    /** Name in words. */
    public String name() {
        return item.name();
    }

    /** Whether it is all items together. */
    public boolean isAll() {
        return item.code().isEmpty();
    }

    /** Whether the item at a position is in it. */
    public boolean includes(int position) {
        return first <= position && position < end;
    }

    /**
     * The same, known to be of an axis.
     *
     * @throws IllegalArgumentException when it is of another
     */
    public Member of(Classification expected) {
        if (!axis.equals(expected)) {
            throw new IllegalArgumentException(
                    "'" + code() + "' is one of the " + axis.name() + ", expected one of the " + expected.name());
        }
        return this;
    }

    /** Sum over this member of the first axis and another of the last, of values row-major over both. */
    public double sum(Member last, double[] values) {
        double sum = 0;
        for (int r = first; r < end; r++) {
            double row = 0;
            for (int k = last.first; k < last.end; k++) {
                row += values[last.axis.cell(r, k)];
            }
            sum += row;
        }
        return sum;
    }
}
