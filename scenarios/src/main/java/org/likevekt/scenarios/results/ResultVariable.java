package org.likevekt.scenarios.results;

import java.util.List;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.YearSolution;

/**
 * One quantity of the results.
 *
 * @param quantity what it is
 * @param values its values in a solved year, row-major over the axes
 */
public record ResultVariable(Quantity quantity, Values values) {
    /** The values of a quantity in a solved year of a run with these figures. */
    @FunctionalInterface
    public interface Values {
        /** Row-major over the axes of the quantity. */
        double[] of(Paths paths, YearSolution solution);
    }

    /** Name in the result tables. */
    public String name() {
        return quantity.id();
    }

    /** What it varies over, in storage order. */
    public List<Axis> axes() {
        return quantity.axes();
    }

    /** Unit of its values. */
    public String unit() {
        return quantity.unit();
    }

    /** One sentence of meaning. */
    public String description() {
        return quantity.meaning();
    }
}
