package org.likevekt.scenarios.results;

import java.util.ArrayList;
import java.util.List;
import org.likevekt.data.RegionName;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.drivers.Quantity.Role;

/**
 * One figure in two runs: what every table that compares runs says of it, and its columns.
 *
 * @param base level in the one compared with
 * @param value level in the scenario
 * @param baseFirst level in the one compared with in its first year
 * @param valueFirst level in the scenario in that year
 * @param years since then
 * @param isShareable whether the quantity is one of which a share says something
 */
public record Change(double base, double value, double baseFirst, double valueFirst, int years, boolean isShareable) {
    /** Whose figure it is; together they are the key of a row. */
    public static final List<String> KEYS = List.of(
            "scenario", "baseline", "year", "variable", "region", "region_name", "destination", "industry", "group");

    /** What is told of it. */
    public static final List<String> FIGURES =
            List.of("base", "value", "difference", "percent", "base_growth", "growth", "growth_difference");

    /** The columns of tables that compare runs. */
    public static final List<String> COLUMNS = columns();

    /** Name of the country, the region whose code is empty. */
    public static final String COUNTRY = RegionName.COUNTRY;

    /** A figure that is counted from nothing and has no growth, such as a gain. */
    public static Change gain(double gain) {
        return new Change(0, gain, 0, 0, 0, false);
    }

    /** Whether a share of what tables call by that name says something: of what may have either sign it does not. */
    public static boolean isShareable(String variable) {
        return Quantities.all().stream()
                .filter(quantity ->
                        quantity.role() != Role.STOCK && quantity.id().equals(variable))
                .allMatch(Quantity::hasPercent);
    }

    /** The figures in the order of their columns; not a number where one says nothing. */
    public List<Double> figures() {
        return List.of(base, value, value - base, percent(), baseGrowth(), growth(), growth() - baseGrowth());
    }

    private double percent() {
        return hasShare() ? 100 * (value / base - 1) : Double.NaN;
    }

    private double baseGrowth() {
        return hasShare() ? growth(baseFirst, base) : Double.NaN;
    }

    private double growth() {
        return hasShare() ? growth(valueFirst, value) : Double.NaN;
    }

    private boolean hasShare() {
        return isShareable && base > 0;
    }

    /** Mean yearly growth since the first year, percent; not a number where it says nothing. */
    private double growth(double first, double now) {
        return years > 0 && first > 0 && now > 0 ? 100 * (StrictMath.pow(now / first, 1.0 / years) - 1) : Double.NaN;
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(KEYS);
        columns.addAll(FIGURES);
        columns.add("unit");
        return List.copyOf(columns);
    }
}
