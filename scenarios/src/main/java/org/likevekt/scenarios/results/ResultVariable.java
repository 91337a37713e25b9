package org.likevekt.scenarios.results;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.dynamics.YearSolution;

/**
 * One quantity of the results.
 *
 * @param name name in the result tables
 * @param axes what it varies over, in storage order
 * @param unit unit of its values
 * @param description one sentence of meaning
 * @param values its values in a solved year, row-major over the axes
 */
public record ResultVariable(String name, List<Axis> axes, String unit, String description, Values values) {
    /** The values of a quantity in a solved year. */
    @FunctionalInterface
    public interface Values {
        /** Row-major over the axes of the quantity. */
        double[] of(YearSolution solution);
    }

    /** Copies the axes. */
    public ResultVariable {
        axes = List.copyOf(axes);
    }

    static ResultVariable national(String name, String unit, String description, ToDoubleFunction<YearSolution> value) {
        return new ResultVariable(
                name, List.of(), unit, description, solution -> new double[] {value.applyAsDouble(solution)});
    }
}
