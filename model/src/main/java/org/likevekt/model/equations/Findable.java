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
 * @param symbols symbols of the equations that move with it
 * @param isFactor whether it is found as a factor on what is given; else as an addition to it
 * @param isOfPeople whether it moves them as a driver of people does: by its slopes, which differ from year to year, in
 *     all groups of its region; else it stands in the place of each, over its own index sets
 */
public record Findable(List<String> symbols, boolean isFactor, boolean isOfPeople) {
    /** The symbols through which people act in the equations, both over (r,e). */
    public static final List<String> PEOPLE = List.of("labour", "persons");

    private static final String MOVES = "it acts on the moves to the next year and on nothing in its own";
    private static final Map<String, Findable> ALL = all();
    private static final Map<String, String> NOT = Map.of(
            Drivers.PARTICIPATION.name(),
            "only its change since the first year counts, so it moves nothing in that year. Maybe"
                    + " 'working_age_share', which acts alike",
            Drivers.PETROLEUM_ACTIVITY.name(),
            "it sets the investment of the year before. Maybe 'natural_resource' or 'export_demand'",
            Drivers.MIGRATION_ELASTICITY.name(),
            MOVES,
            Drivers.MIGRATION_BASE_GAP.name(),
            MOVES,
            Drivers.PRODUCT_GROWTH.name(),
            "it is the aim of the calibration");

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
            all.put(index.name(), direct(true, index.name()));
        }
        all.put(Drivers.GROUP_PRODUCTIVITY.name(), direct(true, "group_productivity", "labour"));
        all.put(Drivers.NATURAL_RESOURCE.name(), direct(true, "resource"));
        all.put(Drivers.NATIONAL_PRODUCTIVITY.name(), direct(true, "PROD"));
        // of any sign, so they are found as an addition, in units of the base year's level as their drivers are
        all.put(Drivers.FOREIGN_SAVING.name(), direct(false, "SF"));
        all.put(Drivers.GOVERNMENT_SAVING.name(), direct(false, "GS"));
        all.put(Drivers.TRANSFER_SCALE.name(), direct(true, "TRS"));
        all.put(Drivers.INCOME_TAX_SCALE.name(), direct(true, "TIS"));
        all.put(Drivers.INVESTMENT_SCALE.name(), direct(true, "LAMBDA"));
        for (Driver rate : List.of(
                Drivers.PAYROLL_TAX,
                Drivers.INCOME_TAX,
                Drivers.CAPITAL_TAX,
                Drivers.CONSUMPTION_TAX,
                Drivers.SAVING_RATE,
                Drivers.PRODUCTION_TAX)) {
            all.put(rate.name(), direct(false, rate.name()));
        }
        for (Driver index : List.of(Drivers.POPULATION, Drivers.WORKING_AGE_SHARE, Drivers.HIGHER_EDUCATION_SHARE)) {
            all.put(index.name(), new Findable(PEOPLE, true, true));
        }
        all.put(Drivers.TRAINING_RATE.name(), new Findable(PEOPLE, false, true));
        return all;
    }

    private static Findable direct(boolean isFactor, String... symbols) {
        return new Findable(List.of(symbols), isFactor, false);
    }
}
