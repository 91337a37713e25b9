package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.likevekt.data.Classification;
import org.likevekt.data.Municipalities;
import org.likevekt.model.closure.Target;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;

/**
 * Every word that a scenario file may use; the model and its data define it.
 *
 * @param dictionary the exogenous quantities and the codes of their axes
 * @param horizon the years that the data allow: a scenario starts in the first and ends in the last or before
 * @param subsets for each axis named sets of codes, for example {@code private_mainland}
 * @param closures the closures that the model offers
 * @param aims what a baseline calibration can aim at, with a sentence of meaning each
 * @param tables tables that a shock can take its values from
 * @param targets the results that can be the target of a swap
 * @param places the municipalities that regions can be made of, read when they are asked for
 */
public record Vocabulary(
        Dictionary dictionary,
        Horizon horizon,
        Map<Axis, Map<String, List<String>>> subsets,
        ClosureVocabulary closures,
        Map<String, String> aims,
        Map<String, TableSource> tables,
        Targets targets,
        Supplier<Municipalities> places) {
    /** The word for every code of an axis. */
    public static final String ALL = "*";

    /**
     * Copies the maps, in their order.
     *
     * @throws IllegalArgumentException when a subset holds an unknown code or is named like a code or a name
     */
    public Vocabulary {
        subsets = copy(subsets);
        aims = Collections.unmodifiableMap(new LinkedHashMap<>(aims));
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        for (Map.Entry<Axis, Map<String, List<String>>> axis : subsets.entrySet()) {
            axis.getValue().forEach((name, codes) -> checkSubset(dictionary, axis.getKey(), name, codes));
        }
    }

    /** What a shock of that name changes: a driver, or the path of a target. */
    Optional<Driver> shockable(String name) {
        return dictionary.find(name).or(() -> Optional.ofNullable(targets.all().get(name))
                .map(Target::path));
    }

    /** The driver of that name that a swap can name, whether or not it can be an instrument. */
    Optional<Driver> instrument(String name) {
        return dictionary.find(name).or(() -> Drivers.SCALES.stream()
                .filter(driver -> driver.name().equals(name))
                .findFirst());
    }

    /** The names of all drivers that can be instruments. */
    List<String> instrumentNames() {
        return Stream.concat(dictionary.drivers().stream(), Drivers.SCALES.stream())
                .filter(driver -> driver.entry().isInstrument())
                .map(Driver::name)
                .toList();
    }

    /** The target of that name; blanks may stand for underscores. */
    Optional<Target> target(String name) {
        String word = name.replace(' ', '_');
        return Optional.ofNullable(targets.all().get(word))
                .or(() -> Optional.ofNullable(targets.all().get(word + Target.LEVEL))
                        .filter(target -> target.name().equals(word)));
    }

    /** The names of all results that can be targets. */
    List<String> targetNames() {
        return targets.all().values().stream().map(Target::name).toList();
    }

    /** The names of all drivers. */
    List<String> drivers() {
        return dictionary.drivers().stream().map(Driver::name).toList();
    }

    /** The codes that a word stands for on an axis: a code, a display name, a subset or {@link #ALL}. */
    public Optional<List<String>> codes(Axis axis, String word) {
        if (word.equals(ALL)) {
            return Optional.of(dictionary.axis(axis).codes());
        }
        String folded = Words.fold(word);
        for (Classification.Item item : dictionary.axis(axis).items()) {
            if (isCalled(item, folded)) {
                return Optional.of(List.of(item.code()));
            }
        }
        return subsets.getOrDefault(axis, Map.of()).entrySet().stream()
                .filter(subset -> Words.fold(subset.getKey()).equals(folded))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** All words that {@link #codes} knows on an axis, but for the wildcard: display names, codes, subsets. */
    public List<String> words(Axis axis) {
        List<String> words = new ArrayList<>();
        for (Classification.Item item : dictionary.axis(axis).items()) {
            if (!item.name().equals(item.code())) {
                words.add(item.name());
            }
        }
        words.addAll(dictionary.axis(axis).codes());
        words.addAll(subsets.getOrDefault(axis, Map.of()).keySet());
        return List.copyOf(words);
    }

    private static Map<Axis, Map<String, List<String>>> copy(Map<Axis, Map<String, List<String>>> subsets) {
        Map<Axis, Map<String, List<String>>> all = new LinkedHashMap<>();
        subsets.forEach((axis, byName) -> {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            byName.forEach((name, codes) -> copy.put(name, List.copyOf(codes)));
            all.put(axis, Collections.unmodifiableMap(copy));
        });
        return Collections.unmodifiableMap(all);
    }

    private static void checkSubset(Dictionary dictionary, Axis axis, String name, List<String> codes) {
        for (String code : codes) {
            if (!dictionary.axis(axis).contains(code)) {
                throw new IllegalArgumentException(
                        "subset '" + name + "' holds the unknown " + axis.key() + " '" + code + "'");
            }
        }
        if (dictionary.axis(axis).items().stream().anyMatch(item -> isCalled(item, Words.fold(name)))) {
            throw new IllegalArgumentException("subset '" + name + "' is named like one " + axis.key());
        }
    }

    private static boolean isCalled(Classification.Item item, String folded) {
        return Words.fold(item.code()).equals(folded) || Words.fold(item.name()).equals(folded);
    }
}
