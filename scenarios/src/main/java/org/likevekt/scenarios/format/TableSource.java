package org.likevekt.scenarios.format;

import java.util.List;
import java.util.OptionalDouble;

/** A table of figures that a shock may take its values from, for example a population projection. */
@FunctionalInterface
public interface TableSource {

    /**
     * The figure for a year and a cell, or nothing when the table has none; nothing is reported as an error.
     *
     * @param year calendar year
     * @param cell one code per axis of the driver, in the driver's order
     */
    OptionalDouble value(int year, List<String> cell);
}
