package org.likevekt.scenarios.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.closure.Target;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.format.Calibration;
import org.likevekt.scenarios.format.Mark;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.format.ScenarioFile;

/** Finds the growth of national productivity that takes product per person to the target of a baseline, once for each. */
final class Calibrator {
    private static final String STORED = "stored, found for ";
    private static final String SOLVED = "solved in this run for ";

    /** Largest relative distance of product per person from its target. */
    private static final double HIT = 1e-7;

    /** Distance of yearly growth at which a calibration is done, and the most steps that it takes. */
    private static final double EXACT = 1e-11;

    private static final int SECANTS = 12;

    /** What a point of productivity growth adds to the growth of product, about: where the first secant looks. */
    private static final double SLOPE = 0.7;

    private final Engine engine;
    private final KeptCalibrations kept;
    private final Map<Scenario, Found> known = new ConcurrentHashMap<>();

    Calibrator(Engine engine, KeptCalibrations kept) {
        this.engine = engine;
        this.kept = kept;
    }

    /** What a scenario's exogenous figures are, its own or inherited calibration included. */
    Prepared prepare(Scenario scenario, Paths paths) {
        Optional<Calibration> calibration = scenario.calibration();
        if (calibration.isEmpty()) {
            return new Prepared(paths, engine.hashes(scenario, paths), "none");
        }
        Found found = found(declaring(scenario));
        Paths calibrated = found.calibration().on(withTarget(paths, calibration.get()));
        return new Prepared(calibrated, engine.hashes(scenario, calibrated), found.origin());
    }

    /** Solves the calibration that a scenario declares itself, whatever is stored. */
    StoredCalibration solve(Scenario scenario) {
        return solve(scenario, target(scenario));
    }

    /** Solves it and takes it from now on. */
    void renew(Scenario scenario) {
        engine.observer()
                .remark("solving the calibration of '" + scenario.name()
                        + "': with the stored one it misses its target");
        Scenario declaring = declaring(scenario);
        known.put(declaring, Found.solved(solve(declaring)));
    }

    private Found found(Scenario declaring) {
        return known.computeIfAbsent(declaring, key -> {
            Paths paths = target(declaring);
            String fingerprint = fingerprint(declaring, paths);
            return kept.foundFor(fingerprint, paths).map(Found::stored).orElseGet(() -> {
                engine.observer()
                        .remark("solving the calibration of '" + declaring.name()
                                + "': none is kept for its figures and equations. Maybe keep it: likevekt calibrate "
                                + declaring.name()
                                + " --file FILE with the same options, and from then on --calibration FILE");
                return Found.solved(solve(declaring, paths));
            });
        });
    }

    private Paths target(Scenario declaring) {
        return withTarget(
                engine.uncalibrated(declaring), declaring.calibration().orElseThrow());
    }

    private String fingerprint(Scenario declaring, Paths paths) {
        return Engine.fingerprint(engine.hashes(declaring, paths));
    }

    /** The exogenous figures with the target's growth among them. */
    static Paths withTarget(Paths paths, Calibration calibration) {
        if (!calibration.adjust().equals(Drivers.NATIONAL_PRODUCTIVITY)) {
            throw new ScenarioException(
                    Mark.whole(calibration.declaredBy()),
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

    /** The scenario of the chain that says what to calibrate. */
    Scenario declaring(Scenario scenario) {
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
        Scenario declaring = Scenario.resolve(older, engine.economy().vocabulary());
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

    /**
     * Whether a stored calibration no longer hits its target: the hash it is stored with covers figures and equations,
     * not the step from year to year, so the result is asked.
     */
    static boolean missed(Run run) {
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

    /** The one growth rate of national productivity that takes product per person to its target, by secants. */
    private StoredCalibration solve(Scenario scenario, Paths paths) {
        Calibration calibration = scenario.calibration().orElseThrow();
        Closure closure = ModelVocabulary.closure(scenario);
        Optional<Swap> swap = holdingTerms(calibration, closure);
        RegionalModel model = swap.isEmpty() ? engine.model(scenario) : engine.model(with(closure, swap.get()));
        String fingerprint = fingerprint(scenario, paths);
        Secant secant = new Secant(start(scenario));
        StoredCalibration found = new StoredCalibration(fingerprint, growing(paths, secant.rate), growing(paths, 0));
        int years = paths.lastYear() - paths.firstYear();
        if (years == 0) {
            return found;
        }
        double aim = StrictMath.log(1 + calibration.growth());
        Optional<Trajectory> near = Optional.empty();
        for (int step = 0; step < SECANTS; step++) {
            Trajectory run =
                    engine.simulate("calibration of " + scenario.name(), model, withTerms(found.on(paths), swap), near);
            double miss = StrictMath.log(perPerson(run.last()) / perPerson(run.first())) / years - aim;
            if (Math.abs(miss) <= EXACT) {
                return new StoredCalibration(fingerprint, found.factors(), markets(run));
            }
            secant.step(miss);
            found = new StoredCalibration(fingerprint, growing(paths, secant.rate), markets(run));
            near = Optional.of(run);
        }
        throw new RunFailedException(
                scenario.name(),
                "",
                new IllegalStateException("no growth rate of national productivity takes product per person to its"
                        + " target: " + SECANTS + " steps end " + secant.lastMiss + " a year from it"));
    }

    /**
     * Where the search begins: other regions of the country need about what the counties did, which is kept, and trade without its
     * weak links what the same regions did with all. In counties with all of it nothing is known: what is kept is found here.
     */
    private double start(Scenario scenario) {
        Optional<StoredCalibration> near = Optional.empty();
        if (engine.economy().linksFrom().isPresent()) {
            near = KeptCalibrations.ofBaseline(scenario.regions());
        }
        if (near.isEmpty() && scenario.regions().isPresent()) {
            near = KeptCalibrations.ofBaseline(Optional.empty());
        }
        return near.map(StoredCalibration::yearlyGrowth).orElse(0.0);
    }

    /** The growth rate that is tried next. */
    private static final class Secant {
        private double rate;
        private double last = Double.NaN;
        private double lastMiss;
        private double slope = SLOPE;

        Secant(double start) {
            rate = start;
        }

        void step(double miss) {
            if (!Double.isNaN(last)) {
                slope = (miss - lastMiss) / (rate - last);
            }
            last = rate;
            lastMiss = miss;
            rate -= miss / slope;
        }
    }

    private static Closure with(Closure closure, Swap swap) {
        return closure.with(
                Stream.concat(closure.swaps().stream(), Stream.of(swap)).toList());
    }

    /**
     * Export markets are found so that the terms of trade outside petroleum stay where they are, if a calibration wants it;
     * where exports are supplied at given prices these are the terms of trade, and markets have no size to find.
     */
    private static Optional<Swap> holdingTerms(Calibration calibration, Closure closure) {
        boolean findsMarkets = calibration.holdsTermsOfTrade() && closure.exports() == Closure.Exports.DEMAND;
        return findsMarkets
                ? Optional.of(new Swap(Drivers.EXPORT_MARKET, Map.of(), Target.of(Quantities.TERMS_OF_TRADE), Map.of()))
                : Optional.empty();
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

    /** What finds the export markets of a scenario whose calibration finds them. */
    static Optional<Swap> findingMarkets(Scenario scenario) {
        return scenario.calibration()
                .flatMap(calibration -> holdingTerms(calibration, ModelVocabulary.closure(scenario)));
    }

    /**
     * A calibrated run solved again by the equations that find its export markets: the same figures, with the derivatives of
     * the path that its calibration follows.
     */
    Run solvedFor(Run run, Swap swap) {
        RegionalModel model = engine.model(with(run.model().closure(), swap));
        Paths paths = withTerms(run.trajectory().paths(), Optional.of(swap));
        Trajectory found = engine.simulate(run.name(), model, paths, Optional.of(run.trajectory()));
        return new Run(
                run.scenario(),
                model,
                found,
                run.baseline(),
                run.fingerprint(),
                run.hashes(),
                run.calibration(),
                run.seconds());
    }

    /** Exogenous figures ready to solve, a hash of each thing they follow from, and where their calibration comes from. */
    record Prepared(Paths paths, Map<String, String> hashes, String calibration) {}

    /** A calibration and where it comes from. */
    private record Found(StoredCalibration calibration, String origin) {
        static Found stored(StoredCalibration calibration) {
            return new Found(calibration, STORED + calibration.fingerprint());
        }

        static Found solved(StoredCalibration calibration) {
            return new Found(calibration, SOLVED + calibration.fingerprint());
        }
    }
}
