package org.likevekt.scenarios.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.likevekt.data.Partition;
import org.likevekt.scenarios.format.Regions;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioFile;
import org.likevekt.scenarios.library.ScenarioLibrary;
import org.likevekt.scenarios.library.ScenarioSnapshot;

/**
 * The scenarios of a study with the texts of all files that they and their baselines are made of.
 *
 * @param byName the scenarios, under the names that the study gives them
 * @param files the texts of their files, by file name
 */
public record ScenarioTexts(Map<String, Scenario> byName, Map<String, byte[]> files) {
    /** Copies the maps, in order. */
    public ScenarioTexts {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /**
     * Reads scenarios and their files.
     *
     * @param names names of the library, or paths
     * @throws BundleException when two different files would have one name, or when regions are not told by the files alone
     */
    public static ScenarioTexts of(ScenarioLibrary library, Iterable<String> names) {
        library.usual().ifPresent(regions -> {
            throw new BundleException("a bundle holds scenarios as their files tell them, and the regions '" + regions
                    + "' are told beside them; expected 'regions:' in the scenarios");
        });
        Map<String, Scenario> byName = new LinkedHashMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        ScenarioSnapshot snapshot = library.snapshot();
        for (String name : names) {
            Scenario scenario = snapshot.load(name);
            byName.put(name, scenario);
            for (Optional<Scenario> next = Optional.of(scenario);
                    next.isPresent();
                    next = next.get().baseline()) {
                add(next.get(), files);
            }
        }
        return new ScenarioTexts(byName, files);
    }

    /** The scenario that the study gives a name; it must be one of them. */
    public Scenario named(String name) {
        return Objects.requireNonNull(byName.get(name), () -> "no scenario '" + name + "'");
    }

    private static void add(Scenario scenario, Map<String, byte[]> files) {
        scenario.regions()
                .flatMap(Regions::partition)
                .filter(own -> Partition.shipped(own.name()).isEmpty())
                .ifPresent(own -> {
                    throw new BundleException("the regions of '" + scenario.name() + "' are in " + own.name()
                            + ", which a bundle does not hold; expected one of "
                            + String.join(", ", Partition.shippedNames()) + ", or regions made of counties");
                });
        for (ScenarioFile file : scenario.chain()) {
            String name = fileName(file);
            byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
            boolean isTaken = files.keySet().stream()
                    .anyMatch(other -> stem(other).equalsIgnoreCase(file.name())
                            && !(other.equals(name) && Arrays.equals(files.get(other), text)));
            files.put(name, text);
            if (isTaken) {
                throw new BundleException("two different scenarios are named '" + file.name()
                        + "', expected one, since a bundle keeps all in one folder. Maybe rename "
                        + file.mark().file());
            }
        }
    }

    /** The name of a scenario's file: its own ending for a user's file. */
    static String fileName(ScenarioFile file) {
        String label = file.mark().file();
        return file.name() + label.substring(label.lastIndexOf('.'));
    }

    private static String stem(String fileName) {
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }
}
