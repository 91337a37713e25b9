package org.likevekt.model.drivers;

import java.util.List;

/**
 * One exogenous quantity that a scenario may change: an entry of the data dictionary.
 *
 * @param name key used in scenario files, lower case with underscores
 * @param axes what it varies over; empty for a national quantity
 * @param unit unit of its values, for example "index, 2018 = 1" or "persons"
 * @param description one sentence of meaning
 * @param minimum smallest admissible value, inclusive
 * @param maximum largest admissible value, inclusive
 */
public record Driver(String name, List<Axis> axes, String unit, String description, double minimum, double maximum) {

    /** Copies the axes so that the record is immutable. */
    public Driver {
        axes = List.copyOf(axes);
    }
}
