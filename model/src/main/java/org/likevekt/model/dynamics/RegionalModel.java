package org.likevekt.model.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.closure.SwapException;
import org.likevekt.model.closure.SwapResponse;
import org.likevekt.model.closure.Swaps;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.equations.Block;
import org.likevekt.model.equations.CountyEquations;
import org.likevekt.model.equations.Equations;
import org.likevekt.solver.algebra.Definition;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.evaluation.Settings;
import org.likevekt.solver.linear.DenseKernel;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.LinearSolvers;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.linear.SparseMatrix;
import org.likevekt.solver.newton.Continuation;
import org.likevekt.solver.newton.Newton;
import org.likevekt.solver.newton.NotConvergedException;
import org.likevekt.solver.newton.Outcome;

/**
 * The model of a country's regions: compiled once for a benchmark and a closure, solved for any paths of exogenous
 * figures. Immutable; runs may be made from several threads at once. The same input gives the same bits on every platform. The
 * class is long since what compiles a year's equations and what takes them from year to year must agree on the closure.
 */
public final class RegionalModel {
    /** The largest scaled residual of the benchmark that may pass. */
    public static final double REPLICATION = 1e-9;

    private final Benchmark benchmark;
    private final Closure closure;
    private final EquationSystem system;
    private final Map<String, Quantity> quantities;
    private final LinearSolvers.Choice linear;
    private final Parallelism threads;
    private final double[] baseWage;
    private final Swaps swaps;

    /** Targets and slopes of the swaps in the base year, by parameter. */
    private final Map<Parameter, double[]> baseOfSwaps = new LinkedHashMap<>();

    private RegionalModel(
            Benchmark benchmark, Closure closure, List<Block> more, Parallelism threads, DenseKernel kernel) {
        this.benchmark = closure.seen(benchmark);
        this.closure = closure;
        this.swaps = new Swaps(closure);
        this.threads = threads;
        Equations equations = CountyEquations.of(this.benchmark, closure, more);
        this.quantities = equations.quantities();
        this.system = EquationSystem.compile(equations.declaration());
        IndexSet regions = system.declaration()
                .variable(Quantities.OUTPUT_PRICE.symbol())
                .sets()
                .get(0);
        this.linear = LinearSolvers.choose(
                system.sparsity(), system.structure(regions).structure(), threads, kernel);
        double[] ones =
                new double[benchmark.regions().size() * benchmark.groups().size()];
        Arrays.fill(ones, 1);
        this.baseWage = Migration.wagePerPerson(benchmark, ones, ones);
        baseOfSwaps()
                .forEach((name, values) -> baseOfSwaps.put(system.declaration().parameter(name), values));
    }

    private Map<String, double[]> baseOfSwaps() {
        int year = 0; // any year will do: the figures of the base year have no date
        Paths paths = Drivers.basePaths(benchmark, year, year);
        Map<String, double[]> base = swaps.baseTargets(paths.dictionary(), this::atBenchmark);
        base.putAll(new YearInputs(benchmark, State.base(benchmark), paths, year).slopes(swaps));
        return base;
    }

    /**
     * Compiles the model and checks that it replicates its benchmark.
     *
     * @throws NotConvergedException when the benchmark does not solve the equations with zero iterations
     * @throws SwapException when the swaps do not leave equations with one solution near the benchmark
     */
    public static RegionalModel of(Benchmark benchmark, Closure closure) {
        return of(benchmark, closure, Parallelism.NONE, DenseKernel.JAVA);
    }

    /**
     * Compiles the model with blocks of one's own beside those that every model has.
     *
     * @throws IllegalStateException when a block needs what none gives, naming both, or a variable has no equation
     */
    public static RegionalModel of(Benchmark benchmark, Closure closure, List<Block> more) {
        return checked(new RegionalModel(benchmark, closure, more, Parallelism.NONE, DenseKernel.JAVA));
    }

    /**
     * Compiles the model as {@link #of(Benchmark, Closure)} does.
     *
     * @param threads who shares the work of one run; changes no bit of its results, and is worthwhile from about 30 regions
     * @param kernel who factors the dense core, where the linear solver has one
     * @throws UnsupportedOperationException when the kernel is not available
     */
    public static RegionalModel of(Benchmark benchmark, Closure closure, Parallelism threads, DenseKernel kernel) {
        return checked(new RegionalModel(benchmark, closure, List.of(), threads, kernel));
    }

    private static RegionalModel checked(RegionalModel model) {
        Outcome replication = model.replicate().refusingLeftOut();
        if (!replication.converged()) {
            throw new NotConvergedException("the benchmark does not replicate", replication);
        }
        if (!model.swaps.isEmpty()) {
            Evaluation evaluation = model.evaluateBenchmark();
            new SwapResponse(model.system, model.swaps.changes()).require(evaluation, model::factorOf);
        }
        return model;
    }

    /** Levels of a variable or definition in the base year, row-major over its sets. */
    public double[] atBenchmark(String symbol) {
        Evaluation evaluation = evaluate();
        evaluation.residual(system.start(), new double[system.unknowns()]);
        return system.declaration().definitions().stream()
                .filter(definition -> definition.name().equals(symbol))
                .findFirst()
                .map(evaluation::values)
                .orElseGet(() -> evaluation.levels(system.declaration().variable(symbol)));
    }

    private Evaluation evaluate() {
        Evaluation evaluation = system.evaluate();
        evaluation.share(threads);
        return evaluation;
    }

    private Evaluation evaluateBenchmark() {
        Evaluation evaluation = evaluate();
        baseOfSwaps.forEach(evaluation::set);
        return evaluation;
    }

    private Factorization factorOf(SparseMatrix jacobian) {
        return linear.solver().factor(jacobian);
    }

    /** Evaluates the benchmark with zero iterations; converged means that it solves the equations. */
    public Outcome replicate() {
        Newton.Options none = new Newton.Options(REPLICATION, 0, 1);
        return new Newton(linear.solver(), none)
                .solve(evaluateBenchmark(), system.start())
                .outcome();
    }

    /** The base year. */
    public Benchmark benchmark() {
        return benchmark;
    }

    /** What adjusts to close the accounts. */
    public Closure closure() {
        return closure;
    }

    /** The equations, compiled. */
    public EquationSystem system() {
        return system;
    }

    /** What its variables and definitions are, by their symbols. */
    public Map<String, Quantity> quantities() {
        return Collections.unmodifiableMap(quantities);
    }

    /** How the linear systems of a Newton step are solved, and why so. */
    public String linearSolver() {
        return linear.solver().name() + ": " + linear.reason();
    }

    /** Wage per person by residence in the base year (r,e), MNOK. */
    public double[] baseWage() {
        return baseWage.clone();
    }

    /** Solves all years of some paths. */
    public Trajectory simulate(Paths paths) {
        return simulate(paths, Optional.empty(), RunListener.SILENT);
    }

    /**
     * Solves all years of some paths.
     *
     * @param guide a run whose solutions are near, such as the baseline; each year starts from it
     * @return the solutions, with the solved instruments of swaps in their paths
     * @throws NotConvergedException when a year has no solution, naming it; no result of such a run is handed out
     */
    public Trajectory simulate(Paths paths, Optional<Trajectory> guide, RunListener listener) {
        return simulate(paths, paths.lastYear(), guide, listener);
    }

    /**
     * Solves the years of some paths up to one of them, which do not depend on those after it.
     *
     * @param until the last year that is solved
     * @param guide a run whose solutions are near
     * @throws NotConvergedException when a year has no solution, naming it
     */
    public Trajectory simulate(Paths paths, int until, Optional<Trajectory> guide, RunListener listener) {
        return simulate(State.base(benchmark), paths, until, guide, listener);
    }

    /** Solves the years of some paths up to one of them, from a state at the start of the first one. */
    Trajectory simulate(State start, Paths paths, int until, Optional<Trajectory> guide, RunListener listener) {
        Evaluation evaluation = evaluate();
        Newton newton = new Newton(linear.solver(), Newton.Options.DEFAULT);
        // what is not found soon is followed from the year before, for Newton may leap to another equilibrium
        Newton direct = newton.within(Continuation.MOST);
        List<YearSolution> years = new ArrayList<>();
        State state = start;
        Settings settings = null;
        Newton.Result last = null;
        double[] deviation = null;
        double[] before = null;
        Paths solved = paths;
        for (int year = paths.firstYear(); year <= until; year++) {
            YearInputs inputs = new YearInputs(benchmark, state, paths, year);
            Settings given = settings(inputs, guide, year);
            double[] near = nearby(guide, year);
            double[] from = extrapolated(near, deviation, before);
            given.applyTo(evaluation);
            Newton.Result result = direct.solve(evaluation, from, last == null ? null : last.factors());
            if (!result.outcome().converged()) {
                Settings known = settings == null ? benchmarkOf(given) : settings;
                double[] point = last == null ? system.start() : last.point();
                result = followed(new Continuation(newton).solve(evaluation, known, given, point), year);
            }
            require(result.outcome().refusingLeftOut(), year);
            solved = swaps.solved(solved, year, changesAt(evaluation));
            YearInputs after = swaps.isEmpty() ? inputs : new YearInputs(benchmark, state, solved, year);
            YearSolution solution = solution(evaluation, after, solved, year, result);
            years.add(solution);
            listener.solved(solution);
            state = next(state, solution, solved);
            before = deviation;
            deviation = difference(result.point(), near);
            settings = given;
            last = result;
        }
        return new Trajectory(closure, solved, years);
    }

    /** The benchmark's values of all that the given settings set: the start values solve them. */
    private Settings benchmarkOf(Settings given) {
        Map<Parameter, double[]> parameters = new LinkedHashMap<>();
        given.parameters().keySet().forEach(p -> parameters.put(p, baseOfSwaps.getOrDefault(p, p.initial())));
        Map<Variable, double[]> exogenous = new LinkedHashMap<>();
        given.exogenous().keySet().forEach(v -> exogenous.put(v, v.start()));
        return new Settings(parameters, exogenous);
    }

    /**
     * The end of the path from the year before.
     *
     * @throws NotConvergedException when it broke off, saying how much of the year's change could be solved
     */
    private static Newton.Result followed(Continuation.Result path, int year) {
        if (path.reached() < 1) {
            throw new NotConvergedException(
                    String.format(
                            Locale.ROOT,
                            "year %d: %.1f %% of the change from the year before can be solved; %s",
                            year,
                            100 * path.reached(),
                            path.end()),
                    path.last().outcome());
        }
        return path.last();
    }

    private static void require(Outcome outcome, int year) {
        if (!outcome.converged()) {
            throw new NotConvergedException("year " + year, outcome);
        }
    }

    /** A point from which a year's solution deviates smoothly from year to year: the guide's, or the benchmark. */
    private double[] nearby(Optional<Trajectory> guide, int year) {
        return guide.map(g -> pointOf(g, year)).orElseGet(system::start);
    }

    /** A start point: what lies near, and how the last years' solutions went away from what lay near them. */
    private static double[] extrapolated(double[] near, double @Nullable [] deviation, double @Nullable [] before) {
        double[] start = near.clone();
        for (int k = 0; k < start.length && deviation != null; k++) {
            start[k] += before == null ? deviation[k] : 2 * deviation[k] - before[k];
        }
        return start;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, k -> a[k] - b[k]);
        return difference;
    }

    /** The equations of one year of a run with that year's given figures, ready to be evaluated or solved. */
    public Evaluation evaluation(Paths paths, YearSolution solution) {
        Evaluation evaluation = evaluate();
        Paths people = swaps.peopleAsGiven(paths, solution.year(), solution::values);
        YearInputs inputs = new YearInputs(benchmark, solution.state(), people, solution.year());
        settings(inputs, Optional.empty(), solution.year()).applyTo(evaluation);
        SystemDeclaration declaration = system.declaration();
        Map<String, double[]> levels = new LinkedHashMap<>(inputs.parameters());
        inputs.exogenousLevels().keySet().forEach(name -> levels.put(name, solution.values(name)));
        // the equations put the instruments' changes into what is given, which has them in already in the run's paths
        // and values
        swaps.move(levels, declaration, paths.dictionary(), solution::values, true);
        levels.forEach((name, values) -> {
            if (inputs.exogenousLevels().containsKey(name)) {
                evaluation.setFixed(declaration.variable(name), values);
            } else {
                evaluation.set(declaration.parameter(name), values);
            }
        });
        return evaluation;
    }

    /** The changes of the swaps at the evaluation's current point. */
    private Function<String, double[]> changesAt(Evaluation evaluation) {
        return name -> evaluation.levels(system.declaration().variable(name));
    }

    /**
     * Figures with the instruments of a run's swaps that this model does not have: a policy without its baseline's swap
     * takes them as given.
     */
    public Paths carried(Paths paths, Trajectory from) {
        List<Swap> others = from.closure().swaps().stream()
                .filter(swap -> !closure.swaps().contains(swap))
                .toList();
        Swaps theirs = new Swaps(from.closure());
        Paths carried = paths;
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            carried = theirs.only(others).solved(carried, year, from.year(year)::values);
        }
        return carried;
    }

    /** Factors the Jacobian at the evaluation's current point. */
    Factorization factor(Evaluation evaluation) {
        SparseMatrix jacobian = new SparseMatrix(system.sparsity());
        evaluation.jacobian(jacobian.values());
        return linear.solver().factor(jacobian);
    }

    /** Solves one year's equations from a start point, with no more than the given scaled residual. */
    public Newton.Result solve(Evaluation evaluation, double[] from, double tolerance) {
        Newton.Options options =
                new Newton.Options(tolerance, Newton.Options.DEFAULT.maxIterations(), Newton.Options.DEFAULT.maxStep());
        return new Newton(linear.solver(), options).solve(evaluation, from);
    }

    /** The unknowns of this system at a solution of a system that may have another closure. */
    private double[] pointOf(Trajectory guide, int year) {
        YearSolution solution = guide.year(year);
        boolean isAlike = guide.closure().swaps().equals(closure.swaps());
        double[] point = system.start();
        for (int k = 0; k < point.length; k++) {
            Variable variable = system.variableOf(k);
            boolean isThere = solution.has(variable.name());
            if (isThere && (isAlike || !swaps.changes().containsValue(variable.name()))) {
                point[k] = variable.toSolver(solution.value(variable.name(), system.cellOf(k)));
            }
        }
        return point;
    }

    /**
     * What is given to the equations of a year. A variable that this closure holds but the guide's found, such as
     * government saving in a budget-neutral policy, is held at what the guide found, times its driver.
     */
    private Settings settings(YearInputs inputs, Optional<Trajectory> guide, int year) {
        SystemDeclaration declaration = system.declaration();
        Map<Parameter, double[]> parameters = new LinkedHashMap<>();
        inputs.parameters().forEach((name, values) -> parameters.put(declaration.parameter(name), values));
        inputs.targets(swaps).forEach((name, values) -> parameters.put(declaration.parameter(name), values));
        inputs.slopes(swaps).forEach((name, values) -> parameters.put(declaration.parameter(name), values));
        if (closure.growth() == Closure.Growth.PRODUCT_GIVEN) {
            parameters.put(
                    declaration.parameter(Quantities.PRODUCT_AIM.symbol()), new double[] {inputs.targetProduct()});
        }
        Map<String, Double> levels = new LinkedHashMap<>(inputs.exogenousLevels());
        guide.ifPresent(g -> inputs.closureScales().forEach((name, scale) -> {
            if (g.closure().finds(name)) {
                levels.put(name, g.year(year).value(name) * scale);
            }
        }));
        Map<Variable, double[]> exogenous = new LinkedHashMap<>();
        levels.forEach((name, level) -> exogenous.put(declaration.variable(name), new double[] {level}));
        return new Settings(parameters, exogenous);
    }

    private YearSolution solution(
            Evaluation evaluation, YearInputs inputs, Paths paths, int year, Newton.Result result) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (Variable variable : system.declaration().variables()) {
            values.put(variable.name(), evaluation.levels(variable));
        }
        swaps.move(values, system.declaration(), paths.dictionary(), changesAt(evaluation), false);
        for (Definition definition : system.declaration().definitions()) {
            if (!isComputed(definition)) {
                values.put(definition.name(), evaluation.values(definition));
            }
        }
        values.put(Quantities.CAPITAL_STOCK.symbol(), inputs.state().capital());
        values.put(Quantities.FUND.symbol(), new double[] {inputs.state().fund()});
        values.put(
                Quantities.CAPITAL_ABROAD.symbol(), new double[] {inputs.state().capitalAbroad()});
        double[] wage = wagePerPerson(values, paths, year);
        values.put(Measure.WAGE, wage);
        double[] flows = new Migration(
                        wage,
                        baseWage,
                        inputs.people().employed(),
                        benchmark.accounts().employedResidents().values(),
                        paths.values(Drivers.MIGRATION_ELASTICITY, year),
                        paths.value(Drivers.MIGRATION_BASE_GAP, year, 0))
                .flows();
        return new YearSolution(
                year,
                result.outcome(),
                result.point(),
                values,
                computed(paths),
                inputs.state(),
                inputs.people(),
                flows);
    }

    /** Whether a year keeps no values of a definition, so that the memory of a run doesn't grow with the pairs of regions. */
    private boolean isComputed(Definition definition) {
        Quantity quantity = quantities.get(definition.name());
        return quantity != null && quantity.isByPairsAndIndustries();
    }

    /** What gives the definitions that a year doesn't keep. */
    private Map<String, Function<YearSolution, double[]>> computed(Paths paths) {
        Map<String, Function<YearSolution, double[]>> computed = new LinkedHashMap<>();
        system.declaration().definitions().stream()
                .filter(this::isComputed)
                .forEach(definition ->
                        computed.put(definition.name(), solution -> compute(definition, paths, solution)));
        return computed;
    }

    private double[] compute(Definition definition, Paths paths, YearSolution solution) {
        Evaluation evaluation = evaluation(paths, solution);
        evaluation.residual(solution.point(), new double[system.unknowns()]);
        return evaluation.values(definition);
    }

    /** The fund earns its return, loses what the budget takes and gets government's entry of petroleum's cash flow. */
    private static double nextFund(State state, YearSolution solution, Paths paths) {
        double earned = paths.value(Drivers.FUND_RETURN, solution.year(), 0) * state.fund();
        double flows = solution.value(Quantities.FUND_INFLOW) - solution.value(Quantities.FUND_WITHDRAWAL);
        return state.fund() + earned + flows / solution.value(Quantities.EXCHANGE_RATE);
    }

    /** What is lent in a year is owned from the next on; its return is income of the year, and lent again as far as it is saved. */
    private static double nextCapitalAbroad(State state, YearSolution solution) {
        return state.capitalAbroad()
                + solution.value(Quantities.LENDING_ABROAD) / solution.value(Quantities.EXCHANGE_RATE);
    }

    /** What movers compare (r,e). */
    private double[] wagePerPerson(Map<String, double[]> values, Paths paths, int year) {
        double[] index = Migration.compared(
                of(values, Quantities.AVERAGE_PAY),
                of(values, Quantities.WAGE),
                paths.value(Drivers.MIGRATION_EQUAL_PAY, year, 0));
        double[] productivity = paths.values(Drivers.GROUP_PRODUCTIVITY, year);
        double[] nominal = closure.commuting() == Closure.Commuting.LOGIT
                ? Migration.wagePerPerson(benchmark, index, productivity, of(values, Quantities.COMMUTING))
                : Migration.wagePerPerson(benchmark, index, productivity);
        return Migration.deflated(
                benchmark.groups(),
                nominal,
                of(values, Quantities.CONSUMER_PRICE),
                paths.value(Drivers.MIGRATION_REAL_WAGE, year, 0));
    }

    private static double[] of(Map<String, double[]> values, Quantity quantity) {
        return Objects.requireNonNull(values.get(quantity.symbol()), () -> "no result " + quantity.label());
    }

    /** Carries capital and people to the next year: K' = (1 - delta) K + I, and this year's moves and training. */
    private State next(State state, YearSolution solution, Paths paths) {
        double[] capital = state.capital();
        double[] investment = solution.values(Quantities.INVESTMENT);
        double[] delta = benchmark.accounts().depreciationRate().values();
        for (int cell = 0; cell < capital.length; cell++) {
            capital[cell] = (1 - delta[benchmark.industries().position(cell)]) * capital[cell] + investment[cell];
        }
        double[] migrants = state.migrants();
        double[] flows = solution.migration();
        for (int cell = 0; cell < migrants.length; cell++) {
            migrants[cell] += flows[cell];
        }
        return new State(
                capital,
                migrants,
                solution.people().trained(),
                nextFund(state, solution, paths),
                nextCapitalAbroad(state, solution));
    }
}
