package org.likevekt.scenarios.format;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one scenario file says, before inheritance.
 *
 * @param name name of the scenario, from the name of the file
 * @param mark the file
 * @param folder folder of a user's file; nothing for an embedded one
 * @param text the file as it was read; empty for one that the program makes
 * @param title one line
 * @param description what it is about; may be empty
 * @param source where its numbers come from; may be empty
 * @param parent the scenario whose shocks and settings it inherits
 * @param baseline the scenario it is compared with
 * @param horizon the years of the run
 * @param regions the regions it is about; nothing when it says nothing of them
 * @param closure answers to the questions of the {@link ClosureVocabulary}
 * @param calibration the target that a baseline is made to hit
 * @param uncalibrated whether it says {@code calibration: none}, so that none is inherited
 * @param swaps its swaps, which replace those of the parent; nothing when it says nothing of them
 * @param shocks its own shocks, in order
 */
public record ScenarioFile(
        String name,
        Mark mark,
        Optional<Path> folder,
        String text,
        Wording title,
        Wording description,
        Wording source,
        Optional<Reference> parent,
        Optional<Reference> baseline,
        Optional<Horizon> horizon,
        Optional<Regions> regions,
        Map<String, String> closure,
        Optional<Calibration> calibration,
        boolean uncalibrated,
        Optional<List<DeclaredSwap>> swaps,
        List<Shock> shocks) {
    /** What the name of a scenario's file ends in, the usual one first. */
    public static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    /** Copies the collections so that the record is immutable. */
    public ScenarioFile {
        closure = Collections.unmodifiableMap(new LinkedHashMap<>(closure));
        swaps = swaps.map(List::copyOf);
        shocks = List.copyOf(shocks);
    }

    /** The ending of a file's name; empty when it has none of a scenario. */
    public static String ending(String file) {
        return ENDINGS.stream().filter(file::endsWith).findFirst().orElse("");
    }

    /** A file's name without the ending of a scenario. */
    public static String stem(String file) {
        return file.substring(0, file.length() - ending(file).length());
    }

    /** Hash of all that it says, wherever it lies; what its parent and its baseline say is not in it, nor translations. */
    public String digest() {
        Fingerprint content = new Fingerprint()
                .add(name)
                .add(title.text())
                .add(description.text())
                .add(source.text())
                .add(parent.map(Reference::name).orElse(""))
                .add(baseline.map(Reference::name).orElse(""))
                .add(horizon.map(Horizon::toString).orElse(""))
                .add(regions.map(Regions::digest).orElse(""))
                .add(calibration.map(Calibration::digest).orElse(""))
                .add(String.valueOf(uncalibrated))
                .add(List.copyOf(closure.keySet()))
                .add(List.copyOf(closure.values()))
                .add(String.valueOf(swaps.isPresent()))
                .add(swaps.orElse(List.of()).stream().map(DeclaredSwap::digest).toList());
        return content.add(shocks.stream().map(Shock::digest).toList()).digits();
    }

    /** The same file in other regions, such as those of the scenario that names it as its baseline. */
    public ScenarioFile in(Regions others) {
        return new ScenarioFile(
                name,
                mark,
                folder,
                text,
                title,
                description,
                source,
                parent,
                baseline,
                horizon,
                Optional.of(others),
                closure,
                calibration,
                uncalibrated,
                swaps,
                shocks);
    }
}
