package org.likevekt.model.dynamics;

import java.util.Map;
import java.util.TreeMap;

/**
 * A number read off a run, by its derivatives: how it moves with the results of one year.
 *
 * @param year the year it is read in
 * @param results weights on definitions of the equations, by name, row-major
 * @param population weights on population (r), per person
 * @param migrants weights on net migrants up to the start of the year (r,e), per person
 */
public record Measure(int year, Map<String, double[]> results, double[] population, double[] migrants) {
    /** Keeps the maps' order. */
    public Measure {
        results = Map.copyOf(new TreeMap<>(results));
        population = population.clone();
        migrants = migrants.clone();
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
        double[] value = solution.values("value added");
        double product = 0;
        for (int i = 0; i < industries; i++) {
            product += counted[i] * value[region * industries + i];
        }
        double[] weights = new double[value.length];
        for (int i = 0; i < industries; i++) {
            weights[region * industries + i] = counted[i] / product;
        }
        double[] population = new double[regions];
        population[region] = -1 / solution.people().population()[region];
        return new Measure(
                solution.year(),
                Map.of("value added", weights),
                population,
                new double[regions * model.benchmark().groups().size()]);
    }

    /** Net migrants of a group into a region since the base year, employed persons. */
    public static Measure migrants(RegionalModel model, int year, int region, int group) {
        int groups = model.benchmark().groups().size();
        int regions = model.benchmark().regions().size();
        double[] migrants = new double[regions * groups];
        migrants[region * groups + group] = 1;
        return new Measure(year, Map.of(), new double[regions], migrants);
    }

    /** The logarithm of the country's product of the given industries, value added at prices of 2018. */
    public static Measure logProduct(RegionalModel model, YearSolution solution, double[] counted) {
        double[] value = solution.values("value added");
        double product = 0;
        for (int cell = 0; cell < value.length; cell++) {
            product += counted[cell % counted.length] * value[cell];
        }
        double[] weights = new double[value.length];
        for (int cell = 0; cell < value.length; cell++) {
            weights[cell] = counted[cell % counted.length] / product;
        }
        int regions = model.benchmark().regions().size();
        return new Measure(
                solution.year(),
                Map.of("value added", weights),
                new double[regions],
                new double[regions * model.benchmark().groups().size()]);
    }
}
