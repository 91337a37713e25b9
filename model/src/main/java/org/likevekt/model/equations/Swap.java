package org.likevekt.model.equations;

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
 * An exogenous figure that the model finds, so that a result can be held: one unknown and one equation for every held
 * cell. Along an axis that both vary over with the same codes they pair one to one; along the other axes of what is
 * found all selected cells change alike, and of what is held one code is chosen.
 *
 * @param found the driver that is found
 * @param where its cells that are found: codes by axis, every axis of the driver
 * @param held the result that is held on a path
 * @param heldWhere its cells that are held: codes by axis, every axis of the result
 */
public record Swap(Driver found, Map<Axis, List<String>> where, Held held, Map<Axis, List<String>> heldWhere) {
    /**
     * Copies the maps.
     *
     * @throws IllegalArgumentException when the cells do not pair, naming both lists
     */
    public Swap {
        where = copy(found.axes(), where);
        heldWhere = copy(held.target().axes(), heldWhere);
        for (Axis axis : held.target().axes()) {
            List<String> codes = Objects.requireNonNull(heldWhere.get(axis));
            if (codes.size() > 1 && !codes.equals(where.get(axis))) {
                throw new IllegalArgumentException("the cells do not pair: '" + found.name() + "' is found for "
                        + describe(where) + ", '" + held.target().name() + "' held for " + describe(heldWhere)
                        + "; expected the same " + axis.key() + " codes on both sides, or one "
                        + axis.key() + " that is held");
            }
        }
    }

    private static Map<Axis, List<String>> copy(List<Axis> axes, Map<Axis, List<String>> where) {
        Map<Axis, List<String>> copy = new EnumMap<>(Axis.class);
        axes.forEach(axis -> copy.put(axis, List.copyOf(Objects.requireNonNull(where.get(axis)))));
        return Collections.unmodifiableMap(copy);
    }

    /** The axes along which what is found and what is held pair, in the order of the driver. */
    public List<Axis> pairing() {
        List<Axis> pairing = new ArrayList<>(found.axes());
        pairing.removeIf(axis -> !foundCodes(axis).equals(heldWhere.get(axis)));
        return List.copyOf(pairing);
    }

    /** The codes that are found on an axis of the driver. */
    public List<String> foundCodes(Axis axis) {
        return Objects.requireNonNull(where.get(axis));
    }

    /** The codes that are held on an axis of the result. */
    public List<String> heldCodes(Axis axis) {
        return Objects.requireNonNull(heldWhere.get(axis));
    }

    /** Some cells in words: {@code region [50], group [low, vocational]}. */
    static String describe(Map<Axis, List<String>> where) {
        return where.isEmpty()
                ? "the country"
                : where.entrySet().stream()
                        .map(axis -> axis.getKey().key() + " " + axis.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** The swap in a few words, for messages. */
    @Override
    public String toString() {
        return "find " + found.name() + " for " + describe(where) + ", hold "
                + held.target().name() + " for " + describe(heldWhere);
    }
}
