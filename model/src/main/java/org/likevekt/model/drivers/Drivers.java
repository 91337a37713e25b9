package org.likevekt.model.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.data.Grid;
import org.likevekt.data.Member;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Entry.Way;
import org.likevekt.model.drivers.Quantity.Kind;
import org.likevekt.model.drivers.Quantity.Role;

/**
 * The catalogue of the exogenous quantities of the county model. To add one is to add a constant here, and a block that
 * uses its parameter: its range, its value in the base year, how it gets into the equations and whether a swap may find it
 * stand in its declaration and nowhere else. The class is long since it is the whole list.
 */
public final class Drivers {
    private static final double ANY = Double.MAX_VALUE;
    private static final String INDEX = "index, 2018 = 1";
    private static final String MOVES = "it acts on the moves to the next year and on nothing in its own";

    /** All constants of this class, as they are declared. */
    private static final List<Driver> DECLARED = new ArrayList<>();

    /** Total factor productivity of value added. */
    public static final Driver PRODUCTIVITY = index(
            Way.PARAMETER, "productivity", "Total factor productivity of value added.", Axis.REGION, Axis.INDUSTRY);

    /** Productivity of labour in an industry. */
    public static final Driver LABOUR_PRODUCTIVITY = index(
            Way.PARAMETER,
            "labour_productivity",
            "Productivity of labour of all groups in an industry: technical progress that augments labour.",
            Axis.REGION,
            Axis.INDUSTRY);

    /** National factor on the productivity of private industries, found by the baseline calibration. */
    public static final Driver NATIONAL_PRODUCTIVITY = declare(scale(
                    "national_productivity",
                    "Factor on the productivity of all private industries but petroleum; the baseline calibration finds"
                            + " it.")
            .entering(Entry.level("PROD", Entry.ONE)));

    /** How much of the national factor augments labour. */
    public static final Driver LABOUR_AUGMENTATION = declare(new Driver(
            given(
                    Kind.RATE,
                    "labour_augmentation",
                    "share",
                    "Share of the national productivity factor, in logarithms, that augments labour: 1 for all of it, 0"
                            + " where it augments all of value added alike."),
            0,
            1,
            Entry.ONE,
            Entry.given(Way.PARAMETER, "it says how the national factor works. Maybe 'national_productivity'")));

    /** Demand for a group's work at given wages. */
    public static final Driver SKILL_DEMAND = index(
            Way.PARAMETER,
            "skill_demand",
            "Demand for the work of a group relative to the others at given wages: technical progress that is biased to"
                    + " skills, in all industries.",
            Axis.GROUP);

    /** Productivity of the energy nest. */
    public static final Driver ENERGY_EFFICIENCY =
            index(Way.PARAMETER, "energy_efficiency", "Productivity of the energy nest.", Axis.REGION, Axis.INDUSTRY);

    /** Productivity of workers by residence and group; what workers bring moves with it. */
    public static final Driver GROUP_PRODUCTIVITY =
            declare(scale("group_productivity", "Labour that a worker of a group brings.", Axis.REGION, Axis.GROUP)
                    .entering(Entry.by(Way.PARAMETER, "group_productivity", Entry.LABOUR)));

    /** Population before migration inside the model. */
    public static final Driver POPULATION = declare(new Driver(
            given(
                    Kind.PERSONS,
                    "population",
                    "persons",
                    "Population before the migration that the model adds.",
                    Axis.REGION),
            1,
            1e9,
            benchmark -> benchmark.accounts().population().values(),
            Entry.people()));

    /** Employed persons over persons of working age. */
    public static final Driver PARTICIPATION = declare(new Driver(
            given(
                    Kind.RATE,
                    "participation",
                    "share of working age",
                    "Employed over persons of working age; the change since the base year counts."),
            0.01,
            1,
            benchmark -> new double[] {benchmark.dataset().participation()},
            Entry.given(
                    Way.PEOPLE,
                    "only its change since the first year counts, so it moves nothing in that year. Maybe"
                            + " 'working_age_share', which acts alike")));

    /** Persons of working age over population, relative to the base year. */
    public static final Driver WORKING_AGE_SHARE =
            declare(scale("working_age_share", "Share of the population that is of working age.", Axis.REGION)
                    .entering(Entry.people()));

    /** Share of persons with higher education, relative to the base year. */
    public static final Driver HIGHER_EDUCATION_SHARE = declare(scale(
                    "higher_education_share",
                    "Share of persons in the two university groups; the vocational share stays, the low group is the rest.",
                    Axis.REGION)
            .entering(Entry.people()));

    /** Odds of higher education, relative to the base year. */
    public static final Driver HIGHER_EDUCATION_ODDS = declare(scale(
                    "higher_education_odds",
                    "Odds of being in one of the two university groups, after the share; the vocational share stays, the"
                            + " low group is the rest.",
                    Axis.REGION)
            .entering(Entry.given(
                    Way.PEOPLE, "shares do not follow odds in proportion. Maybe 'higher_education_share'")));

    /** The group that people are trained out of. */
    public static final String TRAINED_FROM = "low";

    /** Growth of a group by training persons of the low group. */
    public static final Driver TRAINING_RATE = declare(new Driver(
            given(
                    Kind.RATE,
                    "training_rate",
                    "share of the group a year",
                    "Persons who move up from the low group into this group, as a share of this group.",
                    Axis.REGION,
                    Axis.GROUP),
            0,
            1,
            Entry.NOTHING,
            Entry.people()));

    /** Growth of a group by a number of persons of the low group. */
    public static final Driver TRAINING_PERSONS = declare(new Driver(
            given(
                    Kind.PERSONS,
                    "training_persons",
                    "persons a year",
                    "Persons who move up from the low group into this group, beside the training rate.",
                    Axis.REGION,
                    Axis.GROUP),
            0,
            1e7,
            Entry.NOTHING,
            Entry.people()));

    /** Persons of the age of old-age pensions. */
    public static final Driver PENSIONERS =
            index(Way.PARAMETER, "pensioners", "Persons aged 67 and over, whom old-age pensions follow.", Axis.REGION);

    /** Size of the mainland economy without shocks. */
    public static final Driver NORMAL_PRODUCT = index(
            Way.PARAMETER,
            "normal_product",
            "Size of the mainland economy as intended: what inventories keep pace with.");

    /** What corporations keep. */
    public static final Driver RETAINED_SHARE = declare(new Driver(
            given(
                    Kind.RATE,
                    "retained_share",
                    "share of net surplus",
                    "Share of their net surplus after tax that corporations keep and save."),
            -1,
            1,
            benchmark -> new double[] {benchmark.accounts().sectors().retainedShare()},
            Entry.by(Way.PARAMETER, "retained_share")));

    /** What the budget takes from the fund. */
    public static final Driver FUND_WITHDRAWAL = declare(new Driver(
            given(
                    Kind.RATE,
                    "fund_withdrawal",
                    "share of the fund a year",
                    "What the budget takes from the Government Pension Fund: the fiscal rule."),
            0,
            1,
            benchmark -> new double[] {benchmark.accounts().sectors().withdrawalRate()},
            Entry.by(Way.PARAMETER, "fund_withdrawal")));

    /** What the fund earns. */
    public static final Driver FUND_RETURN = declare(new Driver(
            given(Kind.RATE, "fund_return", "share a year", "Real return on the Government Pension Fund."),
            -0.5,
            0.5,
            benchmark -> new double[] {benchmark.accounts().sectors().fundReturn()},
            Entry.given(Way.MOVES, "it acts on the fund of the next year and on nothing in its own")));

    /** What private capital abroad earns. */
    public static final Driver WORLD_RETURN = declare(new Driver(
            given(
                    Kind.RATE,
                    "world_return",
                    "share a year",
                    "Real return on private capital abroad, net of tax abroad; in the base year what the fund is expected"
                            + " to earn."),
            -0.5,
            0.5,
            benchmark -> new double[] {benchmark.accounts().sectors().fundReturn()},
            Entry.given(Way.PARAMETER, "in the base year there is none that it could earn on")));

    /** How capital grows where it earns what it does in the base year. */
    public static final Driver CAPITAL_GROWTH = declare(new Driver(
            given(
                    Kind.RATE,
                    "capital_growth",
                    "share a year",
                    "Growth of capital outside petroleum where it earns what it does in the base year and investment is"
                            + " scaled by one."),
            -0.5,
            0.5,
            benchmark -> new double[] {benchmark.accounts().capitalGrowth()},
            Entry.by(Way.PARAMETER, "capital_growth")));

    /** Size of all export markets but petroleum's. */
    public static final Driver EXPORT_MARKET = index(
            Way.PARAMETER,
            "export_market",
            "National factor on the export markets of all industries but petroleum; the baseline calibration finds it.");

    /** Public purchases. */
    public static final Driver GOVERNMENT_PURCHASES = index(
            Way.PARAMETER,
            "government_purchases",
            "Public purchases of a product, volume.",
            Axis.REGION,
            Axis.INDUSTRY);

    /** Size of the export market. */
    public static final Driver EXPORT_DEMAND = index(
            Way.WITH_PETROLEUM, "export_demand", "Size of the export market of a product.", Axis.REGION, Axis.INDUSTRY);

    /** World price of exports. */
    public static final Driver EXPORT_PRICE =
            index(Way.PARAMETER, "export_price", "World price that exports compete with.", Axis.INDUSTRY);

    /** World price of imports. */
    public static final Driver IMPORT_PRICE =
            index(Way.PARAMETER, "import_price", "World price of imports.", Axis.INDUSTRY);

    /** Petroleum capital, resources and export market. */
    public static final Driver PETROLEUM_ACTIVITY =
            declare(scale("petroleum_activity", "Capital, resources and export market of the petroleum industry.")
                    .entering(Entry.given(
                            Way.PETROLEUM,
                            "it sets the investment of the year before. Maybe 'natural_resource' or 'export_demand'")));

    /** Foreign saving. */
    public static final Driver FOREIGN_SAVING = level(
            "foreign_saving",
            "What the rest of the world lends to others than the fund, negative in the base year: private lending abroad.",
            Entry.level("SF", benchmark -> new double[] {benchmark.accounts().foreignSaving()}));

    /** Government saving under the closures where it is exogenous. */
    public static final Driver GOVERNMENT_SAVING = level(
            "government_saving",
            "Net saving of government at home, where transfers or income taxes balance the budget.",
            Entry.level("GS", benchmark -> new double[] {benchmark.accounts().governmentSaving()}));

    /** Transport services for a unit delivered. */
    public static final Driver TRANSPORT_COST = index(
            Way.PARAMETER,
            "transport_cost",
            "Transport services for a unit delivered from region to destination.",
            Axis.REGION,
            Axis.DESTINATION,
            Axis.INDUSTRY);

    /** Natural resource of agriculture, fishing, petroleum and power. */
    public static final Driver NATURAL_RESOURCE =
            declare(scale("natural_resource", "Natural resource of an industry.", Axis.REGION, Axis.INDUSTRY)
                    .entering(Entry.by(Way.WITH_PETROLEUM, "resource")));

    /** Employer's contribution. */
    public static final Driver PAYROLL_TAX = rate(
            "payroll_tax",
            "Employer's contribution by place of work.",
            benchmark -> benchmark.accounts().payrollTaxRate().values(),
            Axis.REGION);

    /** Income tax on wages, transfers and capital income. */
    public static final Driver INCOME_TAX = rate(
            "income_tax",
            "Income tax on wages, transfers and capital income of households.",
            benchmark -> benchmark.accounts().incomeTaxRate().values(),
            Axis.REGION);

    /** Tax on capital income. */
    public static final Driver CAPITAL_TAX = rate(
            "capital_tax",
            "Tax on the gross surplus of an industry.",
            benchmark -> benchmark.accounts().capitalTaxRate().values(),
            Axis.INDUSTRY);

    /** Taxes on household purchases. */
    public static final Driver CONSUMPTION_TAX =
            rate("consumption_tax", "Taxes less subsidies on household purchases.", benchmark ->
                    new double[] {benchmark.householdTaxRate()});

    /** Saving over disposable income. */
    public static final Driver SAVING_RATE =
            rate("saving_rate", "Net saving of households over disposable income.", benchmark ->
                    new double[] {benchmark.accounts().savingRate()});

    /** Taxes less subsidies on production. */
    public static final Driver PRODUCTION_TAX = declare(new Driver(
            given(
                    Kind.RATE,
                    "production_tax",
                    "share of output value",
                    "Taxes less subsidies on production; negative for a subsidy.",
                    Axis.REGION,
                    Axis.INDUSTRY),
            -10,
            0.99,
            benchmark -> benchmark.productionTaxRate().values(),
            Entry.by(Way.PARAMETER, "production_tax")));

    /** Net migration over persons for a unit of the log relative wage. */
    public static final Driver MIGRATION_ELASTICITY = declare(new Driver(
            given(
                    Kind.RATE,
                    "migration_elasticity",
                    "persons a person for a log unit",
                    "Net migration over persons for a unit of log relative wage: strong place preferences are a low"
                            + " number.",
                    Axis.GROUP),
            0,
            10,
            benchmark -> benchmark.dataset().migrationResponse().values(),
            Entry.given(Way.MOVES, MOVES)));

    /** Whether the relative wages of the base year are held to be in equilibrium. */
    public static final Driver MIGRATION_BASE_GAP = declare(new Driver(
            given(
                    Kind.RATE,
                    "migration_base_gap",
                    "share",
                    "Share of the base year's relative wage that moves nobody: 1 for deviations from the base year, 0 for"
                            + " levels."),
            0,
            1,
            Entry.ONE,
            Entry.given(Way.MOVES, MOVES)));

    /** Whether movers compare wages at equal pay of industries. */
    public static final Driver MIGRATION_EQUAL_PAY = declare(new Driver(
            given(
                    Kind.RATE,
                    "migration_equal_pay",
                    "share",
                    "What movers compare: 0 for the average wage of the group in the region, 1 for its wage at equal pay"
                            + " of industries."),
            0,
            1,
            Entry.NOTHING,
            Entry.given(Way.MOVES, MOVES)));

    /** Whether movers compare real wages. */
    public static final Driver MIGRATION_REAL_WAGE = declare(new Driver(
            given(
                    Kind.RATE,
                    "migration_real_wage",
                    "share",
                    "Share of the change of the region's consumer price that movers take off the wage: 0 for nominal"
                            + " wages, 1 for real ones."),
            0,
            1,
            Entry.NOTHING,
            Entry.given(Way.MOVES, MOVES)));

    /** Yearly growth of mainland product per person that is hit where mainland product is given. */
    public static final Driver PRODUCT_GROWTH = declare(new Driver(
            given(
                    Kind.RATE,
                    "mainland_product_growth",
                    "share a year",
                    "Growth of mainland product per person that is hit where mainland product is given."),
            -0.2,
            0.2,
            Entry.NOTHING,
            Entry.given(Way.AIM, "it is the aim of the calibration")));

    /** Substitution of capital, labour and natural resources. */
    public static final Driver ELASTICITY_CAPITAL_LABOUR =
            elasticity("capital_labour", "between capital, labour and natural resources in value added");

    /** Substitution of value added and energy. */
    public static final Driver ELASTICITY_WITH_ENERGY = elasticity("with_energy", "between value added and energy");

    /** Substitution of those and materials. */
    public static final Driver ELASTICITY_WITH_MATERIALS =
            elasticity("with_materials", "between value added with energy, and materials");

    /** Substitution of education groups. */
    public static final Driver ELASTICITY_LABOUR_GROUPS =
            elasticity("labour_groups", "between education groups in labour");

    /** Substitution of energy products. */
    public static final Driver ELASTICITY_ENERGY = elasticity("energy", "between energy products");

    /** Substitution of domestic and foreign products. */
    public static final Driver ELASTICITY_FOREIGN = elasticity("foreign", "between domestic and foreign products");

    /** Substitution of exports by the world. */
    public static final Driver ELASTICITY_EXPORT =
            elasticity("export", "between exports and what the world makes itself, in its demand");

    /** Substitution of products of regions. */
    public static final Driver ELASTICITY_REGIONAL = elasticity("regional", "between products of different regions");

    /** What households buy more of as they earn more. */
    public static final Driver ELASTICITY_INCOME = elasticity(
            "income",
            "Factor on the income elasticity of demand for a product, before all are scaled to what is spent.",
            Entry.elasticity("eta", "income"));

    /** Scale of transfers to households where no closure finds it; only a swap names it. */
    public static final Driver TRANSFER_SCALE =
            declare(scale("transfer_scale", "Scale of all transfers to households, beside what wages do to them.")
                    .entering(Entry.by(Way.SCALE, "TRS")));

    /** Scale of income taxes where no closure finds it; only a swap names it. */
    public static final Driver INCOME_TAX_SCALE =
            declare(scale("income_tax_scale", "Scale of all income tax rates.").entering(Entry.by(Way.SCALE, "TIS")));

    /** Scale of investment where no closure finds it; only a swap names it. */
    public static final Driver INVESTMENT_SCALE =
            declare(scale("investment_scale", "Scale of investment common to all destinations.")
                    .entering(Entry.by(Way.SCALE, "LAMBDA")));

    /** Scales that are exogenous under some closures; a scenario's figures hold one only where a swap finds it. */
    public static final List<Driver> SCALES = having(Way.SCALE);

    private static final List<Driver> ALL = DECLARED.stream()
            .filter(driver -> driver.entry().way() != Way.SCALE)
            .toList();

    private Drivers() {}

    private static Driver declare(Driver driver) {
        DECLARED.add(driver);
        return driver;
    }

    private static Driver index(Way way, String name, String meaning, Axis... axes) {
        return declare(scale(name, meaning, axes).entering(Entry.by(way, name)));
    }

    private static Driver scale(String name, String meaning, Axis... axes) {
        Quantity quantity = given(Kind.SCALE, name, INDEX, meaning, axes);
        return new Driver(quantity, 0, ANY, Entry.ONE, Entry.by(Way.PARAMETER, name));
    }

    /** A share that is a parameter of the equations. */
    private static Driver rate(String name, String meaning, Entry.Base base, Axis... axes) {
        Quantity quantity = given(Kind.RATE, name, "share", meaning, axes);
        return declare(new Driver(quantity, -0.99, 0.99, base, Entry.by(Way.PARAMETER, name)));
    }

    /** A factor on the elasticities of a nest; shares and the base year stay. */
    private static Driver elasticity(String nest, String between) {
        return elasticity(nest, "Factor on the elasticity of substitution " + between + ".", Entry.elasticity(nest));
    }

    private static Driver elasticity(String name, String meaning, Entry entry) {
        Quantity quantity = given(Kind.SCALE, "elasticity_" + name, "index, tables = 1", meaning, Axis.INDUSTRY);
        return declare(new Driver(quantity, 0, 100, Entry.ONE, entry).entering(entry));
    }

    /** An index of what may have either sign. */
    private static Driver level(String name, String meaning, Entry entry) {
        Quantity quantity = given(Kind.SCALE, name, INDEX, meaning).ofEitherSign();
        return declare(new Driver(quantity, -1000, 1000, Entry.ONE, entry).entering(entry));
    }

    private static Quantity given(Kind kind, String name, String unit, String meaning, Axis... axes) {
        return Quantity.of(Role.DRIVER, name, name, kind, unit, meaning, axes);
    }

    /** The drivers that get into the equations that way, those that only swaps name included. */
    public static List<Driver> having(Way way) {
        return DECLARED.stream().filter(driver -> driver.entry().way() == way).toList();
    }

    /** The drivers that scale a national variable where no closure finds it. */
    public static List<Driver> levels() {
        return DECLARED.stream().filter(driver -> driver.entry().isLevel()).toList();
    }

    /** All that a scenario may name, in the order of their declaration; the {@link #SCALES} only in its swaps. */
    public static List<Driver> all() {
        return Collections.unmodifiableList(DECLARED);
    }

    /** Whether a driver has that name. */
    public static boolean isDriver(String name) {
        return DECLARED.stream().anyMatch(driver -> driver.name().equals(name));
    }

    /** The dictionary of a benchmark's regions, industries and groups. */
    public static Dictionary dictionary(Benchmark benchmark) {
        return new Dictionary(
                ALL,
                Map.of(
                        Axis.REGION, benchmark.regions(),
                        Axis.DESTINATION, benchmark.regions(),
                        Axis.INDUSTRY, benchmark.industries(),
                        Axis.GROUP, benchmark.groups()),
                countyShares(benchmark));
    }

    private static Map<String, Double> countyShares(Benchmark benchmark) {
        Grid shares = benchmark.accounts().countyShares();
        Map<String, Double> all = new LinkedHashMap<>();
        for (Member county : benchmark.accounts().counties()) {
            int column = shares.axis(1).indexOf(county.code());
            for (int r = county.first(); r < county.end(); r++) {
                all.put(benchmark.regions().code(r), shares.get(r, column));
            }
        }
        return all;
    }

    /** Paths that hold every driver at its base-year value. */
    public static Paths basePaths(Benchmark benchmark, int firstYear, int lastYear) {
        Dictionary dictionary = dictionary(benchmark);
        Map<Driver, double[]> base = new LinkedHashMap<>();
        for (Driver driver : dictionary.drivers()) {
            base.put(driver, inBaseYear(driver, benchmark, dictionary.size(driver)));
        }
        return Paths.constant(dictionary, firstYear, lastYear, base);
    }

    /** The value of a driver in the base year, over a number of cells. */
    public static double[] inBaseYear(Driver driver, Benchmark benchmark, int cells) {
        double[] base = driver.base().of(benchmark);
        double[] values = Arrays.copyOf(base, cells);
        if (base.length == 1) {
            Arrays.fill(values, base[0]);
        }
        return values;
    }
}
