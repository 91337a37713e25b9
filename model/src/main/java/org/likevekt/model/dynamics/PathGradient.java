package org.likevekt.model.dynamics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Entry;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.evaluation.Gradient;

/**
 * The derivatives of one measure of a run by every exogenous figure in every year and by every elasticity, by adjoint:
 * one transposed solve a year, backwards through capital, migration and training.
 *
 * <p>With {@code F(z, theta) = 0} the equations of a year and g the measure, {@code J' lambda = dg/dz} and
 * {@code dg/dtheta - lambda' dF/dtheta} is the derivative by what is given to the year; theta depends on the year's
 * exogenous figures and on the state, whose derivative goes on to the year before. What a guide handed to the run, such
 * as a baseline's public saving, is held. Of a calibrating run, which is given its product and finds productivity, the
 * derivatives are those with the product held; for a run with swaps the held results stay on
 * target ({@link SwapGradient}). The class is long since each step of a run has its adjoint here.
 */
public final class PathGradient {
    /** What a measure may weigh that is not of the equations. */
    private static final Set<String> PEOPLE_AND_STOCKS = Set.of(
            Measure.POPULATION,
            Measure.EMPLOYED,
            Measure.MIGRANTS,
            Measure.MOVES,
            Measure.TRAINED,
            Measure.WAGE,
            Measure.CAPITAL,
            Measure.FUND,
            Measure.CAPITAL_ABROAD);

    private final Map<Driver, double[][]> byDriver = new LinkedHashMap<>();
    private final Map<String, double[]> byConstant = new LinkedHashMap<>();
    private final double[] byCommuting;
    private final RegionalModel model;
    private final IntFunction<LinearizedYear> linearized;
    private final Benchmark benchmark;
    private final Classification byIndustry;
    private final Paths paths;
    private final int regions;
    private final int industries;
    private final double[] capitalLater;
    private final double[] migrantsLater;
    private final double[] trainedLater;
    private double fundLater;
    private double capitalAbroadLater;

    private PathGradient(RegionalModel model, Paths paths, IntFunction<LinearizedYear> linearized) {
        this.model = model;
        this.linearized = linearized;
        this.benchmark = model.benchmark();
        this.byIndustry = benchmark.industries();
        this.paths = paths;
        this.regions = benchmark.regions().size();
        this.industries = benchmark.industries().size();
        int groups = benchmark.groups().size();
        this.capitalLater = new double[regions * industries];
        this.migrantsLater = new double[regions * groups];
        this.trainedLater = new double[regions * groups];
        this.byCommuting = new double[regions * regions * groups];
        int years = paths.lastYear() - paths.firstYear() + 1;
        paths.dictionary()
                .drivers()
                .forEach(d ->
                        byDriver.put(d, new double[years][paths.dictionary().size(d)]));
    }

    /**
     * The gradient of a measure of a run that nothing was handed to.
     *
     * @param model the model that made the run
     * @throws IllegalArgumentException when the measure's year is outside the run
     */
    public static PathGradient of(RegionalModel model, Trajectory run, Measure measure) {
        return of(model, run, Optional.empty(), List.of(measure));
    }

    /**
     * The gradient of a sum of measures of a run, each of another year.
     *
     * @param model the model that made the run
     * @param guide the run that it was guided by
     * @throws IllegalArgumentException when a measure's year is outside the run, two have the same, or a swap finds one of
     *     the {@link Drivers#SCALES}
     */
    public static PathGradient of(
            RegionalModel model, Trajectory run, Optional<Trajectory> guide, List<Measure> measures) {
        TreeMap<Integer, Measure> byYear = new TreeMap<>();
        for (Measure measure : measures) {
            run.year(measure.year());
            if (byYear.put(measure.year(), measure) != null) {
                throw new IllegalArgumentException("two measures of " + measure.year() + ", expected one a year");
            }
        }
        if (!model.closure().swaps().isEmpty()) {
            return SwapGradient.of(model, run, guide).of(byYear);
        }
        return of(model, run, byYear, year -> LinearizedYear.of(model, run.paths(), run.year(year)));
    }

    /**
     * The gradients of several measures of a run, each alone: the years are made linear once for all of them.
     *
     * @param model the model that made the run
     * @param guide the run that it was guided by
     * @throws IllegalArgumentException when a measure's year is outside the run, or a swap finds one of the
     *     {@link Drivers#SCALES}
     */
    public static List<PathGradient> each(
            RegionalModel model, Trajectory run, Optional<Trajectory> guide, List<Measure> measures) {
        measures.forEach(measure -> run.year(measure.year()));
        if (!model.closure().swaps().isEmpty()) {
            SwapGradient onTarget = SwapGradient.of(model, run, guide);
            return measures.stream()
                    .map(measure -> onTarget.of(new TreeMap<>(Map.of(measure.year(), measure))))
                    .toList();
        }
        Map<Integer, LinearizedYear> years = new HashMap<>();
        return measures.stream()
                .map(measure -> of(
                        model,
                        run,
                        new TreeMap<>(Map.of(measure.year(), measure)),
                        year -> years.computeIfAbsent(
                                year, key -> LinearizedYear.of(model, run.paths(), run.year(key)))))
                .toList();
    }

    /** The gradient of a sum of measures by year, given the linear equations of the years. */
    static PathGradient of(
            RegionalModel model,
            Trajectory run,
            NavigableMap<Integer, Measure> byYear,
            IntFunction<LinearizedYear> linearized) {
        PathGradient gradient = new PathGradient(model, run.paths(), linearized);
        for (int year = byYear.isEmpty() ? Integer.MIN_VALUE : byYear.lastKey();
                year >= run.first().year();
                year--) {
            Measure nothing = new Measure(year, Map.of());
            gradient.backThrough(run.year(year), byYear.getOrDefault(year, nothing));
        }
        return gradient;
    }

    /** Takes a multiple of another gradient of the same run from this one. */
    void subtract(double factor, PathGradient other) {
        byDriver.forEach((driver, years) -> {
            for (int t = 0; t < years.length; t++) {
                subtract(years[t], factor, other.of(driver)[t]);
            }
        });
        byConstant.forEach(
                (name, values) -> subtract(values, factor, Objects.requireNonNull(other.byConstant.get(name))));
        subtract(byCommuting, factor, other.byCommuting);
    }

    private static void subtract(double[] from, double factor, double[] values) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= factor * values[k];
        }
    }

    /** Adds to the derivative by one value of a driver. */
    void add(Driver driver, int year, int cell, double derivative) {
        of(driver)[year - paths.firstYear()][cell] += derivative;
    }

    /** The derivatives by a driver, by year and cell. */
    private double[][] of(Driver driver) {
        return Objects.requireNonNull(byDriver.get(driver), () -> "no driver " + driver.name());
    }

    /** Derivative of the measure by one value of a driver in one year. */
    public double by(Driver driver, int year, int cell) {
        return of(driver)[year - paths.firstYear()][cell];
    }

    /** Derivatives of the measure by elasticities and semi-elasticities of the equations, the same in every year; by name. */
    public Map<String, double[]> byElasticity() {
        Map<String, double[]> elasticities = new LinkedHashMap<>();
        byConstant.forEach((name, values) -> {
            if (model.system().declaration().parameter(name).unit().endsWith("elasticity")) {
                elasticities.put(name, values.clone());
            }
        });
        return elasticities;
    }

    /**
     * Derivatives of the measure by every parameter of the equations that is the same in all years, such as shares and
     * elasticities; by parameter name. A share of a CES moves so that the shares keep adding to one.
     */
    public Map<String, double[]> byConstant() {
        Map<String, double[]> copy = new LinkedHashMap<>();
        byConstant.forEach((name, values) -> copy.put(name, values.clone()));
        return copy;
    }

    /** Derivatives by the base year's wages (r,s,e), as far as they say what the persons of a region earn and move by. */
    public double[] byCommutingEarnings() {
        return byCommuting.clone();
    }

    private void backThrough(YearSolution solution, Measure measure) {
        int cells = migrantsLater.length;
        Map<String, double[]> weights = new TreeMap<>();
        measure.weights().forEach((name, w) -> {
            if (!PEOPLE_AND_STOCKS.contains(name)) {
                weights.put(name, w.clone());
            }
        });
        add(weights, Quantities.INVESTMENT.symbol(), capitalLater);
        add(weights, Quantities.FUND_INFLOW.symbol(), new double[] {fundLater});
        add(weights, Quantities.FUND_WITHDRAWAL.symbol(), new double[] {-fundLater});
        add(weights, Quantities.LENDING_ABROAD.symbol(), new double[] {capitalAbroadLater});
        double onFund = fundLater * (1 + paths.value(Drivers.FUND_RETURN, solution.year(), 0));
        accumulate(Drivers.FUND_RETURN, solution.year(), new double[] {
            fundLater * solution.state().fund()
        });
        double[] capital = new double[capitalLater.length];
        double[] delta = benchmark.accounts().depreciationRate().values();
        Arrays.setAll(capital, cell -> (1 - delta[byIndustry.position(cell)]) * capitalLater[cell]);
        addTo(capital, measure.on(Measure.CAPITAL, capital.length));

        double[] employed = measure.on(Measure.EMPLOYED, cells);
        double[] moves = measure.on(Measure.MOVES, cells);
        addTo(moves, migrantsLater);
        WageAdjoint.Derivatives wages =
                new WageAdjoint(model, paths, solution).derivatives(moves, measure.on(Measure.WAGE, cells));
        wages.equations().forEach((quantity, values) -> add(weights, quantity.symbol(), values));
        wages.drivers().forEach((driver, values) -> accumulate(driver, solution.year(), values));
        addTo(employed, wages.persons());
        addTo(byCommuting, wages.commutingEarnings());
        Adjoint adjoint = equationsAdjoint(solution, weights);
        addTo(trainedLater, measure.on(Measure.TRAINED, cells));
        fundLater = onFund + adjoint.of(Quantities.FUND_GIVEN)[0] + measure.on(Measure.FUND, 1)[0];
        capitalAbroadLater += adjoint.of(Quantities.CAPITAL_ABROAD_GIVEN)[0] + measure.on(Measure.CAPITAL_ABROAD, 1)[0];
        double[] moved = migrantsLater.clone();
        addTo(moved, measure.on(Measure.MIGRANTS, cells));
        double[] population = measure.on(Measure.POPULATION, regions);
        targetAdjoint(solution, adjoint, population);
        givenAdjoint(solution, adjoint, capital, employed, population, moved);
    }

    /** From the product that a calibrating run is given to population and the growth that it shall have. */
    private void targetAdjoint(YearSolution solution, Adjoint adjoint, double[] onPopulation) {
        if (!model.closure().finds(Drivers.NATIONAL_PRODUCTIVITY)) {
            return;
        }
        int year = solution.year();
        double onTarget = adjoint.of(Quantities.PRODUCT_AIM)[0];
        double target = new YearInputs(benchmark, solution.state(), paths, year).targetProduct();
        double people = Arrays.stream(solution.people().population()).sum();
        for (int r = 0; r < regions; r++) {
            onPopulation[r] += onTarget * target / people;
        }
        for (int t = paths.firstYear() + 1; t <= year; t++) {
            double growth = 1 + paths.value(Drivers.PRODUCT_GROWTH, t, 0);
            accumulate(Drivers.PRODUCT_GROWTH, t, new double[] {onTarget * target / growth});
        }
    }

    /** What is given to a year's equations, and the derivative by it. */
    private record Adjoint(Map<String, double[]> parameters, Map<String, Double> levels) {
        double[] of(Quantity parameter) {
            return Objects.requireNonNull(parameters.get(parameter.symbol()));
        }

        double ofLevel(Driver driver) {
            return Objects.requireNonNull(levels.get(driver.symbol()));
        }
    }

    private Adjoint equationsAdjoint(YearSolution solution, Map<String, double[]> weights) {
        LinearizedYear year = linearized.apply(solution.year());
        Evaluation evaluation = year.evaluation();
        double[] byUnknowns = new double[model.system().unknowns()];
        Map<Gradient, Double> terms = new LinkedHashMap<>();
        weights.forEach((name, w) -> {
            if (isVariable(name)) {
                variableAdjoint(evaluation, model.system().declaration().variable(name), w, byUnknowns);
            } else {
                Gradient gradient =
                        evaluation.gradientOf(model.system().declaration().definition(name), w);
                addTo(byUnknowns, gradient.byUnknowns());
                terms.put(gradient, 1.0);
            }
        });
        double[] multipliers = new double[byUnknowns.length];
        year.factors().solveTransposed(byUnknowns, multipliers);
        terms.put(evaluation.gradient(multipliers), -1.0);
        Map<String, double[]> given = new YearInputs(benchmark, solution.state(), paths, solution.year()).parameters();
        return collect(evaluation, terms, given.keySet());
    }

    private boolean isVariable(String name) {
        return model.system().declaration().variables().stream()
                .anyMatch(variable -> variable.name().equals(name));
    }

    /** From levels of a variable to the unknowns; what is fixed is no unknown. */
    private void variableAdjoint(Evaluation evaluation, Variable variable, double[] weights, double[] byUnknowns) {
        double[] levels = evaluation.levels(variable);
        for (int cell = 0; cell < levels.length; cell++) {
            int unknown = model.system().unknownAt(variable, cell);
            if (unknown >= 0) {
                boolean isLog = variable.kind() == Variable.Kind.POSITIVE;
                byUnknowns[unknown] += weights[cell] * (isLog ? levels[cell] : variable.scale());
            }
        }
    }

    private Adjoint collect(Evaluation evaluation, Map<Gradient, Double> terms, Set<String> given) {
        Map<String, double[]> parameters = new LinkedHashMap<>();
        for (Parameter parameter : model.system().declaration().parameters()) {
            double[] sum = new double[parameter.size()];
            terms.forEach((gradient, sign) -> {
                double[] by = gradient.by(parameter);
                for (int cell = 0; cell < sum.length; cell++) {
                    sum[cell] += sign * by[cell];
                }
            });
            parameters.put(parameter.name(), sum);
            if (!given.contains(parameter.name()) && !parameter.name().equals(Quantities.PRODUCT_AIM.symbol())) {
                addTo(byConstant.computeIfAbsent(parameter.name(), name -> new double[sum.length]), sum);
            }
        }
        Map<String, Double> levels = new LinkedHashMap<>();
        for (Driver driver : Drivers.having(Entry.Way.LEVEL)) {
            Variable variable = model.system().declaration().variable(driver.symbol());
            double[] at = evaluation.levels(variable);
            double sum = 0;
            for (Map.Entry<Gradient, Double> term : terms.entrySet()) {
                sum += term.getValue() * term.getKey().byFixed(variable, at)[0];
            }
            levels.put(driver.symbol(), sum);
        }
        return new Adjoint(parameters, levels);
    }

    /** From what is given to the equations, and to people, to the year's drivers and the state it starts from. */
    private void givenAdjoint(
            YearSolution solution,
            Adjoint adjoint,
            double[] onCapital,
            double[] onEmployed,
            double[] onPopulation,
            double[] onMigrants) {
        int year = solution.year();
        elasticitiesAdjoint(year, adjoint);
        Drivers.having(Entry.Way.PARAMETER).forEach(driver -> accumulate(driver, year, adjoint.of(driver.quantity())));
        labourAdjoint(solution, adjoint.of(Quantities.LABOUR_SUPPLY), onEmployed);
        capitalAdjoint(adjoint, onCapital);
        petroleumAdjoint(solution, adjoint, onCapital);
        PeopleAdjoint people = new PeopleAdjoint(benchmark, solution.state(), paths, year);
        PeopleAdjoint.Derivatives by =
                people.derivatives(onEmployed, adjoint.of(Quantities.PERSONS), onPopulation, trainedLater);
        by.drivers().forEach((driver, values) -> accumulate(driver, year, values));
        firstParticipationAdjoint(year, Objects.requireNonNull(by.drivers().get(Drivers.PARTICIPATION))[0]);
        addTo(onMigrants, by.migrants());
        System.arraycopy(onCapital, 0, capitalLater, 0, onCapital.length);
        System.arraycopy(onMigrants, 0, migrantsLater, 0, onMigrants.length);
        System.arraycopy(by.trained(), 0, trainedLater, 0, trainedLater.length);
    }

    /** Participation counts relative to the first year, so that year's figure works on every later one, inversely. */
    private void firstParticipationAdjoint(int year, double onParticipation) {
        int first = paths.firstYear();
        double relative = paths.value(Drivers.PARTICIPATION, year, 0) / paths.value(Drivers.PARTICIPATION, first, 0);
        accumulate(Drivers.PARTICIPATION, first, new double[] {-relative * onParticipation});
    }

    /** From the elasticities of a year to their factors, and to the tables' elasticities, which all years share. */
    private void elasticitiesAdjoint(int year, Adjoint adjoint) {
        for (Driver driver : Drivers.having(Entry.Way.ELASTICITY)) {
            double[] tables = driver.entry().size().of(benchmark);
            double[] factors = paths.values(driver, year);
            double[] on = adjoint.of(driver.quantity());
            double[] byFactor = new double[on.length];
            double[] byTable = new double[on.length];
            Arrays.setAll(byFactor, i -> on[i] * tables[i]);
            Arrays.setAll(byTable, i -> on[i] * factors[i]);
            accumulate(driver, year, byFactor);
            addTo(byConstant.computeIfAbsent(driver.symbol(), name -> new double[on.length]), byTable);
        }
    }

    private void labourAdjoint(YearSolution solution, double[] onLabour, double[] onEmployed) {
        double[] productivity = paths.values(Drivers.GROUP_PRODUCTIVITY, solution.year());
        double[] employed = solution.people().employed();
        double[] base = benchmark.accounts().employedResidents().values();
        double[] onProductivity = new double[onLabour.length];
        for (int cell = 0; cell < onLabour.length; cell++) {
            onEmployed[cell] += onLabour[cell] * productivity[cell] / base[cell];
            onProductivity[cell] = onLabour[cell] * employed[cell] / base[cell];
        }
        accumulate(Drivers.GROUP_PRODUCTIVITY, solution.year(), onProductivity);
    }

    private void capitalAdjoint(Adjoint adjoint, double[] onCapital) {
        double[] base = benchmark.accounts().capitalStock().values();
        int petroleum = benchmark.industries().indexOf(YearInputs.PETROLEUM);
        double[] onIndex = adjoint.of(Quantities.CAPITAL);
        double[] onWeight = adjoint.of(Quantities.INVESTMENT_WEIGHT);
        for (int cell = 0; cell < base.length; cell++) {
            double weight = byIndustry.position(cell) == petroleum ? 0 : onWeight[cell];
            onCapital[cell] += base[cell] == 0 ? 0 : (onIndex[cell] + weight) / base[cell];
        }
    }

    private void petroleumAdjoint(YearSolution solution, Adjoint adjoint, double[] onCapital) {
        int year = solution.year();
        int petroleum = benchmark.industries().indexOf(YearInputs.PETROLEUM);
        double activity = paths.value(Drivers.PETROLEUM_ACTIVITY, year, 0);
        double onActivity = 0;
        double onNext = 0;
        double kept = 1 - benchmark.accounts().depreciationRate().get(petroleum);
        double[] base = benchmark.accounts().capitalStock().values();
        for (Driver driver : Drivers.having(Entry.Way.WITH_PETROLEUM)) {
            double[] on = adjoint.of(driver.quantity());
            double[] values = paths.values(driver, year);
            for (int cell = petroleum; cell < on.length; cell += industries) {
                onActivity += on[cell] * values[cell];
                on[cell] *= activity;
            }
            accumulate(driver, year, on);
        }
        double[] onInvestment = adjoint.of(Quantities.EXOGENOUS_INVESTMENT);
        for (int cell = petroleum; cell < base.length; cell += industries) {
            onNext += onInvestment[cell] * base[cell];
            onCapital[cell] -= kept * onInvestment[cell];
        }
        YearInputs inputs = new YearInputs(benchmark, solution.state(), paths, year);
        accumulate(Drivers.PETROLEUM_ACTIVITY, year, new double[] {onActivity});
        for (Map.Entry<Integer, Double> slope : inputs.nextActivitySlopes().entrySet()) {
            accumulate(Drivers.PETROLEUM_ACTIVITY, slope.getKey(), new double[] {onNext * slope.getValue()});
        }
        for (Driver driver : Drivers.having(Entry.Way.LEVEL)) {
            double on = adjoint.ofLevel(driver);
            accumulate(driver, year, new double[] {on * levelOfOne(driver, solution)});
        }
    }

    /** The level that a driver of one stands for; public and foreign saving are held at what a guide found, times their driver. */
    private double levelOfOne(Driver driver, YearSolution solution) {
        return driver.equals(Drivers.GOVERNMENT_SAVING) || driver.equals(Drivers.FOREIGN_SAVING)
                ? solution.value(driver.symbol()) / nonZero(paths.value(driver, solution.year(), 0))
                : driver.entry().size().of(benchmark)[0];
    }

    private static double nonZero(double value) {
        return value == 0 ? 1 : value;
    }

    private void accumulate(Driver driver, int year, double[] values) {
        addTo(of(driver)[year - paths.firstYear()], values);
    }

    private static void addTo(double[] sum, double[] values) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += values[k];
        }
    }

    private static void add(Map<String, double[]> weights, String name, double[] values) {
        double[] sum = weights.computeIfAbsent(name, key -> new double[values.length]);
        addTo(sum, values);
    }
}
