package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.likevekt.model.drivers.Driver;

/**
 * A scenario after inheritance: settings of a child replace those of its parent one by one, shocks of a child come
 * after those of its parent.
 *
 * @param chain the file and its ancestors, the oldest first
 * @param baseline the scenario it is compared with; nothing for one that names none and has no parent
 * @param horizon the years of the run
 * @param closure the answer to every question of the {@link ClosureVocabulary}
 * @param calibration the target of the baseline it stands on
 */
public record Scenario(
        List<ScenarioFile> chain,
        Optional<Scenario> baseline,
        Horizon horizon,
        Map<String, String> closure,
        Optional<Calibration> calibration) {

    /** Copies the chain so that the record is immutable. */
    public Scenario {
        chain = List.copyOf(chain);
    }

    /**
     * Applies the rule of inheritance; what the scenario is compared with is given to it by {@link #against}.
     *
     * @param chain the file and its ancestors, the oldest first; at least one
     */
    public static Scenario resolve(List<ScenarioFile> chain, Vocabulary vocabulary) {
        Horizon horizon = vocabulary.horizon();
        Map<String, String> closure = new LinkedHashMap<>();
        Optional<Calibration> calibration = Optional.empty();
        for (ScenarioFile file : chain) {
            horizon = file.horizon().orElse(horizon);
            closure.putAll(file.closure());
            calibration = file.uncalibrated() || file.calibration().isPresent() ? file.calibration() : calibration;
        }
        return new Scenario(
                chain, Optional.empty(), horizon, vocabulary.closures().complete(closure), calibration);
    }

    /** The same scenario, compared with a baseline. */
    public Scenario against(Scenario other) {
        return new Scenario(chain, Optional.of(other), horizon, closure, calibration);
    }

    /** The same scenario with other answers to some questions of the closure. */
    public Scenario answering(Map<String, String> answers) {
        Map<String, String> all = new LinkedHashMap<>(closure);
        all.putAll(answers);
        return new Scenario(chain, baseline, horizon, all, calibration);
    }

    /** Whether its own file says what to calibrate. */
    public boolean declaresCalibration() {
        return file().calibration().isPresent();
    }

    /** Hash of all that it, its ancestors and its baseline say. */
    public String digest() {
        return new Fingerprint()
                .add(chain.stream().map(ScenarioFile::digest).toList())
                .add(horizon.toString())
                .add(List.copyOf(closure.keySet()))
                .add(List.copyOf(closure.values()))
                .add(calibration.map(Calibration::digest).orElse(""))
                .add(baseline.map(Scenario::digest).orElse(""))
                .digits();
    }

    /** The youngest file: the scenario's own. */
    public ScenarioFile file() {
        return chain.get(chain.size() - 1);
    }

    /** Name of the scenario. */
    public String name() {
        return file().name();
    }

    /** Its regions: those of the youngest file that says something of them; nothing for the counties. */
    public Optional<Regions> regions() {
        Optional<Regions> youngest = Optional.empty();
        for (ScenarioFile file : chain) {
            youngest = file.regions().isPresent() ? file.regions() : youngest;
        }
        return youngest.filter(regions -> !regions.areCounties());
    }

    /**
     * All shocks in the order in which they work, ancestors first; a shock on a result that an ancestor's swap holds
     * goes when the swap is replaced.
     */
    public List<Shock> shocks() {
        List<Shock> shocks = new ArrayList<>();
        List<Driver> held = List.of();
        for (ScenarioFile file : chain) {
            if (file.swaps().isPresent()) {
                List<Driver> now = targets(file.swaps().get());
                List<Driver> before = held;
                shocks.removeIf(shock -> before.contains(shock.driver()) && !now.contains(shock.driver()));
                held = now;
            }
            shocks.addAll(file.shocks());
        }
        return List.copyOf(shocks);
    }

    /** What adjusts, in the words of a file: the answers of the closure, and the swaps. */
    public String adjusting() {
        List<String> words = new ArrayList<>();
        closure.forEach((question, answer) -> words.add(question + ": " + answer));
        swaps().forEach(declared -> words.add("swap: " + declared.swap()));
        return String.join(", ", words);
    }

    private static List<Driver> targets(List<DeclaredSwap> swaps) {
        return swaps.stream().map(declared -> declared.swap().target().path()).toList();
    }

    /** What the model finds so that a result is held: the swaps of the youngest file that says something of them. */
    public List<DeclaredSwap> swaps() {
        List<DeclaredSwap> swaps = List.of();
        for (ScenarioFile file : chain) {
            swaps = file.swaps().orElse(swaps);
        }
        return swaps;
    }

    /** The shocks that it has and the other has not, in order; a shock that the other has twice counts twice. */
    public List<Shock> shocksBeyond(Scenario other) {
        List<Shock> theirs = new ArrayList<>(other.shocks());
        List<Shock> beyond = new ArrayList<>();
        for (Shock shock : shocks()) {
            Optional<Shock> same = theirs.stream().filter(shock::saysTheSameAs).findFirst();
            same.ifPresentOrElse(theirs::remove, () -> beyond.add(shock));
        }
        return List.copyOf(beyond);
    }

    /**
     * The baseline that a chain names: by its youngest file that names one, else its oldest file; nothing for a file
     * without parent that names none.
     */
    public static Optional<Reference> baselineNamed(List<ScenarioFile> chain) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            if (chain.get(i).baseline().isPresent()) {
                return chain.get(i).baseline();
            }
        }
        ScenarioFile oldest = chain.get(0);
        return chain.size() == 1
                ? Optional.empty()
                : Optional.of(new Reference(oldest.name(), oldest.folder(), oldest.mark()));
    }
}
