package org.likevekt.model.equations;

import java.util.List;
import java.util.Optional;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Entry;

/**
 * How a driver stands in the equations of a year, so that a {@link Swap} can find it.
 *
 * @param symbols symbols of the equations that move with it
 * @param isFactor whether it is found as a factor on what is given; else as an addition to it
 * @param isOfPeople whether it moves them as a driver of people does: by its slopes, which differ from year to year, in
 *     all groups of its region; else it stands in the place of each, over its own index sets
 */
public record Findable(List<String> symbols, boolean isFactor, boolean isOfPeople) {
    /** The symbols through which people act in the equations, both over (r,e). */
    public static final List<String> PEOPLE = Entry.PEOPLE;

    /** How a driver stands in the equations; nothing where no swap can find it. */
    public static Optional<Findable> of(Driver driver) {
        Entry entry = driver.entry();
        boolean isOfPeople = entry.way() == Entry.Way.PEOPLE;
        return entry.whyNotFound().isPresent()
                ? Optional.empty()
                : Optional.of(new Findable(entry.symbols(), driver.isFactor(), isOfPeople));
    }

    /** Why a driver cannot be found. */
    public static String reason(Driver driver) {
        return driver.entry().whyNotFound().orElse("a swap can find it");
    }
}
