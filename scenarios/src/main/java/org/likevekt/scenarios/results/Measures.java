package org.likevekt.scenarios.results;

import java.util.ArrayList;
import java.util.List;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/**
 * What analysts ask of a run, computed from its years: persons, wages and product by region, at prices of 2018. A region
 * is its position, or {@link #COUNTRY} for all of them.
 */
public final class Measures {
    /** Stands for the sum, or mean, over all regions. */
    public static final int COUNTRY = -1;

    private final Benchmark benchmark;
    private final Trajectory trajectory;
    private final boolean[] isMainland;

    /** The measures of a run. */
    public Measures(Benchmark benchmark, Trajectory trajectory) {
        this.benchmark = benchmark;
        this.trajectory = trajectory;
        this.isMainland = new boolean[benchmark.industries().size()];
        for (int i = 0; i < isMainland.length; i++) {
            isMainland[i] = benchmark.dataset().isMainland(i);
        }
    }

    /** Value added of an industry, MNOK at 2018 prices. */
    public double valueAdded(int year, int region, int industry) {
        double[] values = at(year).values(Quantities.VALUE_ADDED);
        return sum(region, r -> values[benchmark.industries().cell(r, industry)]);
    }

    /** Value added of the mainland industries, MNOK at 2018 prices. */
    public double mainlandProduct(int year, int region) {
        return mainlandProduct(at(year), benchmark.industries(), isMainland, region);
    }

    /** Value added of the mainland industries of a region in a solved year, MNOK at 2018 prices. */
    static double mainlandProduct(YearSolution solution, Classification industries, boolean[] isMainland, int region) {
        double[] values = solution.values(Quantities.VALUE_ADDED);
        double product = 0;
        for (int cell = 0; cell < values.length; cell++) {
            boolean counts = region == COUNTRY || industries.before(cell) == region;
            product += counts && isMainland[industries.position(cell)] ? values[cell] : 0;
        }
        return product;
    }

    /** Population, persons. */
    public double population(int year, int region) {
        double[] values = at(year).people().population();
        return sum(region, r -> values[r]);
    }

    /** Mainland product per person, NOK at 2018 prices. */
    public double productPerPerson(int year, int region) {
        return 1e6 * mainlandProduct(year, region) / population(year, region);
    }

    /** Mean yearly growth of mainland product per person between two years, percent. */
    public double productPerPersonGrowth(int first, int last, int region) {
        double ratio = productPerPerson(last, region) / productPerPerson(first, region);
        return 100 * (StrictMath.pow(ratio, 1.0 / (last - first)) - 1);
    }

    /** Employed residents of a group, persons. */
    public double employed(int year, int region, int group) {
        double[] values = at(year).atWork();
        return sum(region, r -> values[benchmark.groups().cell(r, group)]);
    }

    /** Employed residents, persons. */
    public double employed(int year, int region) {
        double[] values = at(year).atWork();
        return sum(region, r -> rowSum(values, r));
    }

    /** Net in-migration that the model adds, from the base year to the start of the year, employed persons. */
    public double moved(int year, int region, int group) {
        double[] values = at(year).people().migrants();
        return sum(region, r -> values[benchmark.groups().cell(r, group)]);
    }

    /** Net in-migration of all groups from the base year to the start of the year, employed persons. */
    public double moved(int year, int region) {
        double[] values = at(year).people().migrants();
        return sum(region, r -> rowSum(values, r));
    }

    /** Persons trained into a group, net, up to and with the year. */
    public double trained(int year, int region, int group) {
        double[] values = at(year).people().trained();
        return sum(region, r -> values[benchmark.groups().cell(r, group)]);
    }

    /** Wage per employed resident of a group, NOK a year. */
    public double wagePerPerson(int year, int region, int group) {
        double[] wage = at(year).values(Quantities.WAGE_PER_PERSON);
        double[] persons = at(year).atWork();
        double bill = sum(
                region,
                r -> wage[benchmark.groups().cell(r, group)]
                        * persons[benchmark.groups().cell(r, group)]);
        return 1e6 * bill / employed(year, region, group);
    }

    /** Wage of an efficiency unit of labour by place of work, index, 2018 = 1; the country is the employed's mean. */
    public double wageAtWork(int year, int region, int group) {
        double[] wage = at(year).values(Quantities.WAGE);
        double[] persons = at(year).atWork();
        double bill = sum(
                region,
                r -> wage[benchmark.groups().cell(r, group)]
                        * persons[benchmark.groups().cell(r, group)]);
        return bill / employed(year, region, group);
    }

    /** Unemployed over the labour force of a group; the country's weighted by persons at work. */
    public double unemploymentRate(int year, int region, int group) {
        double[] rate = at(year).values(Quantities.UNEMPLOYMENT_RATE);
        double[] persons = at(year).atWork();
        double bill = sum(
                region,
                r -> rate[benchmark.groups().cell(r, group)]
                        * persons[benchmark.groups().cell(r, group)]);
        return bill / employed(year, region, group);
    }

    /** A national variable or definition of the model, in its own unit. */
    public double national(int year, Quantity quantity) {
        return at(year).value(quantity);
    }

    /** The positions of the industries by a figure, the largest first. */
    public List<Integer> ranking(java.util.function.IntToDoubleFunction figure) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < isMainland.length; i++) {
            order.add(i);
        }
        order.sort(java.util.Comparator.comparingDouble(i -> -figure.applyAsDouble(i)));
        return order;
    }

    /** The benchmark. */
    public Benchmark benchmark() {
        return benchmark;
    }

    private YearSolution at(int year) {
        return trajectory.year(year);
    }

    private int groups() {
        return benchmark.groups().size();
    }

    private double rowSum(double[] values, int region) {
        double sum = 0;
        for (int e = 0; e < groups(); e++) {
            sum += values[benchmark.groups().cell(region, e)];
        }
        return sum;
    }

    private double sum(int region, java.util.function.IntToDoubleFunction figure) {
        if (region != COUNTRY) {
            return figure.applyAsDouble(region);
        }
        double sum = 0;
        for (int r = 0; r < benchmark.regions().size(); r++) {
            sum += figure.applyAsDouble(r);
        }
        return sum;
    }
}
