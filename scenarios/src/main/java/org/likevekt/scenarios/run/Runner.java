package org.likevekt.scenarios.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.closure.Swaps;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.scenarios.format.DeclaredSwap;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.solver.linear.DenseKernel;

/**
 * Runs scenarios of one economy. Equations are compiled once for every closure, a baseline is solved once for all that
 * are compared with it; runs may be made from several threads at once.
 */
public final class Runner {
    private final Engine engine;
    private final KeptCalibrations kept;
    private final Calibrator calibrator;
    private final Map<Scenario, Run> baselines = new ConcurrentHashMap<>();
    private final Map<Scenario, Optional<ScenarioException>> checked = new ConcurrentHashMap<>();
    private final Map<Economy, Runner> others = new ConcurrentHashMap<>();

    /** A runner that tells the observer how it goes. */
    public Runner(Economy economy, RunnerListener observer) {
        this(economy, observer, DenseKernel.JAVA);
    }

    /** A runner whose models have their dense cores factored by the given kernel. */
    public Runner(Economy economy, RunnerListener observer, DenseKernel kernel) {
        this(economy, observer, kernel, KeptCalibrations.OF_PROGRAM);
    }

    private Runner(Economy economy, RunnerListener observer, DenseKernel kernel, KeptCalibrations kept) {
        this.engine = new Engine(economy, observer, kernel);
        this.kept = kept;
        this.calibrator = new Calibrator(engine, kept);
    }

    private Runner in(Economy economy) {
        return new Runner(economy, engine.observer(), kernel(), kept);
    }

    /**
     * The same runner, which need not search for the calibrations of these files either ({@link StoredCalibration#text}); each is used
     * where it was found for the same figures and equations.
     *
     * @throws org.likevekt.data.UserError when a file cannot be read, or has no calibration
     */
    public Runner withCalibrations(List<Path> files) {
        return new Runner(economy(), engine.observer(), kernel(), kept.with(files));
    }

    /** The same runner, for which a scenario that says nothing of its regions is about these. */
    public Runner withRegions(String nameOrFile) {
        return in(economy().withRegions(nameOrFile));
    }

    /** The same runner in an economy without weak links of trade ({@link Economy#withTradeLinksFrom}). */
    public Runner withTradeLinksFrom(double share) {
        return in(economy().withTradeLinksFrom(share));
    }

    /** The economy. */
    public Economy economy() {
        return engine.economy();
    }

    /** Who factors the dense cores: another than {@link DenseKernel#JAVA} gives other bits. */
    public DenseKernel kernel() {
        return engine.kernel();
    }

    /** The model that a scenario is solved by, compiled once. */
    public RegionalModel model(Scenario scenario) {
        return over(scenario).engine.model(scenario);
    }

    /** The model under a closure, compiled once. */
    public RegionalModel model(Closure closure) {
        return engine.model(closure);
    }

    /**
     * Solves a scenario, and the baseline it is compared with.
     *
     * @param nameOrPath the name of a scenario of the library, or a path to a file
     * @throws ScenarioException with everything that is wrong with the scenario
     * @throws RunFailedException when a year has no solution
     */
    public Run run(String nameOrPath) {
        return run(economy().library().load(nameOrPath));
    }

    /**
     * Solves a scenario, and the baseline it is compared with: a policy starts from the baseline's years, and what its
     * closure holds but the baseline's finds, such as government saving, stays on the baseline's path.
     */
    public Run run(Scenario scenario) {
        return over(scenario).runHere(scenario);
    }

    /**
     * Solves the equations of a run for exogenous figures of years before the base year, up to that year, which is as the accounts
     * have it.
     *
     * @throws RunFailedException when a year has no solution, or no state was found that leads to the base year
     */
    public Trajectory arriving(Run run, String name, Paths paths, int baseYear) {
        return engine.arrive(name, run.model(), paths, baseYear);
    }

    /**
     * Solves the calibration of a scenario that declares one, whatever is stored.
     *
     * @throws IllegalArgumentException when it declares none
     */
    public StoredCalibration calibrate(Scenario scenario) {
        if (!scenario.declaresCalibration()) {
            throw new IllegalArgumentException("scenario '" + scenario.name() + "' declares no calibration of its own");
        }
        return over(scenario).calibrator.solve(scenario);
    }

    /**
     * A run by the equations that its calibration finds its export markets by: the same figures, with the derivatives of the
     * path that keeps the terms of trade. One whose calibration finds none is itself.
     */
    public Run findingMarkets(Run run) {
        return Calibrator.findingMarkets(run.scenario())
                .map(swap -> over(run.scenario()).calibrator.solvedFor(run, swap))
                .orElse(run);
    }

    /** The change of export markets, by its name among the results of {@link #findingMarkets}; if that finds them. */
    public static Optional<String> foundMarkets(Run run) {
        return Calibrator.findingMarkets(run.scenario())
                .flatMap(swap -> Optional.ofNullable(
                        new Swaps(run.model().closure()).changes().get(swap)));
    }

    /** The runner of a scenario's regions. */
    private Runner over(Scenario scenario) {
        Economy own = economy().over(scenario.regions());
        return own.equals(economy()) ? this : others.computeIfAbsent(own, this::in);
    }

    private Run runHere(Scenario scenario) {
        return scenario.baseline().isEmpty() ? baseline(scenario) : policy(scenario);
    }

    private Run policy(Scenario scenario) {
        checkBaseline(scenario);
        // what is wrong with the scenario is said before its baseline is solved
        Paths own = engine.uncalibrated(scenario);
        return on(baseline(scenario.baseline().orElseThrow()), scenario, own);
    }

    /** What others are compared with, solved once; a baseline that has a baseline itself is solved on that. */
    private Run baseline(Scenario scenario) {
        // the one below comes first: a map must not change while it computes
        Optional<Run> below = scenario.baseline().map(this::baseline);
        return baselines.computeIfAbsent(scenario, key -> below.map(base -> on(base, key, engine.uncalibrated(key)))
                .orElseGet(() -> root(key)));
    }

    private Run root(Scenario scenario) {
        Paths own = engine.uncalibrated(scenario);
        return onTarget(scenario, () -> calibrator.prepare(scenario, own), Optional.empty());
    }

    private Run on(Run base, Scenario scenario, Paths own) {
        return onTarget(
                scenario, () -> onBaseline(scenario, calibrator.prepare(scenario, own), base), Optional.of(base));
    }

    /** Solves a scenario, and where a kept calibration of its own no longer hits its target, with a new one. */
    private Run onTarget(Scenario scenario, Supplier<Calibrator.Prepared> figures, Optional<Run> base) {
        Run run = solve(scenario, figures.get(), base);
        if (!Calibrator.missed(run)) {
            return run;
        }
        calibrator.renew(scenario);
        return solve(scenario, figures.get(), base);
    }

    /** The baseline's solved instruments are given to the policy, and the policy's targets follow the baseline's path. */
    private Calibrator.Prepared onBaseline(Scenario scenario, Calibrator.Prepared prepared, Run base) {
        Paths paths = prepared.paths();
        if (!base.scenario().swaps().isEmpty()) {
            paths = engine.model(scenario).carried(paths, base.trajectory());
        }
        if (!scenario.swaps().isEmpty()) {
            Paths held = engine.heldOn(scenario, base.trajectory());
            for (DeclaredSwap declared : scenario.swaps()) {
                Driver path = declared.swap().target().path();
                for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
                    paths = paths.with(path, year, held.values(path, year));
                }
            }
        }
        return new Calibrator.Prepared(paths, prepared.hashes(), prepared.calibration());
    }

    private Run solve(Scenario scenario, Calibrator.Prepared prepared, Optional<Run> base) {
        RegionalModel model = engine.model(scenario);
        Map<String, String> hashes = new LinkedHashMap<>(prepared.hashes());
        base.ifPresent(run -> hashes.put("baseline", run.fingerprint()));
        if (kernel() != DenseKernel.JAVA) {
            hashes.put("kernel", kernel().toString());
        }
        long start = System.nanoTime();
        Trajectory trajectory = engine.simulate(scenario.name(), model, prepared.paths(), Run.guide(scenario, base));
        return new Run(
                scenario,
                model,
                trajectory,
                base,
                Engine.fingerprint(hashes),
                hashes,
                prepared.calibration(),
                (System.nanoTime() - start) / 1e9);
    }

    /**
     * Checks a scenario without solving anything.
     *
     * @throws ScenarioException with everything that is wrong with it
     */
    public void validate(Scenario scenario) {
        over(scenario).check(scenario);
        scenario.baseline().ifPresent(base -> {
            checkBaseline(scenario);
            validateOnce(base);
        });
    }

    private void check(Scenario scenario) {
        Paths paths = engine.uncalibrated(scenario);
        if (!scenario.swaps().isEmpty()) {
            engine.model(scenario);
        }
        scenario.calibration().ifPresent(calibration -> {
            Calibrator.withTarget(paths, calibration);
            Scenario declaring = calibrator.declaring(scenario);
            if (!scenario.declaresCalibration()) {
                validateOnce(declaring);
            }
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

    private static void checkBaseline(Scenario scenario) {
        scenario.baseline().ifPresent(base -> {
            checkYears(scenario, base);
            checkEconomy(scenario, base);
            checkBaseline(base);
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

    /** A policy is compared with its own economy: how markets work is for the baseline to say, or for a calibration of its own. */
    private static void checkEconomy(Scenario scenario, Scenario base) {
        for (String question : ModelVocabulary.ASSUMPTIONS) {
            String answer = scenario.closure().get(question);
            String theirs = base.closure().get(question);
            if (!Objects.equals(answer, theirs) && !scenario.declaresCalibration()) {
                throw new ScenarioException(
                        scenario.file().mark(),
                        "the closure has '" + question + ": " + answer + "' and the baseline '" + base.name()
                                + "' has '"
                                + question + ": " + theirs
                                + "'; expected the same, for what the two differ by would not be"
                                + " the policy's doing",
                        "Maybe a baseline with '" + question + ": " + answer + "' and a calibration of its own, such as"
                                + " 'exports-cet' and 'commuting-responds' are.");
            }
        }
    }
}
