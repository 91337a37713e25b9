package org.likevekt.model.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.equations.LinearExpenditure;
import org.likevekt.model.equations.StoneGeary;

/**
 * What a year's prices and incomes are worth to the households, by type: region of residence and education group (r,e).
 *
 * <p>The measure is the equivalent variation of the Stone-Geary preferences that the demands come from (Hicks 1943, "The
 * four consumer's surpluses"): the money that, at the prices before, would make a person of the type as well off as after.
 * It covers what households buy, not what they or the government save, nor where one likes to live.
 */
public final class Welfare {
    private static final double MILLION = 1e6;

    private final Benchmark benchmark;
    private final Map<List<Double>, List<StoneGeary>> types = new ConcurrentHashMap<>();
    private final double[] baseResidents;
    private final double[] basePrices;

    /** The welfare of a benchmark's households. */
    public Welfare(Benchmark benchmark) {
        this.benchmark = benchmark;
        this.baseResidents = benchmark.accounts().residents().values();
        this.basePrices = new double[benchmark.industries().size()];
        Arrays.fill(basePrices, 1 + benchmark.householdTaxRate());
    }

    /**
     * Persons of each type (r,e), children and others without work included, who are counted with the groups in proportion
     * to the employed; over the groups they add up to the population.
     */
    public double[] residents(YearSolution year) {
        double[] persons = year.people().households();
        for (int cell = 0; cell < persons.length; cell++) {
            persons[cell] *= baseResidents[cell];
        }
        return persons;
    }

    /**
     * Spending per person that would give the year's utility at the prices of the base year (r,e), NOK at 2018 prices
     * (money metric utility, Samuelson 1974, "Complementarity").
     *
     * @throws IllegalArgumentException when a type cannot buy its subsistence, naming it
     */
    public double[] livingStandard(Paths paths, YearSolution year) {
        List<StoneGeary> preferences = types(paths, year.year());
        double[] utility = utility(paths, year, preferences);
        for (int cell = 0; cell < utility.length; cell++) {
            utility[cell] = MILLION * preferences.get(cell).spending(basePrices, utility[cell]) / baseResidents[cell];
        }
        return utility;
    }

    /**
     * Equivalent variation per person of the type (r,e), NOK at 2018 prices: the difference in {@link #livingStandard}. With
     * these preferences, those of the run compared with, that is the equivalent variation at the prices of the year before the change,
     * {@code B(p0) (u1 - u0)}, over the rise since 2018 in the price of what the last crown buys, {@code B(p0) / B(p2018)}.
     *
     * @param before the year in the run compared with
     * @param after the same year in the other run
     */
    public double[] equivalentVariation(Paths pathsBefore, YearSolution before, Paths pathsAfter, YearSolution after) {
        List<StoneGeary> preferences = types(pathsBefore, before.year());
        double[] variation = utility(pathsAfter, after, preferences);
        double[] old = utility(pathsBefore, before, preferences);
        for (int cell = 0; cell < variation.length; cell++) {
            variation[cell] = MILLION
                    * preferences.get(cell).lastPrice(basePrices)
                    * (variation[cell] - old[cell])
                    / baseResidents[cell];
        }
        return variation;
    }

    /** Preferences in a year (r,e), each for all base-year persons of the type. */
    List<StoneGeary> types(Paths paths, int year) {
        List<Double> factors = Arrays.stream(paths.values(Drivers.ELASTICITY_INCOME, year))
                .boxed()
                .toList();
        return types.computeIfAbsent(factors, key -> households(LinearExpenditure.of(benchmark, paths, year)));
    }

    private List<StoneGeary> households(LinearExpenditure system) {
        List<StoneGeary> households = new ArrayList<>();
        for (int r = 0; r < benchmark.regions().size(); r++) {
            for (int e = 0; e < benchmark.groups().size(); e++) {
                households.add(system.household(r, e));
            }
        }
        return List.copyOf(households);
    }

    /** Persons of each type in the base year (r,e). */
    double[] baseResidents() {
        return baseResidents.clone();
    }

    /** Prices that households pay in each region (r,j). */
    double[][] prices(Paths paths, YearSolution year) {
        int products = benchmark.industries().size();
        double withTax = 1 + paths.value(Drivers.CONSUMPTION_TAX, year.year(), 0);
        double[] all = year.values(Quantities.COMPOSITE_PRICE);
        double[][] prices = new double[benchmark.regions().size()][products];
        for (int cell = 0; cell < all.length; cell++) {
            prices[benchmark.industries().before(cell)][benchmark.industries().position(cell)] = all[cell] * withTax;
        }
        return prices;
    }

    /** Spending of a type (r,e) for as many persons as it had in the base year, MNOK. */
    double[] spending(YearSolution year) {
        double[] spending = year.values(Quantities.SPENDING);
        double[] persons = year.people().households();
        for (int cell = 0; cell < spending.length; cell++) {
            spending[cell] /= persons[cell];
        }
        return spending;
    }

    private double[] utility(Paths paths, YearSolution year, List<StoneGeary> preferences) {
        double[] utility = spending(year);
        double[][] prices = prices(paths, year);
        for (int cell = 0; cell < utility.length; cell++) {
            try {
                utility[cell] =
                        preferences.get(cell).utility(prices[benchmark.groups().before(cell)], utility[cell]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "group " + benchmark.groups().code(benchmark.groups().position(cell)) + " of "
                                + benchmark
                                        .regions()
                                        .items()
                                        .get(benchmark.groups().before(cell))
                                        .name() + ": " + e.getMessage(),
                        e);
            }
        }
        return utility;
    }
}
