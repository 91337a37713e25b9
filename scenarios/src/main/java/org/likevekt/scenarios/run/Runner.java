package org.likevekt.scenarios.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.closure.SwapException;
import org.likevekt.model.closure.Target;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.RunListener;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.format.Calibration;
import org.likevekt.scenarios.format.DeclaredSwap;
import org.likevekt.scenarios.format.Finding;
import org.likevekt.scenarios.format.Fingerprint;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioCompiler;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.format.ScenarioFile;
import org.likevekt.solver.linear.DenseKernel;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.newton.NotConvergedException;

/**
 * Runs scenarios of one economy. Equations are compiled once for every closure, a baseline is solved once for all that
 * are compared with it; runs may be made from several threads at once.
 */
public final class Runner {
    private static final String STORED = "stored, found for ";
    private static final String SOLVED = "solved in this run for ";

    /** Largest relative distance of product per person from its target. */
    private static final double HIT = 1e-7;

    /** Distance of yearly growth at which a calibration is done, and the most steps that it takes. */
    private static final double EXACT = 1e-11;

    private static final int SECANTS = 12;

    /** What a point of productivity growth adds to the growth of product, about: where the first secant looks. */
    private static final double SLOPE = 0.7;

    private final Economy economy;
    private final RunnerListener observer;
    private final DenseKernel kernel;
    private final ScenarioCompiler compiler;
    private final Map<Closure, RegionalModel> models = new ConcurrentHashMap<>();
    private final Map<Closure, String> equations = new ConcurrentHashMap<>();
    private final Map<Scenario, Factors> calibrations = new ConcurrentHashMap<>();
    private final Map<Scenario, Run> baselines = new ConcurrentHashMap<>();
    private final Map<Scenario, Optional<ScenarioException>> checked = new ConcurrentHashMap<>();
    private final Map<Economy, Runner> others = new ConcurrentHashMap<>();

    /** A runner that tells the observer how it goes. */
    public Runner(Economy economy, RunnerListener observer) {
        this(economy, observer, DenseKernel.JAVA);
    }

    /** A runner whose models have their dense cores factored by the given kernel. */
    public Runner(Economy economy, RunnerListener observer, DenseKernel kernel) {
        this.economy = economy;
        this.observer = observer;
        this.kernel = kernel;
        this.compiler = new ScenarioCompiler(economy::basePaths);
    }

    /** The same runner, for which a scenario that says nothing of its regions is about these. */
    public Runner withRegions(String nameOrFile) {
        return new Runner(economy.withRegions(nameOrFile), observer, kernel);
    }

    /** The economy. */
    public Economy economy() {
        return economy;
    }

    /** Who factors the dense cores: another than {@link DenseKernel#JAVA} gives other bits. */
    public DenseKernel kernel() {
        return kernel;
    }

    /**
     * Solves a scenario, and the baseline it is compared with.
     *
     * @param nameOrPath the name of a scenario of the library, or a path to a file
     * @throws ScenarioException with everything that is wrong with the scenario
     * @throws RunFailedException when a year has no solution
     */
    public Run run(String nameOrPath) {
        return run(economy.library().load(nameOrPath));
    }

    /**
     * Solves a scenario, and the baseline it is compared with: a policy starts from the baseline's years, and what its
     * closure holds but the baseline's finds, such as government saving, stays on the baseline's path.
     */
    public Run run(Scenario scenario) {
        return over(scenario).runHere(scenario);
    }

    /**
     * Solves the equations of a run for other exogenous figures.
     *
     * @throws RunFailedException when a year has no solution
     */
    public Trajectory along(Run run, String name, Paths paths) {
        return simulate(name, run.model(), paths, Optional.empty());
    }

    /** The runner of a scenario's regions. */
    private Runner over(Scenario scenario) {
        Economy own = economy.over(scenario.regions());
        return own.equals(economy) ? this : others.computeIfAbsent(own, key -> new Runner(key, observer, kernel));
    }

    private Run runHere(Scenario scenario) {
        return scenario.baseline().isEmpty() ? baseline(scenario) : policy(scenario);
    }

    private Run policy(Scenario scenario) {
        checkYears(scenario);
        // what is wrong with the scenario is said before its baseline is solved
        Paths own = uncalibrated(scenario);
        return on(baseline(scenario.baseline().orElseThrow()), scenario, own);
    }

    private Run on(Run base, Scenario scenario, Paths own) {
        return solve(scenario, onBaseline(scenario, prepare(scenario, own), base), Optional.of(base));
    }

    /** The baseline's solved instruments are given to the policy, and the policy's targets follow the baseline's path. */
    private Prepared onBaseline(Scenario scenario, Prepared prepared, Run base) {
        Paths paths = prepared.paths();
        if (!base.scenario().swaps().isEmpty()) {
            paths = model(scenario).carried(paths, base.trajectory());
        }
        if (!scenario.swaps().isEmpty()) {
            Paths held = ScenarioCompiler.compile(
                    scenario,
                    TargetPaths.of(scenario, compiler.base(scenario.horizon()), (symbol, year) -> base.trajectory()
                            .year(year)
                            .values(symbol)));
            for (DeclaredSwap declared : scenario.swaps()) {
                Driver path = declared.swap().target().path();
                for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
                    paths = paths.with(path, year, held.values(path, year));
                }
            }
        }
        return new Prepared(paths, prepared.hashes(), prepared.calibration());
    }

    /**
     * Checks a scenario without solving anything.
     *
     * @throws ScenarioException with everything that is wrong with it
     */
    public void validate(Scenario scenario) {
        Runner own = over(scenario);
        own.check(scenario);
        scenario.baseline().ifPresent(base -> {
            checkYears(scenario);
            validateOnce(base);
        });
    }

    /** What many scenarios stand on, a baseline or what says how to calibrate, is checked once. */
    private void validateOnce(Scenario base) {
        Optional<ScenarioException> known = checked.get(base);
        if (known == null) {
            known = problem(base);
            checked.put(base, known);
        }
        known.ifPresent(problem -> {
            throw problem;
        });
    }

    private Optional<ScenarioException> problem(Scenario base) {
        try {
            validate(base);
            return Optional.empty();
        } catch (ScenarioException e) {
            return Optional.of(e);
        }
    }

    private void check(Scenario scenario) {
        Paths paths = uncalibrated(scenario);
        if (!scenario.swaps().isEmpty()) {
            model(scenario);
        }
        scenario.calibration().ifPresent(calibration -> {
            withTarget(paths, calibration);
            Scenario declaring = declaring(scenario);
            if (!scenario.declaresCalibration()) {
                validateOnce(declaring);
            }
        });
    }

    /** The model under a closure, compiled once. */
    public RegionalModel model(Closure closure) {
        return models.computeIfAbsent(closure, c -> RegionalModel.of(economy.benchmark(), c, Parallelism.NONE, kernel));
    }

    /** The model of a scenario's closure and swaps; an impossible swap is reported at its line. */
    private RegionalModel model(Scenario scenario) {
        try {
            return model(ModelVocabulary.closure(scenario));
        } catch (SwapException e) {
            String message = String.valueOf(e.getMessage());
            List<Finding> findings = scenario.swaps().stream()
                    .filter(declared -> e.culprits().contains(declared.swap()))
                    .map(declared -> new Finding(declared.mark(), message + regions(message), ""))
                    .toList();
            throw new ScenarioException(findings.subList(0, 1));
        }
    }

    /**
     * Solves the calibration of a scenario that declares one, whatever is stored.
     *
     * @throws IllegalArgumentException when it declares none
     */
    public StoredCalibration calibrate(Scenario scenario) {
        return over(scenario).calibrateHere(scenario);
    }

    private StoredCalibration calibrateHere(Scenario scenario) {
        if (!scenario.declaresCalibration()) {
            throw new IllegalArgumentException("scenario '" + scenario.name() + "' declares no calibration of its own");
        }
        Calibration calibration = scenario.calibration().orElseThrow();
        Paths paths = withTarget(uncalibrated(scenario), calibration);
        Calibrated solved = solveFactors(scenario, paths);
        return new StoredCalibration(fingerprint(hashes(scenario, paths)), solved.productivity(), solved.markets());
    }

    /** What others are compared with, solved once; a baseline that has a baseline itself is solved on that. */
    private Run baseline(Scenario scenario) {
        // the one below comes first: a map must not change while it computes
        Optional<Run> below = scenario.baseline().map(this::baseline);
        return baselines.computeIfAbsent(scenario, key -> below.map(base -> on(base, key, uncalibrated(key)))
                .orElseGet(() -> root(key)));
    }

    private Run root(Scenario scenario) {
        Paths own = uncalibrated(scenario);
        Run run = solve(scenario, prepare(scenario, own), Optional.empty());
        return missed(run) ? recalibrated(scenario, own) : run;
    }

    /**
     * Whether a stored calibration no longer hits its target: the hash it is stored with covers figures and equations,
     * not the step from year to year, so the result is asked.
     */
    private static boolean missed(Run run) {
        Optional<Calibration> calibration = run.scenario()
                .calibration()
                .filter(declared -> run.scenario().declaresCalibration())
                .filter(declared -> run.calibration().startsWith(STORED));
        if (calibration.isEmpty()) {
            return false;
        }
        YearSolution first = run.trajectory().first();
        YearSolution last = run.trajectory().last();
        double growth = 1 + calibration.get().growth();
        double target = perPerson(first) * StrictMath.pow(growth, last.year() - first.year());
        return !(Math.abs(perPerson(last) / target - 1) <= HIT);
    }

    private static double perPerson(YearSolution year) {
        return year.value(Quantities.MAINLAND_PRODUCT)
                / Arrays.stream(year.people().population()).sum();
    }

    private Run recalibrated(Scenario scenario, Paths own) {
        Paths paths = withTarget(own, scenario.calibration().orElseThrow());
        observer.remark(
                "solving the calibration of '" + scenario.name() + "': with the stored one it misses its target");
        String key = fingerprint(hashes(scenario, paths));
        Calibrated solved = solveFactors(scenario, paths);
        calibrations.put(scenario, new Factors(solved.productivity(), solved.markets(), SOLVED + key));
        return solve(scenario, prepare(scenario, own), Optional.empty());
    }

    private static boolean isCalibrated(Scenario scenario) {
        return scenario.calibration().isPresent() && scenario.declaresCalibration();
    }

    private Run solve(Scenario scenario, Prepared prepared, Optional<Run> base) {
        RegionalModel model = model(scenario);
        // another calibration is another economy: what its closure holds is what it says itself, not what the baseline
        // found
        Optional<Trajectory> guide = base.filter(run -> !isCalibrated(scenario)).map(Run::trajectory);
        Map<String, String> hashes = new LinkedHashMap<>(prepared.hashes());
        base.ifPresent(run -> hashes.put("baseline", run.fingerprint()));
        if (kernel != DenseKernel.JAVA) {
            hashes.put("kernel", kernel.toString());
        }
        long start = System.nanoTime();
        Trajectory trajectory = simulate(scenario.name(), model, prepared.paths(), guide);
        return new Run(
                scenario,
                model,
                trajectory,
                base,
                fingerprint(hashes),
                hashes,
                prepared.calibration(),
                (System.nanoTime() - start) / 1e9);
    }

    private static void checkYears(Scenario scenario) {
        scenario.baseline().ifPresent(base -> {
            checkYears(scenario, base);
            checkYears(base);
        });
    }

    private static void checkYears(Scenario scenario, Scenario base) {
        if (base.horizon().last() < scenario.horizon().last()) {
            throw new ScenarioException(
                    scenario.file().mark(),
                    "the baseline '" + base.name() + "' has the years " + base.horizon() + ", the scenario "
                            + scenario.horizon() + "; expected years that the baseline has too",
                    "");
        }
    }

    private Trajectory simulate(String name, RegionalModel model, Paths paths, Optional<Trajectory> guide) {
        int[] lastSolved = {paths.firstYear() - 1};
        RunListener listener = solution -> {
            lastSolved[0] = solution.year();
            observer.solved(solution);
        };
        observer.started(name, paths.lastYear() - paths.firstYear() + 1);
        try {
            return model.simulate(paths, guide, listener);
        } catch (NotConvergedException | IllegalArgumentException e) {
            String solved = lastSolved[0] < paths.firstYear()
                    ? "  Not one year was solved."
                    : "  Solved up to " + lastSolved[0] + "; nothing of it is kept.";
            throw new RunFailedException(name, solved + regions(String.valueOf(e.getMessage())), e);
        } finally {
            observer.ended();
        }
    }

    /** The names of the regions that a message knows by their codes. */
    private String regions(String message) {
        String named = economy.benchmark().regions().items().stream()
                .filter(region -> Pattern.compile("[\\[,]" + Pattern.quote(region.code()) + "[,\\]]")
                        .matcher(String.valueOf(message))
                        .find())
                .map(region -> region.code() + " is " + region.name())
                .collect(java.util.stream.Collectors.joining(", "));
        return named.isEmpty() ? "" : " (" + named + ".)";
    }

    /** What a scenario's exogenous figures are, its inherited calibration included. */
    private Prepared prepare(Scenario scenario, Paths paths) {
        Optional<Calibration> calibration = scenario.calibration();
        if (calibration.isEmpty()) {
            return new Prepared(paths, hashes(scenario, paths), "none");
        }
        Scenario declaring = declaring(scenario);
        Factors factors = factors(declaring, calibration.get());
        Paths calibrated = factors.on(withTarget(paths, calibration.get()));
        return new Prepared(calibrated, hashes(scenario, calibrated), factors.origin());
    }

    private Paths uncalibrated(Scenario scenario) {
        Paths base = compiler.base(scenario.horizon());
        if (scenario.swaps().isEmpty()) {
            return checked(scenario, base, compiler.compile(scenario));
        }
        RegionalModel model = model(scenario);
        Paths held = TargetPaths.of(scenario, base, (symbol, year) -> model.atBenchmark(symbol));
        return checked(scenario, held, ScenarioCompiler.compile(scenario, held));
    }

    private Paths checked(Scenario scenario, Paths base, Paths paths) {
        BaseYear.check(scenario, base, paths);
        PathCheck.check(scenario, economy.benchmark(), paths);
        return paths;
    }

    /** The scenario of the chain that says what to calibrate. */
    private Scenario declaring(Scenario scenario) {
        List<ScenarioFile> chain = scenario.chain();
        int position = chain.size() - 1;
        while (chain.get(position).calibration().isEmpty()) {
            position--;
        }
        List<ScenarioFile> older = new ArrayList<>(chain.subList(0, position + 1));
        // it is calibrated for the regions it is run in, whether it or its heir names them
        scenario.regions()
                .ifPresent(regions ->
                        older.set(older.size() - 1, older.get(older.size() - 1).in(regions)));
        Scenario declaring = Scenario.resolve(older, economy.vocabulary());
        if (declaring.horizon().last() < scenario.horizon().last()) {
            throw new ScenarioException(
                    scenario.file().mark(),
                    "the calibration of '" + declaring.name() + "' ends in "
                            + declaring.horizon().last() + ", the scenario in "
                            + scenario.horizon().last() + "; expected a horizon that lies inside",
                    "Maybe 'calibration: none'.");
        }
        return declaring;
    }

    private Factors factors(Scenario declaring, Calibration calibration) {
        return calibrations.computeIfAbsent(declaring, key -> {
            Paths paths = withTarget(uncalibrated(declaring), calibration);
            String fingerprint = fingerprint(hashes(declaring, paths));
            return StoredCalibration.embedded(declaring.regions())
                    .filter(stored -> stored.fingerprint().equals(fingerprint))
                    .map(stored -> new Factors(stored.factors(), stored.markets(), STORED + fingerprint))
                    .orElseGet(() -> {
                        observer.remark("solving the calibration of '" + declaring.name()
                                + "': the stored one is for other figures or equations");
                        Calibrated solved = solveFactors(declaring, paths);
                        return new Factors(solved.productivity(), solved.markets(), SOLVED + fingerprint);
                    });
        });
    }

    /** The one growth rate of national productivity that takes product per person to its target, by secants. */
    private Calibrated solveFactors(Scenario scenario, Paths paths) {
        int years = paths.lastYear() - paths.firstYear();
        double aim = StrictMath.log(1 + scenario.calibration().orElseThrow().growth());
        double rate = 0;
        double last = 0;
        double lastMiss = 0;
        Optional<Trajectory> near = Optional.empty();
        Closure closure = ModelVocabulary.closure(scenario);
        // where exports are supplied at given prices these are the terms of trade, and markets have no size to find
        boolean findsMarkets =
                scenario.calibration().orElseThrow().holdsTermsOfTrade() && closure.exports() == Closure.Exports.DEMAND;
        Optional<Swap> swap = findsMarkets ? Optional.of(holdingTerms()) : Optional.empty();
        RegionalModel model = swap.isEmpty()
                ? model(scenario)
                : model(closure.with(
                        Stream.concat(closure.swaps().stream(), swap.stream()).toList()));
        NavigableMap<Integer, Double> markets = growing(paths, 0);
        for (int step = 0; step < SECANTS && years > 0; step++) {
            Paths grown = withTerms(new Factors(growing(paths, rate), markets, "").on(paths), swap);
            Trajectory run = simulate("calibration of " + scenario.name(), model, grown, near);
            markets = markets(run);
            double miss = StrictMath.log(perPerson(run.last()) / perPerson(run.first())) / years - aim;
            if (Math.abs(miss) <= EXACT) {
                return new Calibrated(growing(paths, rate), markets);
            }
            double slope = step == 0 ? SLOPE : (miss - lastMiss) / (rate - last);
            last = rate;
            lastMiss = miss;
            rate -= miss / slope;
            near = Optional.of(run);
        }
        if (years > 0) {
            throw new RunFailedException(
                    scenario.name(),
                    "",
                    new IllegalStateException("no growth rate of national productivity takes product per person to its"
                            + " target: " + SECANTS + " steps end " + lastMiss + " a year from it"));
        }
        return new Calibrated(growing(paths, rate), markets);
    }

    /** The solution of a calibration: factors on productivity and on export markets, by year. */
    private record Calibrated(NavigableMap<Integer, Double> productivity, NavigableMap<Integer, Double> markets) {}

    /** Export markets are found so that the terms of trade outside petroleum stay where they are. */
    private static Swap holdingTerms() {
        return new Swap(Drivers.EXPORT_MARKET, Map.of(), Target.of(Quantities.TERMS_OF_TRADE), Map.of());
    }

    private static Paths withTerms(Paths paths, Optional<Swap> swap) {
        if (swap.isEmpty()) {
            return paths;
        }
        double[][] ones = new double[paths.lastYear() - paths.firstYear() + 1][];
        Arrays.setAll(ones, t -> new double[] {1});
        return paths.with(Map.of(swap.get().target().path(), ones));
    }

    private static NavigableMap<Integer, Double> markets(Trajectory run) {
        NavigableMap<Integer, Double> markets = new TreeMap<>();
        run.years().forEach(year -> markets.put(year.year(), run.paths().value(Drivers.EXPORT_MARKET, year.year(), 0)));
        return markets;
    }

    private static NavigableMap<Integer, Double> growing(Paths paths, double rate) {
        NavigableMap<Integer, Double> factors = new TreeMap<>();
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            factors.put(year, StrictMath.pow(1 + rate, year - paths.firstYear()));
        }
        return factors;
    }

    private static Paths withTarget(Paths paths, Calibration calibration) {
        if (!calibration.adjust().equals(Drivers.NATIONAL_PRODUCTIVITY)) {
            throw new ScenarioException(
                    org.likevekt.scenarios.format.Mark.whole(calibration.declaredBy()),
                    "the calibration adjusts '" + calibration.adjust().name()
                            + "', expected the one factor that the model can solve for",
                    "Maybe '" + Drivers.NATIONAL_PRODUCTIVITY.name() + "'.");
        }
        Paths.Builder builder = paths.toBuilder();
        for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
            builder.set(Drivers.PRODUCT_GROWTH, year, 0, calibration.growth());
        }
        return builder.build();
    }

    private static String fingerprint(Map<String, String> hashes) {
        Fingerprint all = new Fingerprint();
        hashes.forEach((part, hash) -> all.add(part).add(hash));
        return all.digits();
    }

    private Map<String, String> hashes(Scenario scenario, Paths paths) {
        Closure closure = ModelVocabulary.closure(scenario);
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put("data", economy.dataHash());
        hashes.put("equations", equations(closure));
        hashes.put("closure", closure.toString());
        hashes.put("figures", new Fingerprint().add(paths).digits());
        scenario.calibration().ifPresent(calibration -> hashes.put("markets", calibration.markets()));
        scenario.regions().ifPresent(regions -> hashes.put("regions", regions.digest()));
        return hashes;
    }

    private String equations(Closure closure) {
        return equations.computeIfAbsent(closure, c -> new Fingerprint()
                .add(model(c).system().declaration().print())
                .digits());
    }

    /** Exogenous figures ready to solve. */
    private record Prepared(Paths paths, Map<String, String> hashes, String calibration) {}

    /** Factors on productivity and on export markets by year, and where they come from. */
    private record Factors(NavigableMap<Integer, Double> byYear, NavigableMap<Integer, Double> markets, String origin) {
        Paths on(Paths paths) {
            Paths.Builder builder = paths.toBuilder();
            for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
                double factor = Objects.requireNonNull(byYear.get(year), "no factor of " + year);
                builder.set(Drivers.NATIONAL_PRODUCTIVITY, year, 0, factor);
                double given = paths.value(Drivers.EXPORT_MARKET, year, 0);
                double market = Objects.requireNonNull(markets.get(year), "no export market of " + year);
                builder.set(Drivers.EXPORT_MARKET, year, 0, given * market);
            }
            return builder.build();
        }
    }
}
