package org.likevekt.scenarios.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Dictionary;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.equations.Held;

/** The words of a small economy: the 11 counties, the 24 industries, the four groups, and the library's drivers. */
public final class TestEconomy {
    public static final Horizon HORIZON = new Horizon(2018, 2050);

    private static final List<String> PRIVATE = List.of(
            "JORD", "FISK", "NMID", "ANNIND", "KJEM", "KRAFTK", "MIN", "VERK", "SKIP", "KRAFT", "VANN", "BYGG",
            "HANDEL", "TRANS", "SJO", "REIS", "KUNN", "FIN", "BOLIG", "ANDPRIV");
    private static final List<String> PUBLIC = List.of("OFFADM", "UNDERV", "HELSE");
    private static final List<String> INDUSTRIES = List.of(
            ("JORD FISK OLJE NMID ANNIND KJEM KRAFTK MIN VERK SKIP KRAFT VANN BYGG HANDEL TRANS SJO REIS KUNN FIN"
                            + " BOLIG ANDPRIV OFFADM UNDERV HELSE")
                    .split(" "));

    private TestEconomy() {}

    public static Vocabulary vocabulary() {
        return vocabulary(TestEconomy::projection);
    }

    public static Vocabulary vocabulary(TableSource projection) {
        Map<String, List<String>> closures = new LinkedHashMap<>();
        closures.put("government", List.of("saving", "transfers", "income_tax"));
        closures.put("external", List.of("foreign_saving", "exchange"));
        return new Vocabulary(
                dictionary(),
                HORIZON,
                Map.of(
                        Axis.INDUSTRY,
                        new TreeMap<>(Map.of("private_mainland", PRIVATE, "public", PUBLIC)),
                        Axis.GROUP,
                        Map.of("university", List.of("lower_university", "higher_university"))),
                new ClosureVocabulary(closures),
                Map.of("mainland_gdp_per_person", "Mainland GDP at fixed prices per person"),
                tables(projection),
                new Results(() -> RESULTS));
    }

    private static final Map<String, Held> RESULTS = Map.of(
            "wage",
            new Held("W", new Driver("wage", List.of(Axis.REGION, Axis.GROUP), "index", "Wage.", 0, Double.MAX_VALUE)),
            "government_saving_level",
            new Held(
                    "GS",
                    new Driver("government_saving_level", List.of(), "MNOK", "Saving.", -1e12, Double.MAX_VALUE)));

    private static Map<String, TableSource> tables(TableSource projection) {
        Map<String, TableSource> tables = new LinkedHashMap<>();
        tables.put("population_projection", projection);
        tables.put("working_age_share", (year, cell) -> OptionalDouble.of(1));
        tables.put("public_services_by_people", (year, cell) -> OptionalDouble.of(year > 2019 ? 1.01 : 1));
        tables.put("national_population_index", (year, cell) -> OptionalDouble.of(1));
        return tables;
    }

    /** 1,000 persons in 2018 and 10 more every year. */
    private static OptionalDouble projection(int year, List<String> cell) {
        return OptionalDouble.of(1000 + 10 * (year - 2018));
    }

    /** Base-year values: 0 for what is added, 0.7 for participation, 1,000 persons, 1 for all else. */
    public static Paths base() {
        return base(HORIZON);
    }

    public static Paths base(Horizon horizon) {
        Dictionary dictionary = dictionary();
        Map<Driver, double[]> base = new LinkedHashMap<>();
        for (Driver driver : dictionary.drivers()) {
            double[] values = new double[dictionary.size(driver)];
            Arrays.fill(values, baseValue(driver.name()));
            base.put(driver, values);
        }
        return Paths.constant(dictionary, horizon.first(), horizon.last(), base);
    }

    private static double baseValue(String driver) {
        return switch (driver) {
            case "training_rate", "training_persons" -> 0;
            case "participation" -> 0.7;
            case "population" -> 1000;
            case "payroll_tax" -> 0.14;
            default -> 1;
        };
    }

    private static Dictionary dictionary() {
        Axis r = Axis.REGION;
        Axis i = Axis.INDUSTRY;
        Axis e = Axis.GROUP;
        List<Driver> drivers = List.of(
                index("productivity", "Total factor productivity of value added.", r, i),
                index("labour_productivity", "Productivity of labour.", r, i),
                index("skill_demand", "Demand for the work of a group at given wages.", e),
                new Driver(
                        "national_productivity", List.of(), "index, 2018 = 1", "Factor found by calibration.", 0, 1000),
                index("energy_efficiency", "Efficiency of energy use.", r, i),
                index("group_productivity", "Labour that one worker of the group brings.", r, e),
                new Driver(
                        "population",
                        List.of(r),
                        "persons",
                        "Persons living in the region.",
                        0,
                        Double.POSITIVE_INFINITY),
                new Driver("participation", List.of(), "share", "Share of persons in work.", 0, 1),
                index("working_age_share", "Share of persons of working age.", r),
                index("higher_education_share", "Share of persons with higher education.", r),
                index("higher_education_odds", "Odds of higher education.", r),
                index("normal_product", "Intended size of the economy."),
                new Driver("labour_augmentation", List.of(), "share", "Progress that augments labour.", 0, 1),
                new Driver("training_persons", List.of(r, e), "persons a year", "Persons trained.", 0, 1e7),
                new Driver(
                        "training_rate",
                        List.of(r, e),
                        "share of the group a year",
                        "Persons trained out of the low group, as a share of the group they join.",
                        0,
                        0.2),
                index("government_purchases", "Public purchases of a product.", r, i),
                index("export_demand", "Foreign demand at given prices.", r, i),
                index("petroleum_activity", "Capital in petroleum extraction."),
                index("foreign_saving", "Saving by foreigners."),
                new Driver("payroll_tax", List.of(r), "rate", "Employer's contribution.", -0.5, 1),
                index("transport_cost", "Transport services a delivery needs.", r, Axis.DESTINATION, i),
                new Driver("migration_elasticity", List.of(e), "index", "Response of moves to wages.", 0, 100),
                index("import_price", "Foreign price of a product.", i));
        List<String> groups = List.of("low", "vocational", "lower_university", "higher_university");
        List<String> counties = List.copyOf(counties().keySet());
        return new Dictionary(
                drivers,
                Map.of(r, counties, Axis.DESTINATION, counties, i, INDUSTRIES, e, groups),
                Map.of(r, counties(), Axis.DESTINATION, counties(), i, Map.of("HELSE", "Health and care")));
    }

    private static Driver index(String name, String description, Axis... axes) {
        return new Driver(name, List.of(axes), "index, 2018 = 1", description, 0, 1000);
    }

    private static Map<String, String> counties() {
        Map<String, String> counties = new LinkedHashMap<>();
        counties.put("03", "Oslo");
        counties.put("11", "Rogaland");
        counties.put("15", "Møre og Romsdal");
        counties.put("18", "Nordland");
        counties.put("30", "Viken");
        counties.put("34", "Innlandet");
        counties.put("38", "Vestfold og Telemark");
        counties.put("42", "Agder");
        counties.put("46", "Vestland");
        counties.put("50", "Trøndelag");
        counties.put("54", "Troms og Finnmark");
        return counties;
    }
}
