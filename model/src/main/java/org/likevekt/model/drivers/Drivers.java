package org.likevekt.model.drivers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;

/** The exogenous quantities of the county model, with their base-year values. */
public final class Drivers {
    private static final double ANY = Double.MAX_VALUE;
    private static final String INDEX = "index, 2018 = 1";

    /** Total factor productivity of value added. */
    public static final Driver PRODUCTIVITY =
            index("productivity", "Total factor productivity of value added.", Axis.REGION, Axis.INDUSTRY);

    /** National factor on the productivity of private mainland industries, found by the baseline calibration. */
    public static final Driver NATIONAL_PRODUCTIVITY = index(
            "national_productivity",
            "Factor on the productivity of value added in all private mainland industries; the baseline calibration"
                    + " finds it.");

    /** Productivity of the energy nest. */
    public static final Driver ENERGY_EFFICIENCY =
            index("energy_efficiency", "Productivity of the energy nest.", Axis.REGION, Axis.INDUSTRY);

    /** Productivity of workers by residence and group. */
    public static final Driver GROUP_PRODUCTIVITY =
            index("group_productivity", "Labour that a worker of a group brings.", Axis.REGION, Axis.GROUP);

    /** Population before migration inside the model. */
    public static final Driver POPULATION = new Driver(
            "population",
            List.of(Axis.REGION),
            "persons",
            "Population before the migration that the model adds.",
            1,
            1e9);

    /** Employed persons over persons of working age. */
    public static final Driver PARTICIPATION = new Driver(
            "participation",
            List.of(),
            "share of working age",
            "Employed over persons of working age; the change since the base year counts.",
            0.01,
            1);

    /** Persons of working age over population, relative to the base year. */
    public static final Driver WORKING_AGE_SHARE =
            index("working_age_share", "Share of the population that is of working age.", Axis.REGION);

    /** Share of persons with higher education, relative to the base year. */
    public static final Driver HIGHER_EDUCATION_SHARE = index(
            "higher_education_share",
            "Share of persons in the two university groups; the vocational share stays, the low group is the rest.",
            Axis.REGION);

    /** The group that people are trained out of. */
    public static final String TRAINED_FROM = "low";

    /** Growth of a group by training persons of the low group. */
    public static final Driver TRAINING_RATE = new Driver(
            "training_rate",
            List.of(Axis.REGION, Axis.GROUP),
            "share of the group a year",
            "Persons who move up from the low group into this group, as a share of this group.",
            0,
            1);

    /** Public purchases. */
    public static final Driver GOVERNMENT_PURCHASES =
            index("government_purchases", "Public purchases of a product, volume.", Axis.REGION, Axis.INDUSTRY);

    /** Size of the export market. */
    public static final Driver EXPORT_DEMAND =
            index("export_demand", "Size of the export market of a product.", Axis.REGION, Axis.INDUSTRY);

    /** World price of exports. */
    public static final Driver EXPORT_PRICE =
            index("export_price", "World price that exports compete with.", Axis.INDUSTRY);

    /** World price of imports. */
    public static final Driver IMPORT_PRICE = index("import_price", "World price of imports.", Axis.INDUSTRY);

    /** Petroleum capital, resources and export market. */
    public static final Driver PETROLEUM_ACTIVITY =
            index("petroleum_activity", "Capital, resources and export market of the petroleum industry.");

    /** Foreign saving. */
    public static final Driver FOREIGN_SAVING = new Driver(
            "foreign_saving",
            List.of(),
            INDEX,
            "Foreign saving, which is negative in the base year: a lower index is a smaller surplus abroad, a negative one"
                    + " a deficit.",
            -100,
            100);

    /** Government saving under the closures where it is exogenous. */
    public static final Driver GOVERNMENT_SAVING = new Driver(
            "government_saving",
            List.of(),
            INDEX,
            "Government saving, where transfers or income taxes balance the budget.",
            -100,
            100);

    /** Transport services for a unit delivered. */
    public static final Driver TRANSPORT_COST = index(
            "transport_cost",
            "Transport services for a unit delivered from region to destination.",
            Axis.REGION,
            Axis.DESTINATION,
            Axis.INDUSTRY);

    /** Natural resource of agriculture, fishing, petroleum and power. */
    public static final Driver NATURAL_RESOURCE =
            index("natural_resource", "Natural resource of an industry.", Axis.REGION, Axis.INDUSTRY);

    /** Employer's contribution. */
    public static final Driver PAYROLL_TAX =
            rate("payroll_tax", "Employer's contribution by place of work.", Axis.REGION);

    /** Income tax on wages and transfers. */
    public static final Driver INCOME_TAX = rate("income_tax", "Income tax on wages and transfers.", Axis.REGION);

    /** Tax on capital income. */
    public static final Driver CAPITAL_TAX =
            rate("capital_tax", "Tax on the gross surplus of an industry.", Axis.INDUSTRY);

    /** Taxes on household purchases. */
    public static final Driver CONSUMPTION_TAX =
            rate("consumption_tax", "Taxes less subsidies on household purchases.");

    /** Saving over disposable income. */
    public static final Driver SAVING_RATE = rate("saving_rate", "Household saving over disposable income.");

    /** Taxes less subsidies on production. */
    public static final Driver PRODUCTION_TAX = new Driver(
            "production_tax",
            List.of(Axis.REGION, Axis.INDUSTRY),
            "share of output value",
            "Taxes less subsidies on production; negative for a subsidy.",
            -10,
            0.99);

    /** Net migration over persons for a unit of the log relative wage. */
    public static final Driver MIGRATION_ELASTICITY = new Driver(
            "migration_elasticity",
            List.of(Axis.GROUP),
            "persons a person for a log unit",
            "Net migration over persons for a unit of log relative wage: strong place preferences are a low number.",
            0,
            10);

    /** Whether the relative wages of the base year are held to be in equilibrium. */
    public static final Driver MIGRATION_BASE_GAP = new Driver(
            "migration_base_gap",
            List.of(),
            "share",
            "Share of the base year's relative wage that moves nobody: 1 for deviations from the base year, 0 for levels.",
            0,
            1);

    /** Yearly growth of mainland product per person that the calibration hits. */
    public static final Driver PRODUCT_GROWTH = new Driver(
            "mainland_product_growth",
            List.of(),
            "share a year",
            "Growth of mainland product per person that the baseline calibration hits.",
            -0.2,
            0.2);

    /** Scale of transfers to households where no closure finds it; only a swap names it. */
    public static final Driver TRANSFER_SCALE =
            index("transfer_scale", "Scale of all transfers to households, beside what wages do to them.");

    /** Scale of income taxes where no closure finds it; only a swap names it. */
    public static final Driver INCOME_TAX_SCALE = index("income_tax_scale", "Scale of all income tax rates.");

    /** Scale of investment where no closure finds it; only a swap names it. */
    public static final Driver INVESTMENT_SCALE =
            index("investment_scale", "Scale of investment common to all destinations.");

    /** Scales that are exogenous under some closures; a scenario's figures hold one only where a swap finds it. */
    public static final List<Driver> SCALES = List.of(TRANSFER_SCALE, INCOME_TAX_SCALE, INVESTMENT_SCALE);

    private static final List<Driver> ALL = List.of(
            PRODUCTIVITY,
            NATIONAL_PRODUCTIVITY,
            ENERGY_EFFICIENCY,
            GROUP_PRODUCTIVITY,
            POPULATION,
            PARTICIPATION,
            WORKING_AGE_SHARE,
            HIGHER_EDUCATION_SHARE,
            TRAINING_RATE,
            GOVERNMENT_PURCHASES,
            EXPORT_DEMAND,
            EXPORT_PRICE,
            IMPORT_PRICE,
            PETROLEUM_ACTIVITY,
            FOREIGN_SAVING,
            GOVERNMENT_SAVING,
            TRANSPORT_COST,
            NATURAL_RESOURCE,
            PAYROLL_TAX,
            INCOME_TAX,
            CAPITAL_TAX,
            CONSUMPTION_TAX,
            SAVING_RATE,
            PRODUCTION_TAX,
            MIGRATION_ELASTICITY,
            MIGRATION_BASE_GAP,
            PRODUCT_GROWTH);

    private Drivers() {}

    private static Driver index(String name, String description, Axis... axes) {
        return new Driver(name, List.of(axes), INDEX, description, 0, ANY);
    }

    private static Driver rate(String name, String description, Axis... axes) {
        return new Driver(name, List.of(axes), "share", description, -0.99, 0.99);
    }

    /** Whether a driver has that name. */
    public static boolean isDriver(String name) {
        return ALL.stream().anyMatch(driver -> driver.name().equals(name));
    }

    /** The dictionary of a benchmark's regions, industries and groups. */
    public static Dictionary dictionary(Benchmark benchmark) {
        Map<Axis, Classification> axes = Map.of(
                Axis.REGION, benchmark.regions(),
                Axis.DESTINATION, benchmark.regions(),
                Axis.INDUSTRY, benchmark.industries(),
                Axis.GROUP, benchmark.groups());
        Map<Axis, List<String>> codes = axes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().codes()));
        Map<Axis, Map<String, String>> names = axes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().items().stream()
                        .collect(Collectors.toMap(Classification.Item::code, Classification.Item::name))));
        return new Dictionary(ALL, codes, names);
    }

    /** Paths that hold every driver at its base-year value. */
    public static Paths basePaths(Benchmark benchmark, int firstYear, int lastYear) {
        Dictionary dictionary = dictionary(benchmark);
        Map<Driver, double[]> base = new LinkedHashMap<>();
        for (Driver driver : dictionary.drivers()) {
            double[] values = new double[dictionary.size(driver)];
            Arrays.fill(values, driver.unit().equals(INDEX) ? 1 : 0);
            base.put(driver, values);
        }
        base.put(POPULATION, benchmark.accounts().population().values());
        base.put(PARTICIPATION, new double[] {benchmark.dataset().participation()});
        base.put(PAYROLL_TAX, benchmark.accounts().payrollTaxRate().values());
        base.put(INCOME_TAX, benchmark.accounts().incomeTaxRate().values());
        base.put(CAPITAL_TAX, benchmark.accounts().capitalTaxRate().values());
        base.put(CONSUMPTION_TAX, new double[] {benchmark.householdTaxRate()});
        base.put(SAVING_RATE, new double[] {benchmark.accounts().savingRate()});
        base.put(PRODUCTION_TAX, benchmark.productionTaxRate().values());
        base.put(MIGRATION_ELASTICITY, benchmark.dataset().migrationResponse().values());
        base.put(MIGRATION_BASE_GAP, new double[] {1});
        return Paths.constant(dictionary, firstYear, lastYear, base);
    }
}
