package org.likevekt.model.drivers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.likevekt.data.Axes;
import org.likevekt.data.Classification;

/**
 * The exogenous quantities of a model and what their axes range over, in the order in which values are stored.
 */
public final class Dictionary {
    private final Map<String, Driver> drivers = new LinkedHashMap<>();
    private final Map<Axis, Classification> axes;
    private final Map<String, Double> countyShares;

    /**
     * A dictionary of the given drivers.
     *
     * @param drivers the exogenous quantities, unique by name
     * @param axes for each axis what it ranges over
     * @param countyShares for each region that is a part of one county its share of the county's people
     */
    Dictionary(List<Driver> drivers, Map<Axis, Classification> axes, Map<String, Double> countyShares) {
        drivers.forEach(driver -> {
            if (this.drivers.put(driver.name(), driver) != null) {
                throw new IllegalArgumentException("driver '" + driver.name() + "' is declared twice");
            }
        });
        this.axes = Map.copyOf(axes);
        this.countyShares = Map.copyOf(countyShares);
    }

    /** This dictionary with more drivers after its own. */
    public Dictionary with(List<Driver> more) {
        List<Driver> all = new ArrayList<>(drivers());
        all.addAll(more);
        return new Dictionary(all, axes, countyShares);
    }

    /** All drivers in declaration order. */
    public List<Driver> drivers() {
        return List.copyOf(drivers.values());
    }

    /** The driver of that name, if there is one. */
    public Optional<Driver> find(String name) {
        return Optional.ofNullable(drivers.get(name));
    }

    /** What an axis ranges over. */
    public Classification axis(Axis axis) {
        return Objects.requireNonNull(axes.get(axis), () -> "nothing ranges over " + axis);
    }

    /** What some axes range over together; values lie in this order. */
    public Axes over(List<Axis> some) {
        return new Axes(some.stream().map(this::axis).toList());
    }

    /** What a region has of an amount that is meant for its county; all of it unless it is a part of one county. */
    public double countyShare(String region) {
        return countyShares.getOrDefault(region, 1.0);
    }

    /** Number of values a driver has in one year. */
    public int size(Driver driver) {
        return over(driver.axes()).cells();
    }

    /** The codes of a cell over some axes, in their order. */
    public Map<Axis, String> codesAt(List<Axis> some, int cell) {
        List<String> codes = over(some).codes(cell);
        Map<Axis, String> at = new LinkedHashMap<>();
        for (int a = 0; a < codes.size(); a++) {
            at.put(some.get(a), codes.get(a));
        }
        return at;
    }

    /** The cell over some axes that has these codes; codes on other axes are passed over. */
    public int cellAt(List<Axis> some, Map<Axis, String> at) {
        return over(some)
                .cell(some.stream()
                        .map(axis -> Objects.requireNonNull(at.get(axis), () -> "no code of the " + axis.key()))
                        .toList());
    }
}
