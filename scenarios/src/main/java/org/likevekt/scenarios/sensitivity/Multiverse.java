package org.likevekt.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioFile;
import org.likevekt.scenarios.library.ScenarioLibrary;
import org.likevekt.scenarios.replay.Replay;
import org.likevekt.scenarios.replay.ReplayedRow;
import org.likevekt.scenarios.replay.Study;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Failure;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;

/**
 * A study replayed under other defensible choices (Steegen, Tuerlinckx, Gelman and Vanpaemel 2016, "Increasing transparency
 * through a multiverse analysis"). An alternative that changes the baseline's assumptions is put between the baseline and every
 * policy, and how it closes the accounts closes them in every policy too; one that is another reading of a policy replaces that policy.
 *
 * @param rows the study's rows as registered
 * @param worlds the worlds with at least one other choice
 */
public record Multiverse(List<ReplayedRow> rows, List<Changed> worlds) {
    /**
     * The study with some choices changed.
     *
     * @param changed the alternative by choice; the others are as registered
     * @param rows the study's rows; nothing when it has no solution
     * @param reason why it has none; empty when it has
     */
    public record Changed(Map<String, String> changed, Optional<List<ReplayedRow>> rows, String reason) {}

    /**
     * An alternative of a choice.
     *
     * @param choice the choice's id
     * @param name the alternative's
     * @param scenario the scenario of the library that makes it
     */
    public record Alternative(String choice, String name, String scenario) {}

    /** Copies the lists. */
    public Multiverse {
        rows = List.copyOf(rows);
        worlds = List.copyOf(worlds);
    }

    /**
     * Replays a study.
     *
     * @param worlds the alternatives of each world
     * @param jobs number of workers
     */
    public static Multiverse of(
            Study study, List<List<Alternative>> worlds, Runner runner, int jobs, Sensitivity.Listener listener) {
        List<ReplayedRow> registered = Replay.of(study, runner);
        List<Supplier<Changed>> tasks = new ArrayList<>();
        for (List<Alternative> changed : worlds) {
            tasks.add(() -> solve(study, changed, runner));
        }
        return new Multiverse(registered, Workers.all(tasks, jobs, listener));
    }

    private static List<Alternative> alternatives(Choice choice) {
        return choice.scenarios().entrySet().stream()
                .map(entry -> new Alternative(choice.id(), entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Every alternative alone. */
    public static List<List<Alternative>> alone(List<Choice> choices) {
        return choices.stream()
                .flatMap(choice -> alternatives(choice).stream())
                .map(List::of)
                .toList();
    }

    /** All combinations but that of which nothing is changed. */
    public static List<List<Alternative>> combinations(List<Choice> choices) {
        List<List<Alternative>> combinations = new ArrayList<>(List.of(List.of()));
        for (Choice choice : choices) {
            List<List<Alternative>> more = new ArrayList<>(combinations);
            for (List<Alternative> before : combinations) {
                for (Alternative alternative : alternatives(choice)) {
                    List<Alternative> with = new ArrayList<>(before);
                    with.add(alternative);
                    more.add(with);
                }
            }
            combinations = more;
        }
        return combinations.subList(1, combinations.size());
    }

    /**
     * Some of all combinations, each as likely as any other and none twice; the same seed gives the same ones.
     *
     * @throws IllegalArgumentException when there are fewer
     */
    public static List<List<Alternative>> drawn(List<Choice> choices, int number, long seed) {
        List<List<Alternative>> all = new ArrayList<>(combinations(choices));
        if (number < 1 || number > all.size()) {
            throw new IllegalArgumentException("n is " + number + ", expected 1 to " + all.size() + " combinations");
        }
        Collections.shuffle(all, new Random(seed));
        return List.copyOf(all.subList(0, number));
    }

    private static Changed solve(Study study, List<Alternative> changed, Runner runner) {
        Map<String, String> names = new LinkedHashMap<>();
        changed.forEach(alternative -> names.put(alternative.choice(), alternative.name()));
        try {
            Map<String, Run> runs =
                    Replay.runs(study, scenario -> runner.run(scenario(scenario, changed, runner.economy())));
            return new Changed(
                    names, Optional.of(Replay.of(study, runner.economy().benchmark(), runs)), "");
        } catch (IllegalArgumentException e) {
            return new Changed(names, Optional.empty(), String.valueOf(e.getMessage()));
        } catch (Throwable thrown) {
            // every failure is shown and counted: a world less is not the end of them all
            return new Changed(names, Optional.empty(), Failure.of(thrown).told());
        }
    }

    /** A scenario of the study in a world; an heir of a policy is another reading of it. */
    static Scenario scenario(String name, List<Alternative> changed, Economy economy) {
        ScenarioLibrary library = economy.library();
        List<ScenarioFile> base = library.load("baseline").chain();
        List<ScenarioFile> own = library.load(name).chain();
        List<ScenarioFile> world = new ArrayList<>(base);
        // a calibration of its own is solved for all that stands before it, so it comes last
        List<ScenarioFile> calibrated = new ArrayList<>();
        for (Alternative alternative : changed) {
            List<ScenarioFile> chain = library.load(alternative.scenario()).chain();
            if (chain.size() == base.size() + 1) {
                ScenarioFile file = chain.get(base.size());
                (file.calibration().isPresent() ? calibrated : world).add(file);
            } else if (chain.subList(0, own.size()).equals(own) && own.size() > base.size()) {
                own = chain;
            }
        }
        world.addAll(calibrated);
        Map<String, String> answers = answers(world, library.load("baseline").closure());
        Scenario baseline = Scenario.resolve(world, economy.vocabulary()).answering(answers);
        if (own.size() == base.size()) {
            return baseline;
        }
        List<ScenarioFile> policy = new ArrayList<>(world);
        policy.addAll(own.subList(base.size(), own.size()));
        return Scenario.resolve(policy, economy.vocabulary()).answering(answers).against(baseline);
    }

    /** How the files of a world close the accounts otherwise than the baseline; one that says the baseline's answer again asks for nothing. */
    private static Map<String, String> answers(List<ScenarioFile> world, Map<String, String> baselines) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (ScenarioFile file : world) {
            Map<String, String> others = new LinkedHashMap<>(file.closure());
            others.entrySet().removeAll(baselines.entrySet());
            answers.putAll(others);
        }
        return answers;
    }

    /** Whether the claim of a row holds in its figures. */
    public boolean holds(int row) {
        return PublishedClaim.holds(rows.get(row));
    }

    /** Share of all solved worlds, the registered one among them, in which the claim of a row holds. */
    public double share(int row) {
        List<List<ReplayedRow>> solved = solved();
        long holding =
                solved.stream().filter(of -> PublishedClaim.holds(of.get(row))).count();
        return (holding + (holds(row) ? 1.0 : 0)) / (solved.size() + 1);
    }

    private List<List<ReplayedRow>> solved() {
        return worlds.stream().flatMap(world -> world.rows().stream()).toList();
    }

    /** The alternatives that, changed alone, turn the verdict on a row. */
    public List<String> turns(int row) {
        return worlds.stream()
                .filter(world -> world.changed().size() == 1)
                .filter(world -> world.rows()
                        .filter(of -> PublishedClaim.holds(of.get(row)) != holds(row))
                        .isPresent())
                .map(world -> String.join("", world.changed().values()))
                .toList();
    }

    /** Positions of the rows. */
    public IntStream positions() {
        return IntStream.range(0, rows.size());
    }
}
