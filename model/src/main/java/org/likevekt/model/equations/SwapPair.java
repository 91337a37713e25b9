package org.likevekt.model.equations;

import java.util.List;

/**
 * One unknown and one equation of a swap: a cell that is held, and the cells of the driver that are found for it, alike.
 *
 * @param isFactor whether they move by a common factor; else by a common addition
 * @param held the cell of the result, row-major
 * @param found the cells of the driver
 */
public record SwapPair(Swap swap, boolean isFactor, int held, List<Integer> found) {
    /** Copies the list. */
    public SwapPair {
        found = List.copyOf(found);
    }
}
