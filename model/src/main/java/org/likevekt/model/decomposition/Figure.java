package org.likevekt.model.decomposition;

import java.util.Map;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Quantity;

/**
 * One number of a run.
 *
 * @param quantity what it is
 * @param cell its place over the axes of the quantity, row-major
 * @param year of which year
 */
public record Figure(Quantity quantity, int cell, int year) {
    /** The codes of its place, by axis. */
    public Map<Axis, String> codes(Dictionary dictionary) {
        return dictionary.codesAt(quantity.axes(), cell);
    }

    /** Another quantity of the same year. */
    Figure of(Quantity other, int place) {
        return new Figure(other, place, year);
    }
}
