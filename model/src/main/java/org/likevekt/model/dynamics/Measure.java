package org.likevekt.model.dynamics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.likevekt.data.Member;
import org.likevekt.model.drivers.Quantities;

/**
 * A linear functional of one year's results: its weights.
 *
 * @param year the year it is read in
 * @param weights on results, row-major, by name: definitions and variables of the equations, {@link #WAGE} (r,e), and of
 *     the year's people {@link #POPULATION} (r), {@link #EMPLOYED}, {@link #MIGRANTS} up to the start of the year,
 *     {@link #MOVES} of the year and {@link #TRAINED} (r,e), and of its stocks {@link #CAPITAL} (r,i) and {@link #FUND}
 */
public record Measure(int year, Map<String, double[]> weights) {
    /** Population. */
    public static final String POPULATION = Quantities.POPULATION.symbol();
    /** Employed persons. */
    public static final String EMPLOYED = Quantities.EMPLOYED.symbol();
    /** Net migrants up to the start of the year. */
    public static final String MIGRANTS = Quantities.ACCUMULATED_MIGRATION.symbol();
    /** Net migrants of the year, to the next. */
    public static final String MOVES = Quantities.NET_MIGRATION.symbol();
    /** Persons trained into a group up to and with the year. */
    public static final String TRAINED = Quantities.TRAINED.symbol();
    /** Wage per person by residence. */
    public static final String WAGE = Quantities.WAGE_PER_PERSON.symbol();

    /** Capital at the start of the year. */
    public static final String CAPITAL = Quantities.CAPITAL_STOCK.symbol();

    /** The fund at the start of the year. */
    public static final String FUND = Quantities.FUND.symbol();

    /** Private capital abroad at the start of the year. */
    public static final String CAPITAL_ABROAD = Quantities.CAPITAL_ABROAD.symbol();

    /** Keeps the map's order. */
    public Measure {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    /** The weights on a result; zeros where there are none. */
    double[] on(String name, int size) {
        double[] found = weights.get(name);
        return found == null ? new double[size] : found.clone();
    }

    /** The same without what it weighs of some results. */
    Measure without(Collection<String> names) {
        Map<String, double[]> left = new TreeMap<>(weights);
        left.keySet().removeAll(names);
        return new Measure(year, left);
    }

    /**
     * The logarithm of product per person of a region or the country: value added of the given industries at prices of
     * 2018 over population.
     *
     * @param counted one for industries that count (i), zero for others
     */
    public static Measure logProductPerPerson(YearSolution solution, Member region, double[] counted) {
        double[] people = solution.people().population();
        double all = Arrays.stream(people, region.first(), region.end()).sum();
        double[] population = new double[people.length];
        Arrays.fill(population, region.first(), region.end(), -1 / all);
        double[] product = byValueAdded(solution, region, counted);
        return new Measure(solution.year(), Map.of(Quantities.VALUE_ADDED.symbol(), product, POPULATION, population));
    }

    /** Net migrants of a group into a region since the base year, employed persons. */
    public static Measure migrants(int year, Member region, Member group) {
        double[] migrants = new double[region.axis().size() * group.axis().size()];
        for (int cell = 0; cell < migrants.length; cell++) {
            boolean counts = region.includes(group.axis().before(cell))
                    && group.includes(group.axis().position(cell));
            migrants[cell] = counts ? 1 : 0;
        }
        return new Measure(year, Map.of(MIGRANTS, migrants));
    }

    /** The logarithm of the product of the given industries of a region or the country, value added at prices of 2018. */
    public static Measure logProduct(YearSolution solution, Member region, double[] counted) {
        double[] weights = byValueAdded(solution, region, counted);
        return new Measure(solution.year(), Map.of(Quantities.VALUE_ADDED.symbol(), weights));
    }

    /** Derivatives of the logarithm of a region's product by value added (r,i). */
    private static double[] byValueAdded(YearSolution solution, Member region, double[] counted) {
        double[] value = solution.values(Quantities.VALUE_ADDED);
        double product = 0;
        for (int cell = region.first() * counted.length; cell < region.end() * counted.length; ) {
            for (double counts : counted) {
                product += counts * value[cell++];
            }
        }
        double[] weights = new double[value.length];
        for (int cell = region.first() * counted.length; cell < region.end() * counted.length; ) {
            for (double counts : counted) {
                weights[cell++] = counts / product;
            }
        }
        return weights;
    }
}
