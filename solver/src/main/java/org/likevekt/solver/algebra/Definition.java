package org.likevekt.solver.algebra;

import java.util.List;

/**
 * A quantity computed from a solution, such as a county's product; not part of the system of equations.
 *
 * @param name unique among the definitions of a system
 * @param over the indices it is written over, in storage order
 * @param value its formula
 * @param unit unit of its values
 * @param description one sentence of meaning
 */
public record Definition(String name, List<Index> over, Expr value, String unit, String description) {
    /** Checks that no index is left free. */
    public Definition {
        over = List.copyOf(over);
        value.refuseOuter(over);
        if (!over.containsAll(value.free())) {
            throw new IllegalArgumentException(
                    "definition '" + name + "' over " + over + " has free indices " + value.free());
        }
    }

    /** Number of cells. */
    public int size() {
        return over.stream().mapToInt(Index::size).reduce(1, Math::multiplyExact);
    }
}
