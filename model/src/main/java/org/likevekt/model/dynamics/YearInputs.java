package org.likevekt.model.dynamics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.likevekt.data.Grid;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Swaps;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Entry;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.equations.CountyEquations;

/** Turns the state and the exogenous paths of a year into the parameter values of the equations. */
final class YearInputs {
    static final String PETROLEUM = "OLJE";

    /** Share of the capital stock below zero that is taken for rounding. */
    private static final double ROUNDING = 1e-9;

    private final Benchmark benchmark;
    private final State state;
    private final Paths paths;
    private final int year;
    private final People people;

    YearInputs(Benchmark benchmark, State state, Paths paths, int year) {
        this.benchmark = benchmark;
        this.state = state;
        this.paths = paths;
        this.year = year;
        this.people = People.of(benchmark, state, paths, year);
    }

    People people() {
        return people;
    }

    State state() {
        return state;
    }

    /** Values by parameter name, row-major. */
    Map<String, double[]> parameters() {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (Driver driver : Drivers.having(Entry.Way.PARAMETER)) {
            values.put(driver.symbol(), paths.values(driver, year));
        }
        values.put(Quantities.PERSONS.symbol(), people.households());
        values.put(Quantities.LABOUR_SUPPLY.symbol(), labour());
        values.put(
                Quantities.CAPITAL.symbol(),
                ratio(state.capital(), benchmark.accounts().capitalStock()));
        for (Driver driver : Drivers.having(Entry.Way.ELASTICITY)) {
            double[] tables = driver.entry().size().of(benchmark);
            double[] factors = paths.values(driver, year);
            values.put(
                    driver.symbol(),
                    IntStream.range(0, tables.length)
                            .mapToDouble(i -> tables[i] * factors[i])
                            .toArray());
        }
        for (Driver driver : Drivers.having(Entry.Way.WITH_PETROLEUM)) {
            values.put(driver.symbol(), withPetroleum(driver));
        }
        values.put(Quantities.FUND_GIVEN.symbol(), new double[] {state.fund()});
        values.put(Quantities.CAPITAL_ABROAD_GIVEN.symbol(), new double[] {state.capitalAbroad()});
        values.put(Quantities.INVESTMENT_WEIGHT.symbol(), investmentWeight());
        values.put(Quantities.EXOGENOUS_INVESTMENT.symbol(), petroleumInvestment());
        return values;
    }

    /** Derivatives of labour and persons by each swapped driver (r,e), by parameter name. */
    Map<String, double[]> slopes(Swaps swaps) {
        return swaps.slopes(paths, year, other -> new YearInputs(benchmark, state, other, year).parameters());
    }

    /** What swaps hold, by parameter name. */
    Map<String, double[]> targets(Swaps swaps) {
        return swaps.targets(paths, year);
    }

    /** Levels of the variables that are exogenous under some closures, as the drivers give them. */
    Map<String, Double> exogenousLevels() {
        Map<String, Double> levels = new LinkedHashMap<>();
        for (Driver driver : Drivers.levels()) {
            double size = driver.entry().size().of(benchmark)[0];
            levels.put(driver.symbol(), size * factor(driver));
        }
        return levels;
    }

    /** For each of them, but productivity, the factor on what another run found. */
    Map<String, Double> closureScales() {
        Map<String, Double> scales = new LinkedHashMap<>();
        for (Driver driver : Drivers.levels()) {
            if (!driver.equals(Drivers.NATIONAL_PRODUCTIVITY)) {
                scales.put(driver.symbol(), factor(driver));
            }
        }
        return scales;
    }

    private double factor(Driver level) {
        return level.entry().way() == Entry.Way.SCALE ? 1 : paths.value(level, year, 0);
    }

    /** Mainland product that the calibration hits: the base year's grown with population and the growth a person. */
    double targetProduct() {
        double people = 0;
        double base = 0;
        double[] population = people().population();
        for (int r = 0; r < population.length; r++) {
            people += population[r];
            base += benchmark.accounts().population().get(r);
        }
        double growth = 1;
        for (int t = paths.firstYear() + 1; t <= year; t++) {
            growth *= 1 + paths.value(Drivers.PRODUCT_GROWTH, t, 0);
        }
        return CountyEquations.mainlandProduct(benchmark) * growth * people / base;
    }

    private double[] labour() {
        double[] labour = people.employed();
        double[] productivity = paths.values(Drivers.GROUP_PRODUCTIVITY, year);
        double[] base = benchmark.accounts().employedResidents().values();
        for (int cell = 0; cell < labour.length; cell++) {
            labour[cell] *= productivity[cell] / base[cell];
        }
        return labour;
    }

    private static double[] ratio(double[] now, Grid base) {
        double[] ratio = base.values();
        for (int cell = 0; cell < ratio.length; cell++) {
            ratio[cell] = ratio[cell] == 0 ? 1 : now[cell] / ratio[cell];
        }
        return ratio;
    }

    /** A driver by region and industry, times petroleum activity in the petroleum industry. */
    private double[] withPetroleum(Driver driver) {
        double activity = paths.value(Drivers.PETROLEUM_ACTIVITY, year, 0);
        double[] values = paths.values(driver, year);
        int industries = benchmark.industries().size();
        for (int cell = benchmark.industries().indexOf(PETROLEUM); cell < values.length; cell += industries) {
            values[cell] *= activity;
        }
        return values;
    }

    private double[] investmentWeight() {
        requireTrendAboveWear();
        double[] weight = ratio(state.capital(), benchmark.accounts().capitalStock());
        int industries = benchmark.industries().size();
        for (int cell = benchmark.industries().indexOf(PETROLEUM); cell < weight.length; cell += industries) {
            weight[cell] = 0;
        }
        return weight;
    }

    /** On a trend that falls as fast as capital wears out nothing would be built, whatever it earned. */
    private void requireTrendAboveWear() {
        double trend = paths.value(Drivers.CAPITAL_GROWTH, year, 0);
        Grid worn = benchmark.accounts().depreciationRate();
        for (int i = 0; i < benchmark.industries().size(); i++) {
            if (!benchmark.industries().code(i).equals(PETROLEUM) && !(trend + worn.get(i) > 0)) {
                throw new IllegalArgumentException("capital_growth is " + trend + " in " + year + ", expected above "
                        + -worn.get(i) + ", minus what wears out of capital in "
                        + benchmark.industries().code(i) + " a year");
            }
        }
    }

    /** What takes petroleum capital from this year's stock to the next year's, which activity gives. */
    private double[] petroleumInvestment() {
        double next = nextActivity();
        int petroleum = benchmark.industries().indexOf(PETROLEUM);
        int industries = benchmark.industries().size();
        double kept = 1 - benchmark.accounts().depreciationRate().get(petroleum);
        double[] base = benchmark.accounts().capitalStock().values();
        double[] capital = state.capital();
        double[] investment = new double[base.length];
        for (int cell = petroleum; cell < base.length; cell += industries) {
            investment[cell] = next * base[cell] - kept * capital[cell];
            if (investment[cell] < -ROUNDING * base[cell]) {
                throw new IllegalArgumentException("petroleum activity falls from "
                        + paths.value(Drivers.PETROLEUM_ACTIVITY, year, 0) + " in " + year + " to " + next
                        + ", faster than capital depreciates. Maybe at least " + kept * capital[cell] / base[cell]);
            }
            investment[cell] = Math.max(0, investment[cell]);
        }
        return investment;
    }

    /** Activity of the next year; after the last year it goes on changing at the last year's rate. */
    private double nextActivity() {
        if (year < paths.lastYear()) {
            return paths.value(Drivers.PETROLEUM_ACTIVITY, year + 1, 0);
        }
        double now = paths.value(Drivers.PETROLEUM_ACTIVITY, year, 0);
        double before = year == paths.firstYear() ? now : paths.value(Drivers.PETROLEUM_ACTIVITY, year - 1, 0);
        return before == 0 ? now : now * now / before;
    }

    /** Derivatives of the next year's activity by the path's activity, by year. */
    Map<Integer, Double> nextActivitySlopes() {
        if (year < paths.lastYear()) {
            return Map.of(year + 1, 1.0);
        }
        double now = paths.value(Drivers.PETROLEUM_ACTIVITY, year, 0);
        double before = year == paths.firstYear() ? 0 : paths.value(Drivers.PETROLEUM_ACTIVITY, year - 1, 0);
        if (before == 0) {
            return Map.of(year, 1.0);
        }
        return Map.of(year, 2 * now / before, year - 1, -now * now / (before * before));
    }
}
