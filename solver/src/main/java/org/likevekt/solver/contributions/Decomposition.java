package org.likevekt.solver.contributions;

import java.util.List;

/**
 * A change taken apart.
 *
 * @param from the number where the path begins
 * @param to the number where it ends
 * @param contributions what each cause that moves contributes to the change; they add up to it
 */
public record Decomposition(double from, double to, List<Contribution> contributions) {
    /** Copies the list. */
    public Decomposition {
        contributions = List.copyOf(contributions);
    }

    /**
     * What a cause contributes.
     *
     * @param leaf the cause
     * @param value its part of the change
     */
    public record Contribution(Leaf leaf, double value) {
        /** The mean derivative along the path, by the leaf's logarithm where it is logarithmic. */
        public double slope() {
            return value / leaf.change();
        }
    }

    /** The change. */
    public double change() {
        return to - from;
    }
}
