package org.likevekt.scenarios.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.likevekt.scenarios.format.Regions;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.format.ScenarioExplainer;
import org.likevekt.scenarios.format.Vocabulary;

/**
 * Finds scenarios: by name among those shipped with the program, or by path to a user's file. What a user's file names
 * (parent, baseline) is looked for next to it first, then in the library.
 */
public final class ScenarioLibrary {
    private static final String ROOT = "/library/";

    private final Vocabulary vocabulary;
    private final Function<Regions, Vocabulary> others;
    private final Optional<Regions> usual;
    private final List<String> names;

    /**
     * The library in these words.
     *
     * @param vocabulary in which the regions are the counties
     * @param others the words of other regions
     */
    public ScenarioLibrary(Vocabulary vocabulary, Function<Regions, Vocabulary> others) {
        this(vocabulary, others, Optional.empty());
    }

    private ScenarioLibrary(Vocabulary vocabulary, Function<Regions, Vocabulary> others, Optional<Regions> usual) {
        this.vocabulary = vocabulary;
        this.others = others;
        this.usual = usual;
        // a jar cannot be listed portably, so an index names its files
        this.names = new String(resource("index.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** The names of the embedded scenarios, in alphabetical order. */
    public List<String> names() {
        return names;
    }

    /** The same library, in which a scenario that says nothing of its regions is about these. */
    public ScenarioLibrary in(Regions regions) {
        return new ScenarioLibrary(vocabulary, others, Optional.of(regions));
    }

    /** The regions of a scenario that says nothing of them; nothing for the counties. */
    public Optional<Regions> usual() {
        return usual.filter(regions -> !regions.areCounties());
    }

    /** The scenario files as they lie on disk from now on: who loads many scenarios reads each file once. */
    public ScenarioSnapshot snapshot() {
        return new ScenarioSnapshot(this);
    }

    /**
     * Reads a scenario with its ancestors and baselines and checks all of it.
     *
     * @param nameOrPath the name of an embedded scenario, or a path to a file that ends in .yaml, .yml or .json
     * @throws ScenarioException with everything that is wrong with the file and its ancestors, or with its baseline
     */
    public Scenario load(String nameOrPath) {
        return snapshot().load(nameOrPath);
    }

    /**
     * Says in plain words what a scenario does and how it differs from its baseline.
     *
     * @param nameOrPath as in {@link #load(String)}
     * @throws ScenarioException as {@link #load(String)}
     */
    public List<String> explain(String nameOrPath) {
        Scenario scenario = load(nameOrPath);
        return new ScenarioExplainer(words(scenario.regions())).explain(scenario, scenario.baseline());
    }

    /** What a scenario says otherwise than another, a line each; none where they say the same. */
    public List<String> differences(Scenario scenario, Scenario other) {
        return new ScenarioExplainer(words(scenario.regions())).differences(scenario, other);
    }

    /** The words in which the regions are the counties. */
    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The words of these regions, of the counties without any. */
    Vocabulary words(Optional<Regions> regions) {
        return regions.map(others).orElse(vocabulary);
    }

    /** The text of an embedded scenario. */
    static byte[] text(String name) {
        return resource(name + ".yaml");
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
}
