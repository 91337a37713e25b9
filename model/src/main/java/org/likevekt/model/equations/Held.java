package org.likevekt.model.equations;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Quantity;

/**
 * A result of the equations that a {@link Swap} can hold: a variable or a definition.
 *
 * @param quantity what is held
 * @param target the path it is held on, as the driver that it becomes: name, axes, unit, meaning
 */
public record Held(Quantity quantity, Driver target) {
    /** Follows the name of a result that a driver is named like. */
    public static final String LEVEL = "_level";

    /** A result as one that can be held: its target has {@code _level} after its name where a driver has that name. */
    public static Held of(Quantity result) {
        boolean isDriver = Drivers.isDriver(result.id());
        double least = result.role() == Quantity.Role.VARIABLE && result.sign() == Quantity.Sign.POSITIVE
                ? 0
                : -Double.MAX_VALUE;
        Driver target = new Driver(
                isDriver ? result.id() + LEVEL : result.id(),
                result.axes(),
                result.unit(),
                result.meaning(),
                least,
                Double.MAX_VALUE);
        return new Held(result, target);
    }

    /** All of some results that can be held, by the name of their target. */
    public static Map<String, Held> of(Collection<Quantity> results) {
        Map<String, Held> all = new LinkedHashMap<>();
        for (Quantity result : results) {
            List<Axis> axes = result.axes();
            // of use of products by industries a file has no word for the second axis
            if (axes.stream().distinct().count() == axes.size()) {
                Held held = of(result);
                all.put(held.target().name(), held);
            }
        }
        return Collections.unmodifiableMap(all);
    }

    /** Its name in the equations. */
    public String symbol() {
        return quantity.symbol();
    }

    /** Its name in tables. */
    public String name() {
        return quantity.id();
    }
}
