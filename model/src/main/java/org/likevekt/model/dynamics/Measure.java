package org.likevekt.model.dynamics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.likevekt.model.drivers.Quantities;

/**
 * A linear functional of one year's results: its weights.
 *
 * @param year the year it is read in
 * @param weights on results, row-major, by name: definitions and variables of the equations, {@link #WAGE} (r,e), and of
 *     the year's people {@link #POPULATION} (r), {@link #EMPLOYED}, {@link #MIGRANTS} up to the start of the year and
 *     {@link #TRAINED} (r,e)
 */
public record Measure(int year, Map<String, double[]> weights) {
    /** Population. */
    public static final String POPULATION = Quantities.POPULATION.symbol();
    /** Employed persons. */
    public static final String EMPLOYED = Quantities.EMPLOYED.symbol();
    /** Net migrants up to the start of the year. */
    public static final String MIGRANTS = Quantities.ACCUMULATED_MIGRATION.symbol();
    /** Persons trained into a group up to and with the year. */
    public static final String TRAINED = Quantities.TRAINED.symbol();
    /** Wage per person by residence. */
    public static final String WAGE = Quantities.WAGE_PER_PERSON.symbol();

    /** The fund at the start of the year. */
    public static final String FUND = "pension fund";

    /** Keeps the map's order. */
    public Measure {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    /** The weights on a result; zeros where there are none. */
    double[] on(String name, int size) {
        double[] found = weights.get(name);
        return found == null ? new double[size] : found.clone();
    }

    /**
     * The logarithm of product per person of a region: value added of the given industries at prices of 2018 over
     * population.
     *
     * @param counted one for industries that count (i), zero for others
     */
    public static Measure logProductPerPerson(
            RegionalModel model, YearSolution solution, int region, double[] counted) {
        int industries = counted.length;
        int regions = model.benchmark().regions().size();
        double[] value = solution.values(Quantities.VALUE_ADDED);
        double product = 0;
        for (int i = 0; i < industries; i++) {
            product += counted[i] * value[model.benchmark().industries().cell(region, i)];
        }
        double[] weights = new double[value.length];
        for (int i = 0; i < industries; i++) {
            weights[model.benchmark().industries().cell(region, i)] = counted[i] / product;
        }
        double[] population = new double[regions];
        population[region] = -1 / solution.people().population()[region];
        return new Measure(solution.year(), Map.of(Quantities.VALUE_ADDED.symbol(), weights, POPULATION, population));
    }

    /** Net migrants of a group into a region since the base year, employed persons. */
    public static Measure migrants(RegionalModel model, int year, int region, int group) {
        int groups = model.benchmark().groups().size();
        int regions = model.benchmark().regions().size();
        double[] migrants = new double[regions * groups];
        migrants[model.benchmark().groups().cell(region, group)] = 1;
        return new Measure(year, Map.of(MIGRANTS, migrants));
    }

    /** The logarithm of the country's product of the given industries, value added at prices of 2018. */
    public static Measure logProduct(YearSolution solution, double[] counted) {
        double[] value = solution.values(Quantities.VALUE_ADDED);
        double product = 0;
        for (int cell = 0; cell < value.length; ) {
            for (double counts : counted) {
                product += counts * value[cell++];
            }
        }
        double[] weights = new double[value.length];
        for (int cell = 0; cell < weights.length; ) {
            for (double counts : counted) {
                weights[cell++] = counts / product;
            }
        }
        return new Measure(solution.year(), Map.of(Quantities.VALUE_ADDED.symbol(), weights));
    }
}
