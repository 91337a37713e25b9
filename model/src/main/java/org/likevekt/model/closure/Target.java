package org.likevekt.model.closure;

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
 * A result of the equations that a {@link Swap} can make exogenous: a variable or a definition.
 *
 * @param quantity what is held
 * @param path the path it is held on, as the driver that it becomes: name, axes, unit, meaning
 */
public record Target(Quantity quantity, Driver path) {
    /** Follows the name of a result that a driver is named like. */
    public static final String LEVEL = "_level";

    /** A result as a target: its path has {@code _level} after its name where a driver has that name. */
    public static Target of(Quantity result) {
        boolean isDriver = Drivers.isDriver(result.id());
        double least = result.role() == Quantity.Role.VARIABLE && result.sign() == Quantity.Sign.POSITIVE
                ? 0
                : -Double.MAX_VALUE;
        Driver path = new Driver(
                isDriver ? result.id() + LEVEL : result.id(),
                result.axes(),
                result.unit(),
                result.meaning(),
                least,
                Double.MAX_VALUE);
        return new Target(result, path);
    }

    /** All of some results that can be targets, by the name of their path. */
    public static Map<String, Target> of(Collection<Quantity> results) {
        Map<String, Target> all = new LinkedHashMap<>();
        for (Quantity result : results) {
            List<Axis> axes = result.axes();
            // of use of products by industries a file has no word for the second axis
            if (axes.stream().distinct().count() == axes.size()) {
                Target target = of(result);
                all.put(target.path().name(), target);
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
