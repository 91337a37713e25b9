package org.likevekt.scenarios.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.likevekt.data.Classification;
import org.likevekt.data.Member;
import org.likevekt.model.accounts.HouseholdFigures;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/**
 * What analysts ask of a run, computed from its years: persons, wages and product by region, at prices of 2018. A region
 * may be the country: all regions together.
 */
public final class Measures {
    /** The years of a run: solved just now, or stored. */
    public interface Years {
        /** A quantity of a year by its cells, in the model's own unit; for reading. */
        double[] values(int year, Quantity quantity);

        /** Whether the run has the quantity: some are of one closure alone. */
        boolean has(Quantity quantity);
    }

    /** What they are computed from, of the years of a run. */
    public static final List<Quantity> READ = List.of(
            Quantities.POPULATION,
            Quantities.EMPLOYED,
            Quantities.ACCUMULATED_MIGRATION,
            Quantities.TRAINED,
            Quantities.WAGE_PER_PERSON,
            Quantities.REAL_WAGE_PER_PERSON,
            Quantities.WAGE,
            Quantities.VALUE_ADDED,
            Quantities.GOVERNMENT_SAVING,
            Quantities.FOREIGN_SAVING,
            Quantities.UNEMPLOYMENT_RATE);

    /** What of that not every run has. */
    public static final Set<Quantity> OF_SOME_CLOSURES = Set.of(Quantities.UNEMPLOYMENT_RATE);

    private final Benchmark benchmark;
    private final Years years;
    private final Member groups;
    private final boolean[] isMainland;

    /** The measures of a run. */
    public Measures(Benchmark benchmark, Trajectory trajectory) {
        this(benchmark, solved(new HouseholdFigures(benchmark), trajectory));
    }

    /** The measures of a run's years. */
    public Measures(Benchmark benchmark, Years years) {
        this.benchmark = benchmark;
        this.years = years;
        this.groups = benchmark.groups().all("");
        this.isMainland = new boolean[benchmark.industries().size()];
        for (int i = 0; i < isMainland.length; i++) {
            isMainland[i] = benchmark.dataset().isMainland(i);
        }
    }

    /** What is solved of people is no variable of the equations, nor is what follows from prices. */
    private static Years solved(HouseholdFigures households, Trajectory trajectory) {
        Map<Quantity, Function<YearSolution, double[]>> besides = Map.of(
                Quantities.POPULATION, year -> year.people().population(),
                Quantities.EMPLOYED, YearSolution::atWork,
                Quantities.ACCUMULATED_MIGRATION, year -> year.people().migrants(),
                Quantities.TRAINED, year -> year.people().trained(),
                Quantities.REAL_WAGE_PER_PERSON, households::realWage);
        return new Years() {
            @Override
            public double[] values(int year, Quantity quantity) {
                return besides.getOrDefault(quantity, solution -> solution.values(quantity))
                        .apply(trajectory.year(year));
            }

            @Override
            public boolean has(Quantity quantity) {
                return besides.containsKey(quantity) || trajectory.first().has(quantity);
            }
        };
    }

    /** Whether the run has a quantity that they are computed from. */
    public boolean has(Quantity quantity) {
        return years.has(quantity);
    }

    /** Value added of an industry, MNOK at 2018 prices. */
    public double valueAdded(int year, Member region, Member industry) {
        return region(region).sum(industry.of(benchmark.industries()), years.values(year, Quantities.VALUE_ADDED));
    }

    /** Value added of the mainland industries, MNOK at 2018 prices. */
    public double mainlandProduct(int year, Member region) {
        return mainlandProduct(
                years.values(year, Quantities.VALUE_ADDED), benchmark.industries(), isMainland, region(region));
    }

    /** Value added of the mainland industries of a region, from value added by industry, MNOK at 2018 prices. */
    static double mainlandProduct(double[] values, Classification industries, boolean[] isMainland, Member region) {
        double product = 0;
        for (int cell = 0; cell < values.length; cell++) {
            boolean counts = region.includes(industries.before(cell)) && isMainland[industries.position(cell)];
            product += counts ? values[cell] : 0;
        }
        return product;
    }

    /** Population, persons. */
    public double population(int year, Member region) {
        double[] values = years.values(year, Quantities.POPULATION);
        double sum = 0;
        for (int r = region(region).first(); r < region.end(); r++) {
            sum += values[r];
        }
        return sum;
    }

    /** Mainland product per person, NOK at 2018 prices. */
    public double productPerPerson(int year, Member region) {
        return 1e6 * mainlandProduct(year, region) / population(year, region);
    }

    /** Mean yearly growth of mainland product per person between two years, percent. */
    public double productPerPersonGrowth(int first, int last, Member region) {
        double ratio = productPerPerson(last, region) / productPerPerson(first, region);
        return 100 * (StrictMath.pow(ratio, 1.0 / (last - first)) - 1);
    }

    /** Employed residents of a group, persons. */
    public double employed(int year, Member region, Member group) {
        return persons(years.values(year, Quantities.EMPLOYED), region, group);
    }

    /** Employed residents, persons. */
    public double employed(int year, Member region) {
        return employed(year, region, groups);
    }

    /** Net in-migration that the model adds, from the base year to the start of the year, employed persons. */
    public double moved(int year, Member region, Member group) {
        return persons(years.values(year, Quantities.ACCUMULATED_MIGRATION), region, group);
    }

    /** Net in-migration of all groups from the base year to the start of the year, employed persons. */
    public double moved(int year, Member region) {
        return moved(year, region, groups);
    }

    /** Persons trained into a group, net, up to and with the year. */
    public double trained(int year, Member region, Member group) {
        return persons(years.values(year, Quantities.TRAINED), region, group);
    }

    /** Wage per employed resident of a group, NOK a year. */
    public double wagePerPerson(int year, Member region, Member group) {
        return 1e6 * bill(Quantities.WAGE_PER_PERSON, year, region, group) / employed(year, region, group);
    }

    /** Wage per employed resident of a group at the consumer prices of his region, NOK a year at 2018 prices. */
    public double realWagePerPerson(int year, Member region, Member group) {
        return bill(Quantities.REAL_WAGE_PER_PERSON, year, region, group) / employed(year, region, group);
    }

    /** Wage of an efficiency unit of labour by place of work, index, 2018 = 1; the country is the employed's mean. */
    public double wageAtWork(int year, Member region, Member group) {
        return bill(Quantities.WAGE, year, region, group) / employed(year, region, group);
    }

    /** Unemployed over the labour force of a group; the country's weighted by persons at work. */
    public double unemploymentRate(int year, Member region, Member group) {
        return bill(Quantities.UNEMPLOYMENT_RATE, year, region, group) / employed(year, region, group);
    }

    /** A national variable or definition of the model, in its own unit. */
    public double national(int year, Quantity quantity) {
        return years.values(year, quantity)[0];
    }

    /** The industries by a figure, the largest first. */
    public List<Member> ranking(ToDoubleFunction<Member> figure) {
        List<Member> order = new ArrayList<>(benchmark.industries().members());
        order.sort(Comparator.comparingDouble(industry -> -figure.applyAsDouble(industry)));
        return order;
    }

    private Member region(Member region) {
        return region.of(benchmark.regions());
    }

    private double persons(double[] values, Member region, Member group) {
        return region(region).sum(group.of(benchmark.groups()), values);
    }

    private double bill(Quantity quantity, int year, Member region, Member group) {
        return bill(years.values(year, quantity), year, region, group);
    }

    /** A figure by region and group times those at work, summed. */
    private double bill(double[] figure, int year, Member region, Member group) {
        double[] persons = years.values(year, Quantities.EMPLOYED);
        double[] all = new double[figure.length];
        for (int cell = 0; cell < all.length; cell++) {
            all[cell] = figure[cell] * persons[cell];
        }
        return persons(all, region, group);
    }
}
