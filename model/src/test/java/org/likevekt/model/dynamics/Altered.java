package org.likevekt.model.dynamics;

import java.util.LinkedHashMap;
import java.util.Map;

/** Solved years with a figure put in that no equation would give, to see what notices. */
public final class Altered {
    private Altered() {}

    /** A year with another value in one cell of a result. */
    public static YearSolution result(YearSolution year, String name, int cell, double value) {
        Map<String, double[]> values = valuesOf(year);
        values.get(name)[cell] = value;
        return with(year, values, year.people(), year.migration());
    }

    /** A year in which another number of persons moves into one cell (r,e). */
    public static YearSolution migration(YearSolution year, int cell, double persons) {
        double[] migration = year.migration();
        migration[cell] = persons;
        return with(year, valuesOf(year), year.people(), migration);
    }

    /** A year with another number of employed persons in one cell (r,e) and of people in one region. */
    public static YearSolution people(YearSolution year, int cell, double employed, int region, double population) {
        People before = year.people();
        double[] nobody = new double[before.employed().length];
        double[] projected = before.employed();
        projected[cell] = employed;
        double[] everybody = before.population();
        everybody[region] = population;
        People people = new People(projected, nobody, nobody, everybody, before.households());
        return with(year, valuesOf(year), people, year.migration());
    }

    private static YearSolution with(
            YearSolution year, Map<String, double[]> values, People people, double[] migration) {
        return new YearSolution(
                year.year(), year.outcome(), year.point(), values, year.computed(), year.state(), people, migration);
    }

    private static Map<String, double[]> valuesOf(YearSolution year) {
        Map<String, double[]> values = new LinkedHashMap<>();
        year.names().forEach(name -> values.put(name, year.values(name)));
        return values;
    }
}
