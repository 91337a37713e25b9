package org.likevekt.model.equations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Drivers;

/**
 * How a driver stands in the equations of a year, so that a {@link Swap} can find it.
 *
 * @param symbols symbols of the equations that move with it, over its own index sets
 * @param isFactor whether it is found as a factor on what is given; else as an addition to it
 */
public record Findable(List<String> symbols, boolean isFactor) {
    private static final String PEOPLE = "it acts on people between the years and stands in no equation of a year";
    private static final String MOVES = "it acts on the moves between the years and stands in no equation of a year";
    private static final Map<String, Findable> ALL = all();
    private static final Map<String, String> NOT = Map.of(
            Drivers.POPULATION.name(), PEOPLE,
            Drivers.PARTICIPATION.name(), PEOPLE + ". Maybe 'group_productivity', the labour that a worker brings",
            Drivers.WORKING_AGE_SHARE.name(), PEOPLE,
            Drivers.HIGHER_EDUCATION_SHARE.name(), PEOPLE,
            Drivers.TRAINING_RATE.name(), PEOPLE + ". Maybe 'group_productivity', the labour that a worker brings",
            Drivers.PETROLEUM_ACTIVITY.name(),
                    "it sets petroleum's capital of the next year and stands in no equation of a year. Maybe"
                            + " 'natural_resource' or 'export_demand'",
            Drivers.MIGRATION_ELASTICITY.name(), MOVES,
            Drivers.MIGRATION_BASE_GAP.name(), MOVES,
            Drivers.PRODUCT_GROWTH.name(), "it is the aim of the calibration");

    /** How a driver stands in the equations; nothing where it does not. */
    public static Optional<Findable> of(Driver driver) {
        return Optional.ofNullable(ALL.get(driver.name()));
    }

    /** Why a driver can not be found. */
    public static String reason(Driver driver) {
        return NOT.getOrDefault(driver.name(), "it is not in the equations");
    }

    private static Map<String, Findable> all() {
        Map<String, Findable> all = new LinkedHashMap<>();
        for (Driver index : List.of(
                Drivers.PRODUCTIVITY,
                Drivers.ENERGY_EFFICIENCY,
                Drivers.GOVERNMENT_PURCHASES,
                Drivers.EXPORT_DEMAND,
                Drivers.EXPORT_PRICE,
                Drivers.IMPORT_PRICE,
                Drivers.TRANSPORT_COST)) {
            all.put(index.name(), new Findable(List.of(index.name()), true));
        }
        all.put(Drivers.GROUP_PRODUCTIVITY.name(), new Findable(List.of("group_productivity", "labour"), true));
        all.put(Drivers.NATURAL_RESOURCE.name(), new Findable(List.of("resource"), true));
        all.put(Drivers.NATIONAL_PRODUCTIVITY.name(), new Findable(List.of("PROD"), true));
        // of any sign, so they are found as an addition, in units of the base year's level as their drivers are
        all.put(Drivers.FOREIGN_SAVING.name(), new Findable(List.of("SF"), false));
        all.put(Drivers.GOVERNMENT_SAVING.name(), new Findable(List.of("GS"), false));
        all.put(Drivers.TRANSFER_SCALE.name(), new Findable(List.of("TRS"), true));
        all.put(Drivers.INCOME_TAX_SCALE.name(), new Findable(List.of("TIS"), true));
        all.put(Drivers.INVESTMENT_SCALE.name(), new Findable(List.of("LAMBDA"), true));
        for (Driver rate : List.of(
                Drivers.PAYROLL_TAX,
                Drivers.INCOME_TAX,
                Drivers.CAPITAL_TAX,
                Drivers.CONSUMPTION_TAX,
                Drivers.SAVING_RATE,
                Drivers.PRODUCTION_TAX)) {
            all.put(rate.name(), new Findable(List.of(rate.name()), false));
        }
        return all;
    }
}
