package org.likevekt.scenarios.batch;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.likevekt.scenarios.format.Fingerprint;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.store.KeptResults;
import org.likevekt.scenarios.store.RunKey;

/** Says of a run, before it is solved, what it follows from: tables, scenario, code, kernel, options. */
final class RunKeys {
    private final Economy economy;
    private final String program;
    private final String codeHash;
    private final String kernel;
    private final KeptResults baselineKeep;
    private final Map<String, String> baselines = new ConcurrentHashMap<>();

    /**
     * Keys of one batch.
     *
     * @param program version of the program
     * @param codeHash of the program that runs
     * @param baselineKeep what baselines keep
     */
    RunKeys(Runner runner, String program, String codeHash, KeptResults baselineKeep) {
        this.economy = runner.economy();
        this.kernel = runner.kernel().toString();
        this.program = program;
        this.codeHash = codeHash;
        this.baselineKeep = baselineKeep;
    }

    /** The key of a run. */
    RunKey of(PlannedRun run, KeptResults keep) {
        return run.scenario()
                .map(scenario -> key(run, scenario, keep))
                .orElseGet(() -> key(run, "", "", "", "{}", keep, new Fingerprint().add(run.problem())));
    }

    private String baselineId(PlannedRun base) {
        String known = baselines.get(base.name());
        if (known != null) {
            return known;
        }
        String id = of(base, baselineKeep).id();
        baselines.put(base.name(), id);
        return id;
    }

    private RunKey key(PlannedRun run, Scenario scenario, KeptResults keep) {
        String baselineId = run.baseline().map(this::baselineId).orElse("");
        return key(
                run,
                run.baseline().map(PlannedRun::name).orElse(""),
                baselineId,
                scenario.horizon().toString(),
                json(closure(scenario)),
                keep,
                new Fingerprint().add(scenario.digest()));
    }

    private RunKey key(
            PlannedRun run,
            String baseline,
            String baselineId,
            String horizon,
            String closure,
            KeptResults keep,
            Fingerprint content) {
        String title =
                run.scenario().map(scenario -> scenario.file().title().text()).orElse("");
        content.add(run.name())
                .add(title)
                .add(run.parameters().toString())
                .add(baselineId)
                .add(horizon)
                .add(closure)
                .add(keep.describe())
                .add(economy.dataHash())
                .add(codeHash)
                .add(kernel);
        return new RunKey(
                content.digits(),
                run.name(),
                title,
                baseline,
                baselineId,
                horizon,
                closure,
                keep.describe(),
                program,
                codeHash,
                economy.dataHash(),
                run.sweep(),
                run.parameters());
    }

    private static Map<String, String> closure(Scenario scenario) {
        Map<String, String> closure = new TreeMap<>(scenario.closure());
        if (!scenario.swaps().isEmpty()) {
            closure.put(
                    "swap",
                    scenario.swaps().stream()
                            .map(declared -> declared.swap().toString())
                            .collect(Collectors.joining("; ")));
        }
        return closure;
    }

    private static String json(Map<String, String> answers) {
        StringBuilder text = new StringBuilder();
        // words of the vocabulary and codes: nothing in them needs an escape
        new TreeMap<>(answers).forEach((question, answer) -> text.append(text.length() == 0 ? "{" : ",")
                .append('"')
                .append(question)
                .append("\":\"")
                .append(answer)
                .append('"'));
        return text.append('}').toString();
    }
}
