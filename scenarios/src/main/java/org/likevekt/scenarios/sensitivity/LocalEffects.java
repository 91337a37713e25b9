package org.likevekt.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.Measure;
import org.likevekt.model.dynamics.PathGradient;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.model.equations.CountyEquations;
import org.likevekt.scenarios.format.ScenarioCompiler;
import org.likevekt.scenarios.replay.StudyException;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemDeclaration;

/**
 * Derivatives of figures by the parameters at their documented values, by adjoint.
 *
 * <p>A parameter moves the tables, and with them every constant of the equations, the base of every driver, and the base
 * year's wages: their derivatives are differences of two benchmarks built a little to each side, without solving. The
 * adjoint turns them into the figure's. A policy also depends on what its baseline found: the calibrated growth of
 * productivity, the export markets found with it, which follow the equations that hold the terms of trade, and the public
 * saving that its closure holds. Two more adjoints of the baseline say how its product and
 * the figure move with that growth, so that the parameter's other world grows as fast.
 */
final class LocalEffects {
    /** Step of a factor's logarithm to each side; far below any range, far above the rounding of the accounts. */
    private static final double STEP = 1e-3;

    private static final String PRODUCT = Quantities.MAINLAND_PRODUCT.symbol();
    private static final String PUBLIC_SAVING = Drivers.GOVERNMENT_SAVING.symbol();

    /** What a policy may take from its baseline and this method follows. */
    private static final Set<Driver> FOLLOWED = Set.of(Drivers.NATIONAL_PRODUCTIVITY, Drivers.GOVERNMENT_SAVING);

    private final Runner runner;
    private final List<Prior> priors;
    private final Map<String, Run> baselines = new ConcurrentHashMap<>();
    private final List<Economy> above = new ArrayList<>();
    private final List<Economy> below = new ArrayList<>();
    private final Map<String, PathGradient> targets = new ConcurrentHashMap<>();
    private final Map<Closure, List<Map<String, double[]>>> constants = new ConcurrentHashMap<>();
    private final Map<String, List<List<Slope>>> drivers = new ConcurrentHashMap<>();

    LocalEffects(Runner runner, List<Prior> priors) {
        this.runner = runner;
        this.priors = List.copyOf(priors);
        for (Prior prior : priors) {
            above.add(ParameterDraw.economy(runner.economy(), List.of(prior), new double[] {STEP}));
            below.add(ParameterDraw.economy(runner.economy(), List.of(prior), new double[] {-STEP}));
        }
    }

    /**
     * Derivatives of a figure by the logarithm of the factor on each parameter.
     *
     * @param run of the figure's scenario
     * @throws StudyException when the scenario's closure holds a figure of its baseline that is not public saving, or it
     *     has a swap or a calibration of its own
     */
    double[] of(Linear figure, Run run) {
        if (run.baseline().isEmpty()) {
            return throughBaseline(figure, 0, Linear.Of.POLICY, solved(run));
        }
        check(run, run.baseline().get());
        Run base = solved(run.baseline().get());
        PathGradient gradient =
                PathGradient.of(run.model(), run.trajectory(), run.guide(), figure.measures(Linear.Of.POLICY));
        double[] effects = byPriors(gradient, run.model(), run);
        double byGrowth = run.scenario().calibration().isPresent() ? byGrowth(gradient, run) : 0;
        double[] inherited =
                throughBaseline(figure.plus(held(gradient, run, base)), byGrowth, Linear.Of.BASELINE, base);
        for (int d = 0; d < effects.length; d++) {
            effects[d] += inherited[d];
        }
        return effects;
    }

    private static void check(Run run, Run base) {
        Closure policy = run.model().closure();
        if (!policy.swaps().isEmpty() || !base.model().closure().swaps().isEmpty()) {
            throw new StudyException("method local does not follow what the swap of '" + run.name()
                    + "' or of its baseline holds. Maybe --method gq");
        }
        if (policy.labour() != Closure.Labour.FULL_EMPLOYMENT) {
            throw new StudyException("method local does not follow the persons whom the wage curve of '" + run.name()
                    + "' leaves out of work. Maybe --method gq");
        }
        for (Driver held : Drivers.levels()) {
            if (!FOLLOWED.contains(held) && base.model().closure().finds(held) && !policy.finds(held)) {
                throw new StudyException("method local does not follow '" + held.name() + "', which '" + run.name()
                        + "' takes from its baseline. Maybe --method gq");
            }
        }
        boolean isSame = run.scenario()
                .calibration()
                .map(calibration -> base.scenario().calibration().equals(Optional.of(calibration)))
                .orElse(true);
        if (!isSame) {
            throw new StudyException("method local does not follow the calibration that '" + run.name()
                    + "' has of its own. Maybe --method gq");
        }
    }

    /** What a policy takes from its baseline, as weights on the baseline's results. */
    private static Linear held(PathGradient gradient, Run run, Run base) {
        boolean holdsSaving = base.model().closure().finds(PUBLIC_SAVING)
                && !run.model().closure().finds(PUBLIC_SAVING);
        Paths paths = run.trajectory().paths();
        Linear held = Linear.read(Linear.Of.BASELINE, 0, paths.firstYear(), Map.of());
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            Map<String, double[]> weights = new LinkedHashMap<>();
            if (holdsSaving) {
                double bySaving = gradient.by(Drivers.GOVERNMENT_SAVING, year, 0)
                        * paths.value(Drivers.GOVERNMENT_SAVING, year, 0)
                        / base.trajectory().year(year).value(PUBLIC_SAVING);
                weights.put(PUBLIC_SAVING, new double[] {bySaving});
            }
            double byMarket = gradient.by(Drivers.EXPORT_MARKET, year, 0) * paths.value(Drivers.EXPORT_MARKET, year, 0);
            YearSolution found = base.trajectory().year(year);
            Runner.foundMarkets(base)
                    .ifPresent(change -> weights.put(change, new double[] {byMarket / found.value(change)}));
            held = held.plus(Linear.read(Linear.Of.BASELINE, 0, year, weights));
        }
        return held;
    }

    /**
     * Derivatives through the baseline, whose growth of productivity moves so that product per person grows as before.
     *
     * @param byGrowth derivative of the figure by that growth beside what the figure reads off the baseline
     */
    private double[] throughBaseline(Linear figure, double byGrowth, Linear.Of of, Run base) {
        PathGradient gradient = gradient(base, figure.measures(of));
        double[] effects = byPriors(gradient, base.model(), base);
        if (base.scenario().calibration().isEmpty()) {
            return effects;
        }
        PathGradient target = targets.computeIfAbsent(base.fingerprint(), key -> gradient(base, growth(base)));
        double[] onTarget = byPriors(target, base.model(), base);
        double ratio = (byGrowth + byGrowth(gradient, base)) / byGrowth(target, base);
        for (int d = 0; d < effects.length; d++) {
            effects[d] -= ratio * onTarget[d];
        }
        return effects;
    }

    /** A baseline by the equations that its calibration follows. */
    private Run solved(Run base) {
        return baselines.computeIfAbsent(base.fingerprint(), key -> runner.findingMarkets(base));
    }

    private static PathGradient gradient(Run run, List<Measure> measures) {
        return PathGradient.of(run.model(), run.trajectory(), Optional.empty(), measures);
    }

    /** Growth of the logarithm of mainland product per person from the first year to the last. */
    private static List<Measure> growth(Run run) {
        return List.of(
                perPerson(run.trajectory().first(), -1),
                perPerson(run.trajectory().last(), 1));
    }

    private static Measure perPerson(YearSolution year, double sign) {
        double[] population = year.people().population();
        double people = Arrays.stream(population).sum();
        double[] byPopulation = new double[population.length];
        Arrays.fill(byPopulation, -sign / people);
        double product = year.value(PRODUCT);
        return new Measure(
                year.year(), Map.of(PRODUCT, new double[] {sign / product}, Measure.POPULATION, byPopulation));
    }

    /** Derivative by the yearly growth of national productivity, which compounds from the first year. */
    private static double byGrowth(PathGradient gradient, Run run) {
        Paths paths = run.trajectory().paths();
        double sum = 0;
        for (int year = paths.firstYear() + 1; year <= paths.lastYear(); year++) {
            int ahead = year - paths.firstYear();
            double factor = paths.value(Drivers.NATIONAL_PRODUCTIVITY, year, 0);
            double growth = StrictMath.pow(factor, 1.0 / ahead);
            sum += gradient.by(Drivers.NATIONAL_PRODUCTIVITY, year, 0) * ahead * factor / growth;
        }
        return sum;
    }

    private double[] byPriors(PathGradient gradient, RegionalModel model, Run run) {
        Map<String, double[]> byConstant = gradient.byConstant();
        double[] byCommuting = gradient.byCommutingEarnings();
        List<Map<String, double[]>> ofConstants = constants.computeIfAbsent(model.closure(), this::constants);
        List<List<Slope>> ofDrivers = drivers.computeIfAbsent(run.fingerprint(), key -> drivers(run));
        double[] effects = new double[priors.size()];
        for (int d = 0; d < effects.length; d++) {
            for (Map.Entry<String, double[]> constant : ofConstants.get(d).entrySet()) {
                effects[d] += dot(byConstant.getOrDefault(constant.getKey(), new double[0]), constant.getValue());
            }
            effects[d] += dot(byCommuting, slopes(commuting(above.get(d)), commuting(below.get(d))));
            for (Slope slope : ofDrivers.get(d)) {
                effects[d] += slope.slope() * gradient.by(slope.driver(), slope.year(), slope.cell());
            }
        }
        return effects;
    }

    /** Derivatives of the equations' parameters by each prior. */
    private List<Map<String, double[]>> constants(Closure closure) {
        List<Map<String, double[]>> all = new ArrayList<>();
        for (int d = 0; d < priors.size(); d++) {
            SystemDeclaration up =
                    CountyEquations.declare(closure.seen(above.get(d).benchmark()), closure);
            SystemDeclaration down =
                    CountyEquations.declare(closure.seen(below.get(d).benchmark()), closure);
            Map<String, double[]> slopes = new LinkedHashMap<>();
            for (Parameter parameter : up.parameters()) {
                double[] slope = slopes(
                        parameter.initial(), down.parameter(parameter.name()).initial());
                slopes.put(parameter.name(), slope);
            }
            all.add(slopes);
        }
        return all;
    }

    /** The derivative of one driver's value by a prior. */
    private record Slope(Driver driver, int year, int cell, double slope) {}

    /** Derivatives of the scenario's drivers by each prior, where there are any. */
    private List<List<Slope>> drivers(Run run) {
        List<List<Slope>> all = new ArrayList<>();
        for (int d = 0; d < priors.size(); d++) {
            Paths up = paths(run, above.get(d));
            Paths down = paths(run, below.get(d));
            List<Slope> slopes = new ArrayList<>();
            for (Driver driver : up.dictionary().drivers()) {
                for (int year = up.firstYear(); year <= up.lastYear(); year++) {
                    double[] slope = slopes(up.values(driver, year), down.values(driver, year));
                    for (int cell = 0; cell < slope.length; cell++) {
                        if (slope[cell] != 0) {
                            slopes.add(new Slope(driver, year, cell, slope[cell]));
                        }
                    }
                }
            }
            all.add(slopes);
        }
        return all;
    }

    private static double[] commuting(Economy economy) {
        return economy.benchmark().accounts().commutingEarnings().values();
    }

    private static Paths paths(Run run, Economy economy) {
        return ScenarioCompiler.compile(
                run.scenario(), economy.basePaths(run.scenario().horizon()));
    }

    private static double[] slopes(double[] up, double[] down) {
        double[] slopes = new double[up.length];
        for (int cell = 0; cell < slopes.length; cell++) {
            slopes[cell] = (up[cell] - down[cell]) / (2 * STEP);
        }
        return slopes;
    }

    /** Of what is given anew each year there are no weights here. */
    private static double dot(double[] weights, double[] slopes) {
        double sum = 0;
        for (int cell = 0; cell < weights.length; cell++) {
            sum += weights[cell] * slopes[cell];
        }
        return sum;
    }
}
