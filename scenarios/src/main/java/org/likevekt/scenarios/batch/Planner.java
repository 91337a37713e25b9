package org.likevekt.scenarios.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.spec.BatchFile;
import org.likevekt.scenarios.spec.BatchParser;
import org.likevekt.scenarios.spec.Mark;
import org.likevekt.scenarios.spec.Reference;
import org.likevekt.scenarios.spec.Regions;
import org.likevekt.scenarios.spec.Scenario;
import org.likevekt.scenarios.spec.ScenarioException;
import org.likevekt.scenarios.spec.ScenarioFile;
import org.likevekt.scenarios.spec.ScenarioParser;
import org.likevekt.scenarios.spec.Shock;
import org.likevekt.scenarios.spec.Sweep;

/** Finds the runs that files, folders, patterns and batch files ask for, and checks them; solves nothing. */
public final class Planner {
    private static final int LONGEST_CHAIN = 16;

    /** Digits of a hash that tell baselines of one name apart. */
    private static final int DIGITS = 8;

    /** Digits of a hash that tell the points of a sweep from those of another. */
    private static final int SWEEP_DIGITS = 6;

    private final Runner runner;
    private final List<PlannedRun> runs = new ArrayList<>();

    /** A planner for the economy of a runner. */
    public Planner(Runner runner) {
        this.runner = runner;
    }

    /** All runs in order; a file that is wrong is one of them, so that it is told of and accounted for. */
    public List<PlannedRun> plan(List<String> words) {
        runs.clear();
        BatchInputs.expand(words).forEach(this::add);
        return withBaselines(unique());
    }

    /**
     * Gives every run the baseline it is compared with, and that one its own. Baselines are told apart by what they say,
     * not by their names: one that is asked for under its own name is that run; another whose name is not its own alone has
     * a part of its hash in its name, the same whichever part of an array it is in.
     */
    private List<PlannedRun> withBaselines(List<PlannedRun> asked) {
        Map<Named, Scenario> loaded = new HashMap<>();
        Map<String, Set<String>> contents = new HashMap<>();
        Map<String, PlannedRun> byName = new HashMap<>();
        List<List<Scenario>> bases = new ArrayList<>();
        List<PlannedRun> runs = new ArrayList<>();
        for (PlannedRun run : asked) {
            try {
                bases.add(
                        run.scenario().map(scenario -> bases(scenario, loaded)).orElse(List.of()));
                runs.add(run);
            } catch (ScenarioException e) {
                bases.add(List.of());
                runs.add(PlannedRun.wrong(run.name(), run.source(), run.askedBy(), text(e)));
            }
        }
        runs.forEach(run -> {
            byName.put(run.name(), run);
            run.scenario().ifPresent(scenario -> note(contents, run.name(), scenario));
        });
        bases.forEach(chain -> chain.forEach(base -> note(contents, base.name(), base)));
        List<PlannedRun> planned = new ArrayList<>();
        for (int k = 0; k < runs.size(); k++) {
            PlannedRun last = null;
            for (int b = bases.get(k).size() - 1; b >= 0; b--) {
                PlannedRun base = baseline(bases.get(k).get(b), contents, byName);
                last = last == null ? base : base.against(last);
            }
            planned.add(last == null ? runs.get(k) : runs.get(k).against(last));
        }
        return List.copyOf(planned);
    }

    private static void note(Map<String, Set<String>> contents, String name, Scenario scenario) {
        contents.computeIfAbsent(name, key -> new HashSet<>()).add(scenario.digest());
    }

    /** The baseline of a scenario, the baseline of that, and so on. */
    private List<Scenario> bases(Scenario scenario, Map<Named, Scenario> loaded) {
        List<Scenario> bases = new ArrayList<>();
        Scenario last = scenario;
        while (last.baseline().isPresent()) {
            if (bases.size() == LONGEST_CHAIN) {
                throw new ScenarioException(
                        scenario.file().mark(),
                        "the chain of baselines is longer than " + LONGEST_CHAIN
                                + ", expected one that ends in a scenario without a baseline",
                        "Maybe it runs in a circle.");
            }
            Scenario of = last;
            Named named = new Named(last.baseline().get(), last.regions());
            last = loaded.computeIfAbsent(
                    named, key -> runner.economy().library().baselineOf(of).orElseThrow());
            bases.add(last);
        }
        return bases;
    }

    /** A baseline as a scenario of some regions names it. */
    private record Named(Reference reference, Optional<Regions> regions) {}

    private static PlannedRun baseline(
            Scenario base, Map<String, Set<String>> contents, Map<String, PlannedRun> asked) {
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

    private void add(BatchInputs.Input input) {
        Optional<byte[]> content = content(input.word());
        if (content.isPresent() && BatchParser.isBatch(content.get())) {
            addBatch(input.word(), BatchInputs.absolute(input.word()), content.get());
        } else {
            addScenario(input.word(), input.askedBy());
        }
    }

    private static Optional<byte[]> content(String word) {
        try {
            Path path = Path.of(word);
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            try (InputStream stream = Files.newInputStream(path)) {
                return Optional.of(stream.readNBytes(ScenarioParser.MAX_BYTES + 1));
            }
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // the library says what is wrong with it
        }
    }

    private void addScenario(String word, String askedBy) {
        try {
            Scenario scenario = runner.economy().library().load(word);
            runner.validate(scenario);
            runs.add(PlannedRun.of(word, askedBy, scenario));
        } catch (ScenarioException e) {
            runs.add(PlannedRun.wrong(stem(word), word, askedBy, text(e)));
        }
    }

    private void addBatch(String word, String askedBy, byte[] content) {
        try {
            BatchFile batch = new BatchParser(runner.economy().vocabulary()).parse(word, content);
            Path folder = Optional.ofNullable(Path.of(word).getParent()).orElse(Path.of(""));
            batch.scenarios().forEach(name -> addScenario(beside(folder, name), askedBy));
            batch.sweeps().forEach(sweep -> addSweep(word, askedBy, folder, sweep));
        } catch (ScenarioException e) {
            runs.add(PlannedRun.wrong(stem(word), word, askedBy, text(e)));
        }
    }

    /** What a batch file names is a path from its own folder, or a name of the library. */
    private static String beside(Path folder, String name) {
        return Reference.isName(name) ? name : folder.resolve(name).toString();
    }

    private void addSweep(String word, String askedBy, Path folder, Sweep sweep) {
        for (String name : sweep.scenarios()) {
            String source = beside(folder, name);
            try {
                Scenario base = runner.economy().library().load(source);
                runner.validate(base);
                int number = 0;
                for (double[] point : sweep.points()) {
                    runs.add(point(word, askedBy, base, sweep, ++number, point));
                }
            } catch (ScenarioException e) {
                runs.add(PlannedRun.wrong(stem(source), source, askedBy, text(e)));
            }
        }
    }

    /** A child of the scenario whose own shocks are those of the point. */
    private PlannedRun point(String word, String askedBy, Scenario base, Sweep sweep, int number, double[] point) {
        String hash = sweep.digest().substring(0, SWEEP_DIGITS);
        String name = String.format(Locale.ROOT, "%s-%s-%05d", base.name(), hash, number);
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
                base.file().title(),
                "",
                "",
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
        Scenario scenario = Scenario.resolve(chain, runner.economy().vocabulary());
        return new PlannedRun(name, word, askedBy, Optional.of(scenario), "", Optional.empty(), parameters, true);
    }

    /** A store keeps one run of each name, so a second of a name that says something else is refused. */
    private List<PlannedRun> unique() {
        Map<String, PlannedRun> byName = new LinkedHashMap<>();
        for (PlannedRun run : runs) {
            PlannedRun first = byName.putIfAbsent(run.name(), run);
            if (first != null && !first.isSameAs(run)) {
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

    /** What a file that cannot be read is called. */
    private static String stem(String word) {
        String file = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        return file.replaceFirst("\\.(yaml|yml|json)$", "").replaceAll("\\p{Cntrl}", "?");
    }

    private static String text(ScenarioException e) {
        return e.findings().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
