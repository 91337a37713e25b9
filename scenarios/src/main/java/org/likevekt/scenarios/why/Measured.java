package org.likevekt.scenarios.why;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.likevekt.model.decomposition.Reading;
import org.likevekt.model.decomposition.Readings;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Quantity;

/**
 * A number that is asked for: a result somewhere, or that over the same elsewhere.
 *
 * @param quantity the result
 * @param places where, the innermost axis first
 * @param per where what it is divided by is; empty for a number by itself
 */
record Measured(Quantity quantity, List<Place> places, List<Place> per) {
    /**
     * What is meant on an axis.
     *
     * @param word as it was asked for
     * @param codes what it stands for
     */
    record Place(Axis axis, String word, List<String> codes) {}

    Measured {
        places = sorted(places);
        per = sorted(per);
    }

    private static List<Place> sorted(List<Place> places) {
        return places.stream()
                .sorted(Comparator.comparing(Place::axis).reversed())
                .toList();
    }

    /** Whether it is one number over another. */
    boolean isRatio() {
        return !per.isEmpty();
    }

    /** Its unit. */
    String unit() {
        return isRatio() ? "ratio" : quantity.unit();
    }

    /**
     * How it is read off a year.
     *
     * @param residents how many each type (r,e) counts in a mean of persons
     * @throws IllegalArgumentException when the number is not one that can be read
     */
    Reading reading(Readings readings, IntToDoubleFunction residents) {
        Reading over = readings.of(quantity, codes(places), residents);
        if (!isRatio()) {
            return over;
        }
        if (!over.per().isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + quantity.id() + "' is a ratio itself, expected one that is not before 'relative'");
        }
        return new Reading(
                quantity,
                1,
                over.over(),
                readings.of(quantity, codes(per), residents).over());
    }

    /** The axes that it names and that its result does not vary over. */
    List<Axis> superfluous() {
        Set<Axis> axes = Set.copyOf(quantity.axes());
        return places.stream()
                .map(Place::axis)
                .filter(axis -> !axes.contains(axis))
                .toList();
    }

    private static Map<Axis, List<String>> codes(List<Place> places) {
        Map<Axis, List<String>> at = new EnumMap<>(Axis.class);
        places.forEach(place -> at.put(place.axis(), place.codes()));
        return at;
    }
}
