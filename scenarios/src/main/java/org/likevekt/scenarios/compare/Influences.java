package org.likevekt.scenarios.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.PathGradient;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.solver.algebra.Parameter;

/**
 * What a result depends on: its gradient as effects of small, comparable changes, largest first.
 *
 * <p>An exogenous figure is changed by one per cent of itself in every year to the result's (a rate or share that is
 * zero by one percentage point), an elasticity by ten per cent of itself.
 */
public final class Influences {
    private static final double PERCENT = 0.01;
    private static final double TENTH = 0.1;

    /** An effect this small beside the largest is what rounding leaves where terms cancel. */
    private static final double ROUNDING = 1e-9;

    private Influences() {}

    /**
     * One effect.
     *
     * @param kind "figure" or "elasticity"
     * @param name driver or parameter
     * @param where the cell, by names; empty for a national figure
     * @param change what is changed
     * @param effect change of the measure, in its own unit
     */
    public record Influence(String kind, String name, String where, String change, double effect) {}

    /** All effects on a measure, largest first; without those that are rounding. */
    public static List<Influence> of(RegionalModel model, Paths paths, PathGradient gradient, int lastYear) {
        List<Influence> all = new ArrayList<>();
        paths.dictionary().drivers().forEach(driver -> addDriver(all, paths, gradient, driver, lastYear));
        gradient.byElasticity().forEach((name, by) -> {
            Parameter parameter = model.system().declaration().parameter(name);
            double[] values = parameter.initial();
            for (int cell = 0; cell < by.length; cell++) {
                all.add(new Influence(
                        "elasticity", name, inBrackets(parameter, cell), "+10 %", TENTH * values[cell] * by[cell]));
            }
        });
        double largest = all.stream()
                .mapToDouble(influence -> Math.abs(influence.effect()))
                .max()
                .orElse(0);
        all.removeIf(influence -> Math.abs(influence.effect()) <= ROUNDING * largest);
        all.sort(Comparator.comparingDouble(influence -> -Math.abs(influence.effect())));
        return all;
    }

    private static String inBrackets(Parameter parameter, int cell) {
        String name = parameter.cellName(cell);
        int open = name.indexOf('[');
        return open < 0 ? "" : name.substring(open + 1, name.length() - 1);
    }

    private static void addDriver(
            List<Influence> all, Paths paths, PathGradient gradient, Driver driver, int lastYear) {
        Dictionary dictionary = paths.dictionary();
        for (int cell = 0; cell < dictionary.size(driver); cell++) {
            double relative = 0;
            double absolute = 0;
            boolean zero = true;
            for (int year = paths.firstYear() + 1; year <= lastYear; year++) {
                double value = paths.value(driver, year, cell);
                double by = gradient.by(driver, year, cell);
                relative += value * by;
                absolute += by;
                zero &= value == 0;
            }
            all.add(new Influence(
                    "figure",
                    driver.name(),
                    where(dictionary, driver, cell),
                    zero ? "+1 percentage point" : "+1 %",
                    PERCENT * (zero ? absolute : relative)));
        }
    }

    private static String where(Dictionary dictionary, Driver driver, int cell) {
        List<String> names = new ArrayList<>();
        dictionary
                .codesAt(driver.axes(), cell)
                .forEach((axis, code) -> names.add(
                        axis == Axis.INDUSTRY ? code : dictionary.axis(axis).nameOf(code)));
        return String.join(", ", names);
    }
}
