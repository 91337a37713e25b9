package org.likevekt.solver.algebra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        value = value.apartFrom(over);
        if (!over.containsAll(value.free())) {
            throw new IllegalArgumentException(
                    "definition '" + name + "' over " + over + " has free indices " + value.free());
        }
    }

    /**
     * Its formula at other subscripts, one for each index it is written over.
     *
     * @throws IllegalArgumentException when their number is another or one does not range over a part of its set
     */
    public Expr at(Subscript... subscripts) {
        if (subscripts.length != over.size()) {
            throw new IllegalArgumentException(
                    "definition '" + name + "' is over " + over + ", got subscripts " + List.of(subscripts));
        }
        if (List.of(subscripts).equals(over)) {
            return value;
        }
        Map<Index, Subscript> moved = new LinkedHashMap<>();
        for (int d = 0; d < subscripts.length; d++) {
            moved.put(over.get(d), subscripts[d]);
        }
        List<Index> outer = List.of(subscripts).stream()
                .flatMap(subscript -> subscript.index().stream())
                .toList();
        return Rewriting.ofIndices(moved).of(value.apartFrom(outer));
    }

    /** Number of cells. */
    public int size() {
        return IndexSet.cells(over.stream().map(Index::set).toList());
    }
}
