package org.likevekt.model.drivers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The exogenous quantities of a model and the codes of their axes, in the order in which values are stored (row-major,
 * last axis fastest).
 */
public final class Dictionary {
    private final Map<String, Driver> drivers = new LinkedHashMap<>();
    private final Map<Axis, List<String>> codes;
    private final Map<Axis, Map<String, String>> names;
    private final Map<String, Double> countyShares;

    /**
     * A dictionary of the given drivers.
     *
     * @param drivers the exogenous quantities, unique by name
     * @param codes for each axis its codes in storage order, e.g. "50", "KRAFTK", "vocational"
     * @param names for each axis the display name of a code, e.g. "50" to "Trøndelag"
     */
    public Dictionary(List<Driver> drivers, Map<Axis, List<String>> codes, Map<Axis, Map<String, String>> names) {
        this(drivers, codes, names, Map.of());
    }

    /**
     * A dictionary in which regions are parts of counties.
     *
     * @param countyShares for each region that is a part of one county its share of the county's people
     */
    Dictionary(
            List<Driver> drivers,
            Map<Axis, List<String>> codes,
            Map<Axis, Map<String, String>> names,
            Map<String, Double> countyShares) {
        drivers.forEach(driver -> {
            if (this.drivers.put(driver.name(), driver) != null) {
                throw new IllegalArgumentException("driver '" + driver.name() + "' is declared twice");
            }
        });
        this.codes = Map.copyOf(codes);
        this.names = Map.copyOf(names);
        this.countyShares = Map.copyOf(countyShares);
    }

    /** This dictionary with more drivers after its own. */
    public Dictionary with(List<Driver> more) {
        List<Driver> all = new ArrayList<>(drivers());
        all.addAll(more);
        return new Dictionary(all, codes, names, countyShares);
    }

    /** All drivers in declaration order. */
    public List<Driver> drivers() {
        return List.copyOf(drivers.values());
    }

    /** The driver of that name, if there is one. */
    public Optional<Driver> find(String name) {
        return Optional.ofNullable(drivers.get(name));
    }

    /** The codes of an axis in storage order. */
    public List<String> codes(Axis axis) {
        return Objects.requireNonNull(codes.get(axis), () -> "no codes of " + axis);
    }

    /** The display name of a code on an axis; the code itself where it has none. */
    public String name(Axis axis, String code) {
        return names.getOrDefault(axis, Map.of()).getOrDefault(code, code);
    }

    /** What a region has of an amount that is meant for its county; all of it unless it is a part of one county. */
    public double countyShare(String region) {
        return countyShares.getOrDefault(region, 1.0);
    }

    /** Number of values a driver has in one year. */
    public int size(Driver driver) {
        return cells(driver.axes());
    }

    /** Number of cells over some axes, 1 over none. */
    public int cells(List<Axis> axes) {
        int cells = 1;
        for (Axis axis : axes) {
            cells = Math.multiplyExact(cells, codes(axis).size());
        }
        return cells;
    }

    /** The codes of a cell over some axes, in their order. */
    public Map<Axis, String> codesAt(List<Axis> axes, int cell) {
        Map<Axis, String> at = new LinkedHashMap<>();
        int rest = cell;
        int size = cells(axes);
        for (Axis axis : axes) {
            size /= codes(axis).size();
            at.put(axis, codes(axis).get(rest / size));
            rest %= size;
        }
        return at;
    }

    /** The cell over some axes that has these codes; codes on other axes are passed over. */
    public int cellAt(List<Axis> axes, Map<Axis, String> at) {
        int cell = 0;
        for (Axis axis : axes) {
            cell = cell * codes(axis).size() + codes(axis).indexOf(at.get(axis));
        }
        return cell;
    }
}
