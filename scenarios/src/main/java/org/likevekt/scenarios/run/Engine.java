package org.likevekt.scenarios.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.closure.SwapException;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.Arrival;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.RunListener;
import org.likevekt.model.dynamics.State;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.scenarios.format.Finding;
import org.likevekt.scenarios.format.Fingerprint;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioCompiler;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.solver.linear.DenseKernel;
import org.likevekt.solver.linear.Parallelism;
import org.likevekt.solver.newton.NotConvergedException;

/** The equations of one economy, compiled once for every closure, and what a scenario makes of their exogenous figures. */
final class Engine {
    /** With so many regions the loops of one run are worth the threads of the machine. */
    private static final int WORTH_THREADS = 30;

    private final Economy economy;
    private final RunnerListener observer;
    private final DenseKernel kernel;
    private final ScenarioCompiler compiler;
    private final Map<Closure, RegionalModel> models = new ConcurrentHashMap<>();
    private final Map<Closure, String> equations = new ConcurrentHashMap<>();
    private final AtomicBoolean isTradeTold = new AtomicBoolean();

    Engine(Economy economy, RunnerListener observer, DenseKernel kernel) {
        this.economy = economy;
        this.observer = observer;
        this.kernel = kernel;
        this.compiler = new ScenarioCompiler(economy::basePaths);
    }

    Economy economy() {
        return economy;
    }

    RunnerListener observer() {
        return observer;
    }

    DenseKernel kernel() {
        return kernel;
    }

    RegionalModel model(Closure closure) {
        return models.computeIfAbsent(closure, c -> RegionalModel.of(economy.benchmark(), c, threads(), kernel));
    }

    private Parallelism threads() {
        boolean isWorthIt = economy.benchmark().regions().size() >= WORTH_THREADS;
        return isWorthIt ? Parallelism.of(Runtime.getRuntime().availableProcessors()) : Parallelism.NONE;
    }

    /** The model of a scenario's closure and swaps; an impossible swap is reported at its line. */
    RegionalModel model(Scenario scenario) {
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

    /** The exogenous figures that a scenario itself says, without the calibration that it declares or inherits. */
    Paths uncalibrated(Scenario scenario) {
        Paths base = compiler.base(scenario.horizon());
        if (scenario.swaps().isEmpty()) {
            return checked(scenario, base, compiler.compile(scenario));
        }
        RegionalModel model = model(scenario);
        Paths held = TargetPaths.of(scenario, base, (symbol, year) -> model.atBenchmark(symbol));
        return checked(scenario, held, ScenarioCompiler.compile(scenario, held));
    }

    private Paths checked(Scenario scenario, Paths base, Paths paths) {
        checkTrade(scenario);
        BaseYear.check(scenario, base, paths);
        PathCheck.check(scenario, economy.benchmark(), paths);
        return paths;
    }

    /** Through a pool everybody buys from everybody: there is no link to leave out. */
    private void checkTrade(Scenario scenario) {
        boolean isPooled = ModelVocabulary.closure(scenario).trade() == Closure.Trade.POOL;
        if (isPooled && economy.linksFrom().isPresent()) {
            throw new ScenarioException(
                    scenario.file().mark(),
                    "the closure has 'trade: pool', and links of trade are left out; expected one or the other",
                    "Maybe without --trade-links.");
        }
    }

    /** The exogenous figures of a scenario whose targets lie where they do in the years of a solved run. */
    Paths heldOn(Scenario scenario, Trajectory run) {
        Paths held = TargetPaths.of(scenario, compiler.base(scenario.horizon()), (symbol, year) -> run.year(year)
                .values(symbol));
        return ScenarioCompiler.compile(scenario, held);
    }

    /**
     * Solves a model along exogenous figures.
     *
     * @throws RunFailedException when a year has no solution
     */
    Trajectory simulate(String name, RegionalModel model, Paths paths, Optional<Trajectory> guide) {
        return solve(name, paths, listener -> model.simulate(paths, guide, listener));
    }

    /**
     * Solves a model along exogenous figures of years before the base year, up to that year, which is as the accounts have it.
     *
     * @throws RunFailedException when a year has no solution, or no state was found that leads to the base year
     */
    Trajectory arrive(String name, RegionalModel model, Paths paths, int baseYear) {
        State base = State.base(model.benchmark());
        return solve(name, paths, listener -> Arrival.at(base, baseYear, model, paths, listener));
    }

    private Trajectory solve(String name, Paths paths, Function<RunListener, Trajectory> solver) {
        int[] lastSolved = {paths.firstYear() - 1};
        RunListener listener = solution -> {
            lastSolved[0] = solution.year();
            observer.solved(solution);
        };
        if (economy.linksFrom().isPresent() && isTradeTold.compareAndSet(false, true)) {
            observer.remark(economy.tradeLinks().told());
        }
        observer.started(name, paths.lastYear() - paths.firstYear() + 1);
        try {
            return solver.apply(listener);
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
                        .matcher(message)
                        .find())
                .map(region -> region.code() + " is " + region.name())
                .collect(Collectors.joining(", "));
        return named.isEmpty() ? "" : " (" + named + ".)";
    }

    /** A hash of each thing that a scenario's results follow from, by what it is. */
    Map<String, String> hashes(Scenario scenario, Paths paths) {
        Closure closure = ModelVocabulary.closure(scenario);
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put("data", economy.dataHash());
        economy.linksFrom().ifPresent(share -> hashes.put("trade_links_from", Double.toString(share)));
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

    /** One hash of several. */
    static String fingerprint(Map<String, String> hashes) {
        Fingerprint all = new Fingerprint();
        hashes.forEach((part, hash) -> all.add(part).add(hash));
        return all.digits();
    }
}
