package org.likevekt.scenarios.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.likevekt.scenarios.spec.Finding;
import org.likevekt.scenarios.spec.HorizonCheck;
import org.likevekt.scenarios.spec.Mark;
import org.likevekt.scenarios.spec.Reference;
import org.likevekt.scenarios.spec.Regions;
import org.likevekt.scenarios.spec.Scenario;
import org.likevekt.scenarios.spec.ScenarioException;
import org.likevekt.scenarios.spec.ScenarioExplainer;
import org.likevekt.scenarios.spec.ScenarioFile;
import org.likevekt.scenarios.spec.ScenarioParser;
import org.likevekt.scenarios.spec.SwapRules;
import org.likevekt.scenarios.spec.Vocabulary;
import org.likevekt.scenarios.spec.Words;

/**
 * Finds scenarios: by name among those shipped with the program, or by path to a user's file. What a user's file names
 * (parent, baseline) is looked for next to it first, then in the library.
 */
public final class ScenarioLibrary {
    private static final String ROOT = "/library/";
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
    private static final int LONGEST_CHAIN = 16;

    private final Vocabulary vocabulary;
    private final Function<Regions, Vocabulary> others;
    private final List<String> names;

    /**
     * The library in these words.
     *
     * @param vocabulary in which the regions are the counties
     * @param others the words of other regions
     */
    public ScenarioLibrary(Vocabulary vocabulary, Function<Regions, Vocabulary> others) {
        this.vocabulary = vocabulary;
        this.others = others;
        // a jar cannot be listed portably, so an index names its files
        this.names = new String(resource("index.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** The names of the embedded scenarios, in alphabetical order. */
    public List<String> names() {
        return names;
    }

    /**
     * Reads a scenario with its ancestors and checks all of it.
     *
     * @param nameOrPath the name of an embedded scenario, or a path to a file that ends in .yaml, .yml or .json
     * @throws ScenarioException with everything that is wrong with the file and its ancestors
     */
    public Scenario load(String nameOrPath) {
        return load(isPath(nameOrPath) ? file(nameOrPath) : embedded(nameOrPath), Optional.empty());
    }

    /**
     * Reads the baseline of a scenario, in the scenario's regions.
     *
     * @throws ScenarioException when it is not found, with everything that is wrong with it, or when it says that it is
     *     about other regions
     */
    public Optional<Scenario> baselineOf(Scenario scenario) {
        Optional<Regions> wanted = scenario.regions();
        return scenario.baseline().map(reference -> {
            Scenario base = load(find(reference), wanted);
            if (!base.regions().equals(wanted)) {
                throw new ScenarioException(
                        reference.mark(),
                        "the baseline '" + base.name() + "' is about " + told(base.regions()) + ", the scenario '"
                                + scenario.name() + "' about " + told(wanted) + "; expected the same regions",
                        "Maybe leave out 'regions' in one of them.");
            }
            return base;
        });
    }

    private static String told(Optional<Regions> regions) {
        return regions.map(Regions::toString).orElse("the counties");
    }

    /**
     * Says in plain words what a scenario does and how it differs from its baseline.
     *
     * @param nameOrPath as in {@link #load(String)}
     * @throws ScenarioException as {@link #load(String)}, also for its baseline
     */
    public List<String> explain(String nameOrPath) {
        Scenario scenario = load(nameOrPath);
        return new ScenarioExplainer(words(scenario.regions())).explain(scenario, baselineOf(scenario));
    }

    /**
     * The text of a file of a scenario's chain, as it lies on disk or in the program now.
     *
     * @throws ScenarioException when the file is no longer there
     */
    public byte[] text(ScenarioFile file) {
        return file.folder().isPresent()
                ? content(Path.of(file.mark().file()), file.mark())
                : resource(file.name() + ".yaml");
    }

    private Vocabulary words(Optional<Regions> regions) {
        return regions.map(others).orElse(vocabulary);
    }

    /**
     * Reads a scenario in the words of its regions.
     *
     * @param unless the regions when no file of the chain says any
     */
    private Scenario load(Source source, Optional<Regions> unless) {
        Optional<Regions> said = said(source);
        Optional<Regions> regions = said.or(() -> unless).filter(parts -> !parts.areCounties());
        Scenario scenario = load(source, new ScenarioParser(words(regions), vocabulary));
        if (said.isPresent() || unless.isEmpty()) {
            return scenario;
        }
        List<ScenarioFile> chain = new ArrayList<>(scenario.chain());
        chain.set(chain.size() - 1, scenario.file().in(unless.get()));
        return Scenario.resolve(chain, vocabulary);
    }

    /** What the youngest file of a chain that says something of its regions says; wrong files are told of later. */
    private Optional<Regions> said(Source source) {
        ScenarioParser parser = new ScenarioParser(vocabulary);
        Optional<Source> next = Optional.of(source);
        for (int length = 0; length < LONGEST_CHAIN && next.isPresent(); length++) {
            Optional<ScenarioFile> file = parse(next.get(), parser).file();
            Optional<Regions> regions = file.flatMap(ScenarioFile::regions);
            if (regions.isPresent()) {
                return regions;
            }
            next = file.flatMap(ScenarioFile::parent).flatMap(parent -> collect(() -> find(parent), new ArrayList<>()));
        }
        return Optional.empty();
    }

    private Scenario load(Source source, ScenarioParser parser) {
        List<Finding> findings = new ArrayList<>();
        List<ScenarioFile> chain = new ArrayList<>();
        Optional<Source> next = Optional.of(source);
        while (next.isPresent()) {
            ScenarioParser.Outcome outcome = parse(next.get(), parser);
            // ancestors come first in the chain, and so do their findings
            findings.addAll(0, outcome.findings());
            outcome.file().ifPresent(file -> chain.add(0, file));
            next = outcome.file().flatMap(ScenarioFile::parent).flatMap(parent -> parent(parent, chain, findings));
        }
        chain.forEach(file -> file.baseline().ifPresent(baseline -> collect(() -> find(baseline), findings)));
        findings.addAll(years(chain));
        if (!chain.isEmpty()) {
            findings.addAll(SwapRules.check(Scenario.resolve(chain, vocabulary), vocabulary.dictionary()));
        }
        if (!findings.isEmpty()) {
            throw new ScenarioException(findings);
        }
        return Scenario.resolve(chain, vocabulary);
    }

    private static ScenarioParser.Outcome parse(Source source, ScenarioParser parser) {
        return parser.parse(source.name(), source.label(), source.folder(), source.content());
    }

    private Optional<Source> parent(Reference parent, List<ScenarioFile> younger, List<Finding> findings) {
        Optional<Source> source = collect(() -> find(parent), findings);
        boolean isCycle = source.isPresent() && younger.stream().anyMatch(source.get()::isOf);
        if (isCycle || younger.size() >= LONGEST_CHAIN) {
            String problem = isCycle
                    ? "parent '" + parent.name() + "' is this scenario itself or one that inherits it, expected another"
                    : "the chain of parents is longer than " + LONGEST_CHAIN + " scenarios";
            findings.add(new Finding(parent.mark(), problem, ""));
            return Optional.empty();
        }
        return source;
    }

    /** Every file of the chain is held against the horizon that it has itself. */
    private List<Finding> years(List<ScenarioFile> chain) {
        List<Finding> findings = new ArrayList<>();
        for (int length = 1; length <= chain.size(); length++) {
            findings.addAll(HorizonCheck.check(Scenario.resolve(chain.subList(0, length), vocabulary)));
        }
        return findings;
    }

    private Source find(Reference reference) {
        for (String ending : ENDINGS) {
            Optional<Path> file = reference.folder().map(folder -> folder.resolve(reference.name() + ending));
            if (file.filter(Files::exists).isPresent()) {
                return file(file.get(), reference.mark());
            }
        }
        if (!names.contains(reference.name())) {
            throw unknown(reference.name(), reference.mark(), reference.folder());
        }
        return embedded(reference.name());
    }

    private ScenarioException unknown(String name, Mark mark, Optional<Path> folder) {
        String beside = folder.map(path -> ", or a file " + name + ".yaml beside this one")
                .orElse("");
        return new ScenarioException(
                mark,
                "unknown scenario " + Words.quote(name) + ", expected one of: " + Words.list(names) + beside,
                Words.maybe(name, names));
    }

    private Source embedded(String name) {
        if (!names.contains(name)) {
            throw new ScenarioException(
                    Mark.whole("scenario"),
                    "unknown scenario " + Words.quote(name) + ", expected one of: " + Words.list(names)
                            + ", or the path of a .yaml or .json file",
                    Words.maybe(name, names));
        }
        return new Source(name, "library/" + name + ".yaml", Optional.empty(), resource(name + ".yaml"));
    }

    private static boolean isPath(String nameOrPath) {
        return nameOrPath.contains("/")
                || nameOrPath.contains("\\")
                || ENDINGS.stream().anyMatch(nameOrPath::endsWith);
    }

    private static Source file(String path) {
        try {
            return file(Path.of(path), Mark.whole(path));
        } catch (InvalidPathException e) {
            throw new ScenarioException(Mark.whole(Words.quote(path)), "this is not a path: " + e.getReason(), "");
        }
    }

    private static Source file(Path path, Mark mark) {
        String fileName = String.valueOf(path.getFileName());
        String ending = ENDINGS.stream().filter(fileName::endsWith).findFirst().orElse("");
        String name = fileName.substring(0, fileName.length() - ending.length());
        if (ending.isEmpty() || !Reference.isName(name)) {
            throw new ScenarioException(
                    mark,
                    "the file is named " + Words.quote(fileName)
                            + ", expected letters a-z, digits, '-' and '_', then .yaml, .yml or .json",
                    "");
        }
        Path folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
        return new Source(name, path.toString(), Optional.of(folder), content(path, mark));
    }

    private static byte[] content(Path path, Mark mark) {
        if (!Files.isRegularFile(path)) {
            String problem = Files.exists(path) ? "this is not a file" : "there is no such file";
            throw new ScenarioException(mark, problem + ": " + path + ", expected a scenario file", "");
        }
        try (InputStream stream = Files.newInputStream(path)) {
            // one byte more than allowed, so that a larger file is noticed without being read
            return stream.readNBytes(ScenarioParser.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new ScenarioException(mark, "the file cannot be read: " + e.getMessage(), "");
        }
    }

    private static <T> Optional<T> collect(Supplier<T> attempt, List<Finding> findings) {
        try {
            return Optional.of(attempt.get());
        } catch (ScenarioException e) {
            findings.addAll(e.findings());
            return Optional.empty();
        }
    }

    private static byte[] resource(String name) {
        try (InputStream stream = ScenarioLibrary.class.getResourceAsStream(ROOT + name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its own file " + ROOT + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + ROOT + name, e);
        }
    }

    /** A scenario as it lies on disk or in the program. */
    private record Source(String name, String label, Optional<Path> folder, byte[] content) {
        private boolean isOf(ScenarioFile file) {
            return file.name().equals(name) && file.folder().equals(folder);
        }
    }
}
