package org.likevekt.model.closure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;

/**
 * An exchange of roles: a driver becomes endogenous, the instrument, and a result exogenous, the target. There is one
 * unknown and one equation for every target cell. Along an axis that both vary over with the same codes they pair one to
 * one; along the other axes of the instrument all selected cells change alike, and of the target one code is selected.
 *
 * <p>Scenario files say {@code find} for the instrument and {@code hold} for the target, and so do the messages.
 *
 * @param instrument the driver that becomes endogenous
 * @param instrumentCodes its cells that do: codes by axis, every axis of the driver
 * @param target the result that is held on a path
 * @param targetCodes its cells that are held: codes by axis, every axis of the result
 */
public record Swap(
        Driver instrument,
        Map<Axis, List<String>> instrumentCodes,
        Target target,
        Map<Axis, List<String>> targetCodes) {
    /**
     * A swap of cells that pair.
     *
     * @throws IllegalArgumentException when the cells do not pair, naming both lists
     */
    public Swap {
        instrumentCodes = copy(instrument.axes(), instrumentCodes);
        targetCodes = copy(target.path().axes(), targetCodes);
        for (Axis axis : target.path().axes()) {
            List<String> codes = Objects.requireNonNull(targetCodes.get(axis));
            if (codes.size() > 1 && !codes.equals(instrumentCodes.get(axis))) {
                throw new IllegalArgumentException("the cells do not pair: '" + instrument.name() + "' is found for "
                        + describe(instrumentCodes) + ", '" + target.path().name() + "' held for "
                        + describe(targetCodes) + "; expected the same " + axis.key() + " codes on both sides, or one "
                        + axis.key() + " that is held");
            }
        }
    }

    private static Map<Axis, List<String>> copy(List<Axis> axes, Map<Axis, List<String>> codes) {
        Map<Axis, List<String>> copy = new EnumMap<>(Axis.class);
        axes.forEach(axis -> copy.put(axis, List.copyOf(Objects.requireNonNull(codes.get(axis)))));
        return Collections.unmodifiableMap(copy);
    }

    /** The axes along which instrument and target pair, in the order of the driver. */
    public List<Axis> pairing() {
        List<Axis> pairing = new ArrayList<>(instrument.axes());
        pairing.removeIf(axis -> !instrumentCodes(axis).equals(targetCodes.get(axis)));
        return List.copyOf(pairing);
    }

    /** The codes of the instrument on an axis of the driver. */
    public List<String> instrumentCodes(Axis axis) {
        return Objects.requireNonNull(instrumentCodes.get(axis));
    }

    /** The codes of the target on an axis of the result. */
    public List<String> targetCodes(Axis axis) {
        return Objects.requireNonNull(targetCodes.get(axis));
    }

    /** Some cells in words: {@code region [50], group [low, vocational]}. */
    static String describe(Map<Axis, List<String>> codes) {
        return codes.isEmpty()
                ? "the country"
                : codes.entrySet().stream()
                        .map(axis -> axis.getKey().key() + " " + axis.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** The swap in the words of a file, for messages and for hashes. */
    @Override
    public String toString() {
        return "find " + instrument.name() + " for " + describe(instrumentCodes) + ", hold "
                + target.path().name() + " for " + describe(targetCodes);
    }
}
