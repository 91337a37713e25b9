package org.likevekt.model.equations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemDeclaration;

/**
 * A result of the equations that a {@link Swap} can hold: a variable or a definition.
 *
 * @param symbol its name in the equations
 * @param target the path it is held on, as the driver that it becomes: name, axes, unit, meaning
 */
public record Held(String symbol, Driver target) {
    /** Follows the name of a result that a driver is named like. */
    public static final String LEVEL = "_level";

    private static final Map<String, String> NAMES = names();

    /** Plain names of the equations' symbols whose own names are letters, in the order of the usual results. */
    public static Map<String, String> plainNames() {
        return NAMES;
    }

    /** The plain name of a symbol: {@code wage} for {@code W}, {@code mainland_product} for {@code mainland product}. */
    public static String nameOf(String symbol) {
        return NAMES.getOrDefault(symbol, symbol.replace(",", "").replace(' ', '_'));
    }

    /**
     * All results of some equations by the name of their target: the plain name, with {@code _level} after it where a
     * driver has that name.
     */
    public static Map<String, Held> of(SystemDeclaration declaration) {
        Map<String, Held> all = new LinkedHashMap<>();
        declaration
                .variables()
                .forEach(v -> add(
                        all,
                        v.name(),
                        v.sets(),
                        v.unit(),
                        v.description(),
                        v.kind() == org.likevekt.solver.algebra.Variable.Kind.POSITIVE ? 0 : -Double.MAX_VALUE));
        declaration
                .definitions()
                .forEach(d -> add(
                        all,
                        d.name(),
                        d.over().stream().map(Index::set).toList(),
                        d.unit(),
                        d.description(),
                        -Double.MAX_VALUE));
        return Collections.unmodifiableMap(all);
    }

    private static void add(
            Map<String, Held> all, String symbol, List<IndexSet> sets, String unit, String meaning, double least) {
        List<Axis> axes = axes(sets);
        if (axes.stream().distinct().count() < axes.size()) {
            // such as use of products by industries: a file has no word for its second axis
            return;
        }
        String name = Drivers.isDriver(nameOf(symbol)) ? nameOf(symbol) + LEVEL : nameOf(symbol);
        Driver target = new Driver(name, axes, unit, sentence(meaning), least, Double.MAX_VALUE);
        all.put(name, new Held(symbol, target));
    }

    private static String sentence(String meaning) {
        return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
    }

    /** The axes that some index sets stand for; the second time the regions are those that a delivery goes to. */
    public static List<Axis> axes(List<IndexSet> sets) {
        List<Axis> axes = new ArrayList<>();
        for (IndexSet set : sets) {
            axes.add(
                    switch (set.name()) {
                        case "regions" -> axes.contains(Axis.REGION) ? Axis.DESTINATION : Axis.REGION;
                        case "groups" -> Axis.GROUP;
                        default -> Axis.INDUSTRY;
                    });
        }
        return List.copyOf(axes);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("PY", "output_price");
        names.put("Y", "output");
        names.put("RK", "capital_rental");
        names.put("W", "wage");
        names.put("INC", "disposable_income");
        names.put("GS", "government_saving");
        names.put("SF", "foreign_saving");
        names.put("PROD", "national_productivity");
        return Collections.unmodifiableMap(names);
    }
}
