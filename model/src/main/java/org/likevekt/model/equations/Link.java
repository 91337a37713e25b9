package org.likevekt.model.equations;

import java.util.List;
import org.likevekt.model.drivers.Axis;

/**
 * A quantity that blocks hand to each other as a formula: one block gives it, or several add to it, and others need it.
 *
 * @param name unique among the links of a model
 * @param over what it varies over, in order; empty for a national quantity
 * @param unit unit of its values
 * @param meaning what it is, in a few words
 */
public record Link(String name, List<Axis> over, String unit, String meaning) {
    /** Copies the list. */
    public Link {
        over = List.copyOf(over);
    }

    @Override
    public String toString() {
        return over.isEmpty()
                ? "'" + name + "'"
                : "'" + name + "' ("
                        + String.join(", ", over.stream().map(Axis::key).toList()) + ")";
    }
}
