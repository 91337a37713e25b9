package org.likevekt.scenarios.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.likevekt.data.PlainFile;
import org.likevekt.data.UserError;
import org.likevekt.scenarios.format.Finding;
import org.likevekt.scenarios.format.HorizonCheck;
import org.likevekt.scenarios.format.Mark;
import org.likevekt.scenarios.format.Reference;
import org.likevekt.scenarios.format.Regions;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.format.ScenarioFile;
import org.likevekt.scenarios.format.ScenarioParser;
import org.likevekt.scenarios.format.SwapRules;
import org.likevekt.scenarios.format.Words;

/**
 * Scenario files as they were when they were first asked for: every file is read and parsed once, however many scenarios
 * inherit it or are compared with it, and a scenario that was loaded needs no file any more. May be used from several
 * threads at once.
 */
public final class ScenarioSnapshot {
    private static final int LONGEST_CHAIN = 16;

    private final ScenarioLibrary library;
    private final Map<Path, byte[]> contents = new ConcurrentHashMap<>();
    private final Map<Named, Source> found = new ConcurrentHashMap<>();
    private final Map<InRegions, ScenarioParser.Parsed> parsed = new ConcurrentHashMap<>();
    private final Map<InRegions, Scenario> scenarios = new ConcurrentHashMap<>();

    ScenarioSnapshot(ScenarioLibrary library) {
        this.library = library;
    }

    /**
     * A scenario with its ancestors and the baselines it is compared with, all of it checked.
     *
     * @param nameOrPath the name of an embedded scenario, or a path to a file that ends in .yaml, .yml or .json
     * @throws ScenarioException with everything that is wrong with the file and its ancestors; with what is wrong with its
     *     baseline when nothing is wrong with these
     */
    public Scenario load(String nameOrPath) {
        Source source = isPath(nameOrPath) ? file(nameOrPath) : embedded(nameOrPath);
        return resolved(source, library.usual(), List.of());
    }

    /** The content of a file; nothing when there is no such file or it cannot be read. */
    public Optional<byte[]> content(String path) {
        try {
            return Optional.of(content(Path.of(path), Mark.whole(path)));
        } catch (InvalidPathException | ScenarioException e) {
            return Optional.empty();
        }
    }

    /** The files of users that were read, by their places; those of the library come with the program. */
    public Map<Path, byte[]> contents() {
        return Map.copyOf(contents);
    }

    /**
     * A scenario compared with its baseline.
     *
     * @param unless the regions when no file of the chain says any
     * @param comparing what is compared with it, the scenario that was asked for first
     */
    private Scenario resolved(Source source, Optional<Regions> unless, List<Source> comparing) {
        InRegions key = new InRegions(source, unless);
        Scenario known = scenarios.get(key);
        if (known != null) {
            return known;
        }
        Scenario own = inherited(source, unless);
        List<Source> longer = new ArrayList<>(comparing);
        longer.add(source);
        Scenario whole = baselineOf(own, longer).map(own::against).orElse(own);
        return first(scenarios, key, whole);
    }

    /** The baseline that a scenario names, in the scenario's regions; its findings come when the scenario has none. */
    private Optional<Scenario> baselineOf(Scenario scenario, List<Source> comparing) {
        Optional<Reference> named = Scenario.baselineNamed(scenario.chain());
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Source source = find(named.get());
        if (source.isOf(scenario.file()) && hasRegionsOfItsOwn(scenario)) {
            return Optional.empty();
        }
        checkCircle(named.get(), source, comparing);
        Scenario base = resolved(source, scenario.regions(), comparing);
        if (!base.regions().equals(scenario.regions())) {
            throw new ScenarioException(
                    named.get().mark(),
                    "the baseline '" + base.name() + "' is about " + Regions.told(base.regions()) + ", the scenario '"
                            + scenario.name() + "' about " + Regions.told(scenario.regions())
                            + "; expected the same regions",
                    "Maybe leave out 'regions' in one of them.");
        }
        return Optional.of(base);
    }

    /** Whether it is about other regions than its parent: then nothing it inherits can be its baseline, and it may be one. */
    private boolean hasRegionsOfItsOwn(Scenario scenario) {
        List<ScenarioFile> chain = scenario.chain();
        return chain.size() > 1
                && !Scenario.resolve(chain.subList(0, chain.size() - 1), library.vocabulary())
                        .regions()
                        .equals(scenario.regions());
    }

    private static void checkCircle(Reference named, Source source, List<Source> comparing) {
        if (comparing.contains(source)) {
            throw new ScenarioException(
                    named.mark(),
                    "the baselines run in a circle: "
                            + circle(comparing.subList(comparing.indexOf(source), comparing.size()), source)
                            + "; expected a chain that ends in a scenario without a baseline",
                    "");
        }
        if (comparing.size() > LONGEST_CHAIN) {
            throw new ScenarioException(
                    named.mark(),
                    "the chain of baselines is longer than " + LONGEST_CHAIN
                            + ", expected one that ends in a scenario without a baseline",
                    "");
        }
    }

    private static String circle(List<Source> sources, Source again) {
        return sources.stream().map(Source::name).collect(Collectors.joining(", ")) + ", " + again.name();
    }

    /** A scenario in the words of its regions, with its ancestors. */
    private Scenario inherited(Source source, Optional<Regions> unless) {
        Optional<Regions> said = said(source);
        Optional<Regions> regions = said.or(() -> unless).filter(parts -> !parts.areCounties());
        Scenario scenario = inWords(source, regions);
        if (said.isPresent() || unless.isEmpty()) {
            return scenario;
        }
        List<ScenarioFile> chain = new ArrayList<>(scenario.chain());
        chain.set(chain.size() - 1, scenario.file().in(unless.get()));
        return Scenario.resolve(chain, library.vocabulary());
    }

    /** The regions stated last in the chain; errors are reported later. */
    private Optional<Regions> said(Source source) {
        Optional<Source> next = Optional.of(source);
        for (int length = 0; length < LONGEST_CHAIN && next.isPresent(); length++) {
            Optional<ScenarioFile> file = parsed(next.get(), Optional.empty()).file();
            Optional<Regions> regions = file.flatMap(ScenarioFile::regions);
            if (regions.isPresent()) {
                return regions;
            }
            next = file.flatMap(ScenarioFile::parent).flatMap(parent -> collect(() -> find(parent), new ArrayList<>()));
        }
        return Optional.empty();
    }

    private Scenario inWords(Source source, Optional<Regions> regions) {
        List<Finding> findings = new ArrayList<>();
        List<ScenarioFile> chain = new ArrayList<>();
        List<Source> younger = new ArrayList<>();
        Optional<Source> next = Optional.of(source);
        while (next.isPresent()) {
            ScenarioParser.Parsed outcome = parsed(next.get(), regions);
            younger.add(next.get());
            // ancestors come first in the chain, and so do their findings
            findings.addAll(0, outcome.findings());
            outcome.file().ifPresent(file -> chain.add(0, file));
            next = outcome.file().flatMap(ScenarioFile::parent).flatMap(parent -> parent(parent, younger, findings));
        }
        chain.forEach(file -> file.baseline().ifPresent(baseline -> collect(() -> find(baseline), findings)));
        findings.addAll(years(chain));
        if (!chain.isEmpty()) {
            findings.addAll(SwapRules.check(
                    Scenario.resolve(chain, library.vocabulary()),
                    library.vocabulary().dictionary()));
        }
        if (!findings.isEmpty()) {
            throw new ScenarioException(findings);
        }
        return Scenario.resolve(chain, library.vocabulary());
    }

    private ScenarioParser.Parsed parsed(Source source, Optional<Regions> regions) {
        InRegions key = new InRegions(source, regions);
        ScenarioParser.Parsed known = parsed.get(key);
        return known != null
                ? known
                : first(
                        parsed,
                        key,
                        new ScenarioParser(library.words(regions), library.vocabulary())
                                .parse(source.name(), source.label(), source.folder(), source.content()));
    }

    private Optional<Source> parent(Reference parent, List<Source> younger, List<Finding> findings) {
        Optional<Source> source = collect(() -> find(parent), findings);
        boolean isCircle = source.isPresent() && younger.contains(source.get());
        if (isCircle || younger.size() >= LONGEST_CHAIN) {
            String problem = isCircle
                    ? "the parents run in a circle: "
                            + circle(younger.subList(younger.indexOf(source.get()), younger.size()), source.get())
                            + "; expected a chain that ends in a scenario without a parent"
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
            findings.addAll(HorizonCheck.check(Scenario.resolve(chain.subList(0, length), library.vocabulary())));
        }
        return findings;
    }

    private Source find(Reference reference) {
        Named key = new Named(reference.name(), reference.folder());
        Source known = found.get(key);
        return known != null ? known : first(found, key, search(reference));
    }

    private Source search(Reference reference) {
        Optional<Path> file = reference.folder().flatMap(folder -> file(folder, reference.name()));
        if (file.isPresent()) {
            return file(file.get(), reference.mark());
        }
        if (!library.names().contains(reference.name())) {
            throw unknown(reference.name(), reference.mark(), reference.folder());
        }
        return embedded(reference.name());
    }

    /** The file in a folder that has the name of a scenario. */
    public static Optional<Path> file(Path folder, String name) {
        return ScenarioFile.ENDINGS.stream()
                .map(ending -> folder.resolve(name + ending))
                .filter(Files::exists)
                .findFirst();
    }

    private ScenarioException unknown(String name, Mark mark, Optional<Path> folder) {
        String beside = folder.map(path -> ", or a file " + name + ".yaml beside this one")
                .orElse("");
        return new ScenarioException(
                mark,
                "unknown scenario " + Words.quote(name) + ", expected one of: " + Words.list(library.names()) + beside,
                Words.maybe(name, library.names()));
    }

    private Source embedded(String name) {
        if (!library.names().contains(name)) {
            throw new ScenarioException(
                    Mark.whole("scenario"),
                    "unknown scenario " + Words.quote(name) + ", expected one of: " + Words.list(library.names())
                            + ", or the path of a .yaml or .json file",
                    Words.maybe(name, library.names()));
        }
        Named key = new Named(name, Optional.empty());
        Source known = found.get(key);
        return known != null
                ? known
                : first(
                        found,
                        key,
                        new Source(name, "library/" + name + ".yaml", Optional.empty(), ScenarioLibrary.text(name)));
    }

    private static boolean isPath(String nameOrPath) {
        return nameOrPath.contains("/")
                || nameOrPath.contains("\\")
                || !ScenarioFile.ending(nameOrPath).isEmpty();
    }

    private Source file(String path) {
        try {
            return file(Path.of(path), Mark.whole(path));
        } catch (InvalidPathException e) {
            throw new ScenarioException(Mark.whole(Words.quote(path)), "this is not a path: " + e.getReason(), "");
        }
    }

    private Source file(Path path, Mark mark) {
        String fileName = String.valueOf(path.getFileName());
        String name = ScenarioFile.stem(fileName);
        if (name.equals(fileName) || !Reference.isName(name)) {
            throw new ScenarioException(
                    mark,
                    "the file is named " + Words.quote(fileName)
                            + ", expected letters a-z, digits, '-' and '_', then .yaml, .yml or .json",
                    "");
        }
        Path folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
        return new Source(name, path.toString(), Optional.of(folder), content(path, mark));
    }

    private byte[] content(Path path, Mark mark) {
        Path place = path.toAbsolutePath().normalize();
        byte[] known = contents.get(place);
        return known != null ? known : first(contents, place, read(path, mark));
    }

    private static byte[] read(Path path, Mark mark) {
        if (!Files.isRegularFile(path)) {
            String problem = Files.exists(path) ? "this is not a file" : "there is no such file";
            throw new ScenarioException(mark, problem + ": " + path + ", expected a scenario file", "");
        }
        try (InputStream stream = PlainFile.open(path)) {
            // one byte more than allowed, so that a larger file is noticed without being read
            return stream.readNBytes(ScenarioParser.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new ScenarioException(mark, "the file cannot be read: " + UserError.reason(e), "");
        }
    }

    /** What the map has under the key once this is offered to it: of two threads the first decides. */
    private static <K, V> V first(Map<K, V> map, K key, V value) {
        V earlier = map.putIfAbsent(key, value);
        return earlier == null ? value : earlier;
    }

    private static <T> Optional<T> collect(Supplier<T> attempt, List<Finding> findings) {
        try {
            return Optional.of(attempt.get());
        } catch (ScenarioException e) {
            findings.addAll(e.findings());
            return Optional.empty();
        }
    }

    /** A scenario as it was read; the same content is the same array. */
    private record Source(String name, String label, Optional<Path> folder, byte[] content) {
        private boolean isOf(ScenarioFile file) {
            return file.name().equals(name) && file.folder().equals(folder);
        }
    }

    /** A name as a file in a folder, or one of the library, says it. */
    private record Named(String name, Optional<Path> folder) {}

    /** A source and the regions it is read for. */
    private record InRegions(Source source, Optional<Regions> regions) {}
}
