package org.likevekt.scenarios.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.likevekt.scenarios.format.BatchFile;
import org.likevekt.scenarios.format.BatchParser;
import org.likevekt.scenarios.format.Mark;
import org.likevekt.scenarios.format.Reference;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.format.ScenarioFile;
import org.likevekt.scenarios.format.Shock;
import org.likevekt.scenarios.format.Sweep;
import org.likevekt.scenarios.format.Wording;
import org.likevekt.scenarios.library.ScenarioSnapshot;
import org.likevekt.scenarios.run.Runner;

/**
 * Finds the runs that files, folders, patterns and batch files ask for, and checks them; solves nothing. What is planned is
 * all that a batch needs: no file is read again.
 */
public final class Planner {
    /** Digits of a hash that tell baselines of one name apart. */
    private static final int DIGITS = 8;

    /** Digits of a hash that tell the points of a sweep from those of another. */
    private static final int SWEEP_DIGITS = 6;

    private final Runner runner;
    private final ScenarioSnapshot files;
    private List<String> found = List.of();

    /** A planner for the economy of a runner; it knows files as they are from now on. */
    public Planner(Runner runner) {
        this.runner = runner;
        this.files = runner.economy().library().snapshot();
    }

    /** All runs in order; a file that is wrong is one of them, so that it is told of and accounted for. */
    public List<PlannedRun> plan(List<String> words) {
        return plan(words, PlanListener.SILENT);
    }

    /** All runs in order, as {@link #plan(List)}, planned on all cores. */
    public List<PlannedRun> plan(List<String> words, PlanListener listener) {
        List<BatchInputs.Input> inputs = BatchInputs.expand(words);
        found = inputs.stream().map(BatchInputs.Input::word).toList();
        List<Task> tasks =
                inputs.parallelStream().flatMap(input -> tasks(input).stream()).toList();
        AtomicInteger done = new AtomicInteger();
        List<PlannedRun> runs = tasks.parallelStream()
                .flatMap(task -> {
                    List<PlannedRun> planned = task.runs();
                    listener.planned(done.incrementAndGet(), tasks.size());
                    return planned.stream();
                })
                .toList();
        return withBaselines(unique(runs));
    }

    /** The share below which links of trade are left out in its economy, if any are. */
    OptionalDouble linksFrom() {
        return runner.economy().linksFrom();
    }

    /** The files and names of the library that the words of the last plan stood for. */
    List<String> found() {
        return found;
    }

    /** The files that were read, by their places. */
    Map<Path, byte[]> read() {
        return files.contents();
    }

    /** Runs that are planned together. */
    @FunctionalInterface
    private interface Task {
        List<PlannedRun> runs();
    }

    private List<Task> tasks(BatchInputs.Input input) {
        Optional<byte[]> content = files.content(input.word());
        return content.isPresent() && BatchParser.isBatch(content.get())
                ? batch(input.word(), BatchInputs.absolute(input.word()), content.get())
                : List.of(() -> List.of(scenario(input.word(), input.askedBy())));
    }

    private PlannedRun scenario(String word, String askedBy) {
        try {
            Scenario scenario = files.load(word);
            runner.validate(scenario);
            return PlannedRun.of(word, askedBy, scenario);
        } catch (ScenarioException e) {
            return PlannedRun.wrong(stem(word), word, askedBy, text(e));
        }
    }

    private List<Task> batch(String word, String askedBy, byte[] content) {
        List<Task> tasks = new ArrayList<>();
        try {
            BatchFile batch = new BatchParser(runner.economy().vocabulary()).parse(word, content);
            Path folder = Optional.ofNullable(Path.of(word).getParent()).orElse(Path.of(""));
            for (String name : batch.scenarios()) {
                tasks.add(() -> List.of(scenario(beside(folder, name), askedBy)));
            }
            for (Sweep sweep : batch.sweeps()) {
                for (String name : sweep.scenarios()) {
                    tasks.add(() -> points(word, askedBy, beside(folder, name), sweep));
                }
            }
        } catch (ScenarioException e) {
            PlannedRun wrong = PlannedRun.wrong(stem(word), word, askedBy, text(e));
            tasks.add(() -> List.of(wrong));
        }
        return tasks;
    }

    /** What a batch file names is a path from its own folder, or a name: of a file beside it, else of the library. */
    private static String beside(Path folder, String name) {
        if (!Reference.isName(name)) {
            return folder.resolve(name).toString();
        }
        return ScenarioSnapshot.file(folder, name).map(Path::toString).orElse(name);
    }

    private List<PlannedRun> points(String word, String askedBy, String source, Sweep sweep) {
        try {
            Scenario base = files.load(source);
            runner.validate(base);
            String stem = base.name() + "-" + sweep.digest().substring(0, SWEEP_DIGITS);
            List<PlannedRun> runs = new ArrayList<>();
            for (double[] point : sweep.points()) {
                String name = String.format(Locale.ROOT, "%s-%05d", stem, runs.size() + 1);
                runs.add(point(word, askedBy, base, sweep, name, point));
            }
            return runs;
        } catch (ScenarioException e) {
            return List.of(PlannedRun.wrong(stem(source), source, askedBy, text(e)));
        }
    }

    /** A child of the scenario whose own shocks are those of the point, compared with what the scenario is compared with. */
    private PlannedRun point(String word, String askedBy, Scenario base, Sweep sweep, String name, double[] point) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        List<Shock> shocks = new ArrayList<>();
        for (int d = 0; d < point.length; d++) {
            parameters.put(sweep.dimensions().get(d).name(), point[d]);
            shocks.addAll(sweep.dimensions().get(d).at(point[d]));
        }
        Mark mark = Mark.whole(word);
        ScenarioFile file = new ScenarioFile(
                name,
                mark,
                base.file().folder(),
                "",
                base.file().title(),
                Wording.NONE,
                Wording.NONE,
                Optional.of(new Reference(base.name(), base.file().folder(), mark)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                shocks);
        List<ScenarioFile> chain = new ArrayList<>(base.chain());
        chain.add(file);
        Scenario scenario = Scenario.resolve(chain, runner.economy().vocabulary())
                .against(base.baseline().orElse(base));
        return new PlannedRun(
                name, word, askedBy, Optional.of(scenario), "", Optional.empty(), parameters, sweep.digest());
    }

    /** A store keeps one run of each name, so a second of a name that says something else is refused. */
    private static List<PlannedRun> unique(List<PlannedRun> runs) {
        Map<String, PlannedRun> byName = new LinkedHashMap<>();
        for (PlannedRun run : runs) {
            PlannedRun first = byName.putIfAbsent(run.name(), run);
            if (first != null && !first.saysTheSameAs(run)) {
                String name = free(run.name(), byName);
                byName.put(
                        name,
                        PlannedRun.wrong(
                                name,
                                run.source(),
                                run.askedBy(),
                                run.source() + ": the name '" + run.name() + "' is taken by " + first.source()
                                        + ", expected another. Maybe rename the file."));
            }
        }
        return List.copyOf(byName.values());
    }

    private static String free(String name, Map<String, PlannedRun> taken) {
        int number = 2;
        while (taken.containsKey(name + "~" + number)) {
            number++;
        }
        return name + "~" + number;
    }

    /**
     * Gives every run the baseline it is compared with, and that one its own. Baselines are told apart by what they say,
     * not by their names: one that is asked for under its own name is that run; another whose name is not its own alone has
     * a part of its hash in its name, the same whichever part of an array it is in.
     */
    private static List<PlannedRun> withBaselines(List<PlannedRun> runs) {
        Map<Scenario, PlannedRun> baselines = new HashMap<>();
        Baselines known = new Baselines(runs);
        return runs.stream()
                .map(run -> run.scenario()
                        .flatMap(Scenario::baseline)
                        .map(base -> run.against(baseline(base, known, baselines)))
                        .orElse(run))
                .toList();
    }

    private static PlannedRun baseline(Scenario base, Baselines known, Map<Scenario, PlannedRun> planned) {
        PlannedRun before = planned.get(base);
        if (before != null) {
            return before;
        }
        PlannedRun own = known.named(base);
        PlannedRun whole = base.baseline()
                .map(below -> own.against(baseline(below, known, planned)))
                .orElse(own);
        planned.put(base, whole);
        return whole;
    }

    /** The baselines of some runs, with all that goes by their names. */
    private static final class Baselines {
        private final Map<String, PlannedRun> asked = new HashMap<>();
        private final Map<String, Set<String>> contents = new HashMap<>();

        Baselines(List<PlannedRun> runs) {
            Set<Scenario> bases = new HashSet<>();
            runs.forEach(run -> run.scenario().ifPresent(scenario -> addBelow(scenario, bases)));
            bases.forEach(base -> contents.computeIfAbsent(base.name(), key -> new HashSet<>())
                    .add(base.digest()));
            runs.forEach(run -> asked.put(run.name(), run));
        }

        private static void addBelow(Scenario scenario, Set<Scenario> bases) {
            scenario.baseline().filter(bases::add).ifPresent(base -> addBelow(base, bases));
        }

        /** The run of a baseline, without its own baseline. */
        PlannedRun named(Scenario base) {
            String content = base.digest();
            Optional<PlannedRun> ofThatName = Optional.ofNullable(asked.get(base.name()));
            Optional<PlannedRun> same = ofThatName
                    .filter(run -> !run.isPoint())
                    .filter(run -> run.scenario().map(Scenario::digest).equals(Optional.of(content)));
            boolean isFree = ofThatName.isEmpty()
                    && contents.getOrDefault(base.name(), Set.of()).size() == 1;
            PlannedRun own = PlannedRun.of(base.name(), "", base);
            return same.orElse(isFree ? own : own.named(base.name() + "~" + content.substring(0, DIGITS)));
        }
    }

    /**
     * The part of a job array: every n-th run, so that parts take about as long.
     *
     * @param part from 1
     */
    public static List<PlannedRun> part(List<PlannedRun> runs, int part, int parts) {
        List<PlannedRun> own = new ArrayList<>();
        for (int k = part - 1; k < runs.size(); k += parts) {
            own.add(runs.get(k));
        }
        return own;
    }

    /** What a file that cannot be read is called. */
    private static String stem(String word) {
        String file = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        return ScenarioFile.stem(file).replaceAll("\\p{Cntrl}", "?");
    }

    private static String text(ScenarioException e) {
        return String.valueOf(e.getMessage());
    }
}
