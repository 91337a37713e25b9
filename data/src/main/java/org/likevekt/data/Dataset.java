package org.likevekt.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * The checked tables with one accessor for each figure; immutable.
 *
 * <p>Index sets: {@code r, s} regions, {@code i} industries, {@code j} products (the same codes), {@code u} national
 * users (industries, then final uses), {@code e} education groups. Amounts are MNOK of 2018 unless said, people are
 * persons. The class is long since it is the list of the figures.
 */
public final class Dataset {
    private static final String EMBEDDED = "norway-2018";
    private static final List<String> CLASSIFICATIONS =
            List.of("regions", "industries", "groups", "final_uses", "primary_inputs");

    private final Map<String, TableDescription> descriptions;
    private final Map<String, Classification> classifications;
    private final Map<String, Table> tables;
    private final SortedMap<String, String> texts;

    private Dataset(
            Map<String, TableDescription> descriptions,
            Map<String, Classification> classifications,
            Map<String, Table> tables,
            SortedMap<String, String> texts) {
        this.descriptions = descriptions;
        this.classifications = classifications;
        this.tables = tables;
        this.texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /**
     * The tables that come with the engine: Norway's counties in 2018.
     *
     * @throws DataException when they do not pass their checks
     */
    public static Dataset embedded() {
        return read(TableFiles.embedded(EMBEDDED));
    }

    /**
     * The tables of a directory: every table of {@link #tables()} and {@code tables.csv}.
     *
     * @throws DataException with everything that is wrong with them
     */
    public static Dataset load(Path directory) {
        return read(TableFiles.in(directory));
    }

    private static Dataset read(TableFiles place) {
        TableFiles.Kept files = new TableFiles.Kept(place);
        TableReader reader = new TableReader(files);
        Map<String, TableDescription> descriptions = TableCatalogue.read(reader, TableFiles.embedded(EMBEDDED));
        reader.throwFindings();
        Map<String, Table> tables = new LinkedHashMap<>();
        readTables(reader, descriptions, CLASSIFICATIONS, Map.of(), tables);
        // Without sound classifications every other finding would be noise.
        reader.throwFindings();
        Map<String, Classification> classifications = classifications(tables);
        List<String> others = new ArrayList<>(descriptions.keySet());
        others.removeAll(CLASSIFICATIONS);
        readTables(reader, descriptions, others, classifications, tables);
        reader.throwFindings();
        Dataset dataset = new Dataset(descriptions, classifications, tables, texts(files));
        TableBalances.check(dataset).forEach(reader::add);
        reader.throwFindings();
        return dataset;
    }

    private static SortedMap<String, String> texts(TableFiles.Kept files) {
        try {
            // the engine's own columns count; a copy beside the tables is for who reads these
            files.open(TableCatalogue.COLUMNS);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + TableCatalogue.COLUMNS, e);
        }
        return files.texts();
    }

    /**
     * These tables with one number column changed, checked like any others.
     *
     * @param table the table
     * @param column its column
     * @param rows keys of the rows that change; empty for all
     * @param change what becomes of a number
     * @throws IllegalArgumentException when there is no such table, number column or row
     * @throws DataException when a changed number is out of its column's range, or tables no longer agree
     */
    public Dataset with(String table, String column, List<String> rows, DoubleUnaryOperator change) {
        Table before = tables.get(table);
        if (before == null) {
            throw new IllegalArgumentException(unknown("table", table, tables.keySet()));
        }
        Map<String, Table> changed = new LinkedHashMap<>(tables);
        changed.put(table, before.with(column, rows, change));
        Dataset dataset = new Dataset(descriptions, classifications, changed, texts);
        List<Finding> findings = new ArrayList<>(TableBalances.check(dataset));
        if (!findings.isEmpty()) {
            throw new DataException(findings);
        }
        return dataset;
    }

    /** Says what is unknown, what there is, and the nearest. */
    static String unknown(String kind, String found, Collection<String> known) {
        String near = NearestText.of(found, List.copyOf(known));
        return "unknown " + kind + " '" + found + "', expected one of: " + String.join(", ", known)
                + (near.isEmpty() ? "" : ". Maybe '" + near + "'.");
    }

    private static void readTables(
            TableReader reader,
            Map<String, TableDescription> descriptions,
            List<String> names,
            Map<String, Classification> classifications,
            Map<String, Table> tables) {
        for (String name : names) {
            TableDescription description = Objects.requireNonNull(descriptions.get(name));
            reader.read(description, classifications).ifPresent(table -> tables.put(name, table));
        }
    }

    private static Map<String, Classification> classifications(Map<String, Table> tables) {
        Map<String, Classification> all = new LinkedHashMap<>();
        for (String name : CLASSIFICATIONS) {
            all.put(name, Objects.requireNonNull(tables.get(name)).classification());
        }
        Classification finalUses = Objects.requireNonNull(all.get("final_uses"));
        all.put("users", Objects.requireNonNull(all.get("industries")).followedBy("users", finalUses));
        return all;
    }

    /** What every table is, in the order of the files' catalogue. */
    public List<TableDescription> tables() {
        return List.copyOf(descriptions.values());
    }

    /**
     * The texts of all files that these tables were read from, by name: as they were parsed, whatever has become of the
     * files since.
     */
    public SortedMap<String, String> texts() {
        return texts;
    }

    private Table table(String name) {
        return Objects.requireNonNull(tables.get(name), () -> "no table '" + name + "'");
    }

    private Classification classification(String name) {
        return Objects.requireNonNull(classifications.get(name), () -> "no classification '" + name + "'");
    }

    /** Regions, {@code r}. */
    public Classification regions() {
        return classification("regions");
    }

    /** Industries {@code i} and their products {@code j}. */
    public Classification industries() {
        return classification("industries");
    }

    /** Education groups, {@code e}. */
    public Classification groups() {
        return classification("groups");
    }

    /**
     * Users {@code u} of the national tables: industries, then HOUSEHOLDS, NON_PROFIT, GOVERNMENT, INVESTMENT,
     * INVENTORY, EXPORT.
     */
    public Classification nationalUsers() {
        return classification("users");
    }

    /** What the industries are called in Norwegian, in their order. */
    public List<String> norwegianIndustryNames() {
        return table("industries").texts("norwegian_name");
    }

    /** What the groups are called in a sentence, in their order. */
    public List<String> shortGroupNames() {
        return table("groups").texts("short_name");
    }

    /** What the groups are called in a Norwegian sentence, in their order. */
    public List<String> norwegianShortGroupNames() {
        return table("groups").texts("norwegian_short_name");
    }

    /** The divisions of NACE that the industries are made of, in their order. */
    List<NavigableSet<Integer>> divisions() {
        return table("industries").texts("nace").stream()
                .map(text -> Divisions.of(text).orElseGet(TreeSet::new))
                .toList();
    }

    /** The industries' part of the economy, in their order: mainland, petroleum or shipping. */
    public List<String> sectors() {
        return table("industries").texts("sector");
    }

    /** Whether the industry at this position is of the mainland economy: neither petroleum nor ocean shipping. */
    public boolean isMainland(int industry) {
        return sectors().get(industry).equals("mainland");
    }

    /** Whether an industry, by its position, is petroleum. */
    public boolean isPetroleum(int industry) {
        return sectors().get(industry).equals("petroleum");
    }

    /** Whether government runs the industry at this position. */
    public boolean isPublic(int industry) {
        return table("industries").texts("public").get(industry).equals("yes");
    }

    /** Whether the product at this position is bought where it is made. */
    public boolean isLocal(int product) {
        return table("trade_priors").texts("local").get(product).equals("yes");
    }

    /** National use of domestic products (j,u), MNOK at basic prices. */
    public Grid nationalDomesticUse() {
        return table("national_domestic_use").grid("value");
    }

    /** National use of imported products (j,u), MNOK at cif prices; EXPORT is re-export. */
    public Grid nationalImportedUse() {
        return table("national_imported_use").grid("value");
    }

    /** National primary inputs (input,u) and OUTPUT, MNOK. */
    public Grid nationalPrimaryInputs() {
        return table("national_primary_inputs").grid("value");
    }

    /** Value added (r,i), MNOK; the shelf and Svalbard are outside. */
    public Grid valueAdded() {
        return table("county_value_added").grid("value");
    }

    /** How far to trust a figure of a table whose rows have grades, by the positions of its two keys. */
    TableDescription.Grade gradeOf(String name, int first, int second) {
        Table table = table(name);
        return TableDescription.Grade.valueOf(
                table.texts("grade").get(table.axis(1).cell(first, second)).toUpperCase(Locale.ROOT));
    }

    /** Employed by region of work and industry (r,i), persons. */
    public Grid employed() {
        return table("county_employed").grid("persons");
    }

    /** Employed by region of residence and group (r,e), persons; an estimate. */
    public Grid employedResidentsByGroup() {
        return table("county_employed_residents_by_group").grid("persons");
    }

    /** Prior shares of groups in the employed of an industry (i,e). */
    public Grid educationShares() {
        return table("industry_education").grid("share");
    }

    /**
     * Persons of 16 and over whose education is one of those a group may have (r,e); groups that may have the same ones have
     * the same persons.
     */
    public Grid educated() {
        Table table = table("county_education");
        List<List<String>> levels = educations();
        return Grid.of(
                at -> levels.get(at[1]).stream()
                        .mapToDouble(level -> table.grid(level).get(at[0]))
                        .sum(),
                regions(),
                groups());
    }

    /** The educations of {@code county_education} that a group may have, by group. */
    public List<List<String>> educations() {
        return table("groups").texts("education").stream()
                .map(levels -> List.of(levels.split(" ")))
                .toList();
    }

    /** Educations that {@code county_education} has persons of. */
    List<String> educationLevels() {
        return Objects.requireNonNull(descriptions.get("county_education")).columns().stream()
                .filter(ColumnDescription::isNumber)
                .map(ColumnDescription::name)
                .toList();
    }

    /** Exports of goods (r), MNOK at the border. */
    public Grid goodsExports() {
        return table("county_goods_exports").grid("value");
    }

    /** Whether the exports of goods of the region at this position are as published. */
    public boolean isGoodsExportExact(int region) {
        return table("county_goods_exports").texts("exact").get(region).equals("yes");
    }

    /** Whether the exports of goods by region count the product at this position. */
    public boolean isCustoms(int product) {
        return table("trade_priors").texts("customs").get(product).equals("yes");
    }

    /** Share of refined fuels in an industry's purchases of KJEM (i). */
    public Grid fuelShare() {
        Table table = table("national_fuel_share");
        Grid whole = table.grid("not_plastics");
        Grid fuels = table.grid("fuels");
        return Grid.of(at -> whole.get(at) * fuels.get(at), industries());
    }

    /** Employed by residence and place of work (r,s), persons. */
    public Grid commuting() {
        return table("county_commuting").grid("persons");
    }

    /** Distances (r,s), km; the own distance is the mean within the region. */
    public Grid distances() {
        return table("county_distances").grid("km");
    }

    /** Population of 1 January 2018 (r), persons. */
    public Grid population() {
        return table("county_people").grid("population");
    }

    /** Population of 1 January 2021 (r), persons: of the same day as the educations. */
    Grid populationOf2021() {
        return table("county_people").grid("population_2021");
    }

    /** Register-based employed by residence (r), persons. */
    public Grid employedResidents() {
        return table("county_people").grid("employed_residents");
    }

    /** Register-based employed by place of work (r), persons. */
    public Grid employedWorkplace() {
        return table("county_people").grid("employed_workplace");
    }

    /** Monthly earnings relative to the country (r). */
    public Grid wageIndex() {
        return table("county_wages").grid("wage_index");
    }

    /**
     * Registered unemployed by region of residence (r), persons.
     *
     * @throws DataException when these tables have none
     */
    public Grid unemployed() {
        return unemployment().grid("unemployed");
    }

    /**
     * Elasticity of real pay to the rate of unemployment (r).
     *
     * @throws DataException when these tables have none
     */
    public Grid wageElasticity() {
        return unemployment().grid("wage_elasticity");
    }

    /** Whether these tables have the unemployed. */
    boolean hasUnemployment() {
        return tables.containsKey("county_unemployment");
    }

    private Table unemployment() {
        return optional("county_unemployment", "the wage curve asks for", "'closure: {labour: full_employment}'");
    }

    /**
     * Elasticity of transformation between what is sold at home and abroad (i).
     *
     * @throws DataException when these tables have none
     */
    public Grid transformation() {
        return optional(
                        "industry_transformation",
                        "exports supplied at given prices ask for",
                        "'closure: {exports: demand}'")
                .grid("transformation");
    }

    /**
     * Elasticity of the odds of working in a region by the pay there, above 0.
     *
     * @throws DataException when these tables have none
     */
    public double commutingElasticity() {
        return optional(
                        "commuting_response",
                        "residents who choose where to work ask for",
                        "'closure: {commuting: fixed}'")
                .grid("elasticity")
                .total();
    }

    private Table optional(String name, String who, String instead) {
        Table table = tables.get(name);
        if (table == null) {
            throw new DataException(List.of(new Finding(
                    "tables.csv", 0, "table", "no line", "a line for '" + name + "', which " + who, instead)));
        }
        return table;
    }

    /** Employer's contribution over wages (r). */
    public Grid payrollTaxRate() {
        return table("county_payroll_tax").grid("rate");
    }

    /**
     * Household incomes of 2015 (r,item), MNOK: wages, operating_surplus, property_income, pensions_benefits, taxes,
     * disposable; and the population of that year, persons.
     */
    public Grid householdIncome2015() {
        return table("county_household_income_2015")
                .grid(
                        "household income items",
                        "population",
                        "wages",
                        "operating_surplus",
                        "property_income",
                        "pensions_benefits",
                        "taxes",
                        "disposable");
    }

    /** Gross domestic product (r,year 2008-2020), MNOK at market prices; a later vintage, use its growth only. */
    public Grid regionalProduct() {
        return table("county_product").grid("value");
    }

    /** Capital stock (i), MNOK. */
    public Grid capitalStock() {
        return table("industry_capital").grid("capital_stock");
    }

    /**
     * Elasticities (i,nest): capital_labour, with_energy, with_materials, labour_groups, energy, materials, foreign,
     * export, regional, income.
     */
    public Grid elasticities() {
        return table("industry_elasticities")
                .grid(
                        "nests",
                        "capital_labour",
                        "with_energy",
                        "with_materials",
                        "labour_groups",
                        "energy",
                        "materials",
                        "foreign",
                        "export",
                        "regional",
                        "income");
    }

    /** Population projection (r,year 2018-2050), persons on 1 January. */
    public Grid populationProjection() {
        return table("population").grid("persons");
    }

    /** National population aged 16-66 (year 2020-2050), persons. */
    public Grid nationalWorkingAge() {
        return table("national_working_age").grid("persons");
    }

    /**
     * Share of the population that is of working age, relative to the base year (r,year 2018-2050): counted to 2020,
     * then estimated, see {@link WorkingAgeShare}.
     */
    public Grid workingAgeShare() {
        return WorkingAgeShare.estimate(
                populationProjection(),
                workingAge(),
                table("national_working_age").grid("areas", "persons", "vestfold_og_telemark"));
    }

    /** Persons aged 0-19 (r,year 2018-2050); an estimate, see {@link AgeGroup}. */
    public Grid aged0to19() {
        return AgeGroup.young(this);
    }

    /**
     * Persons aged 67 and over (r,year 2018-2050); an estimate, see {@link AgeGroup}.
     *
     * @throws DataException when those of working age leave nobody
     */
    public Grid aged67() {
        return AgeGroup.old(this);
    }

    /** Projected persons of an age group (year 2020-2050,area): of the country, then of Vestfold og Telemark. */
    Grid projectedAges(String column) {
        return table("national_working_age").grid("areas", column, "vestfold_og_telemark_" + column);
    }

    /** Persons of 16 and over (r) at the end of 2020, whatever their education. */
    Grid agedFrom16() {
        String[] levels = educationLevels().toArray(String[]::new);
        return table("county_education").grid("educations", levels).sumOver(1);
    }

    /** Population of working age (r,year 2018-2020,age): age_20_66, age_15_74; persons. */
    public Grid workingAge() {
        return table("county_working_age").grid("ages", "age_20_66", "age_15_74");
    }

    /** Priors of trade (j,prior): distance_exponent, home_factor, margin_base, margin_per_1000_km. */
    public Grid tradePriors() {
        return table("trade_priors")
                .grid("trade priors", "distance_exponent", "home_factor", "margin_base", "margin_per_1000_km");
    }

    /** Annual earnings per employed person relative to the vocational group (e). */
    public Grid relativeEarnings() {
        return table("groups").grid("relative_earnings");
    }

    /** Net migration over population per unit of log relative wage (e). */
    public Grid migrationResponse() {
        return table("groups").grid("migration_response");
    }

    /** Normal real return on capital, share a year. */
    public double normalReturn() {
        return table("parameters").grid("normal_return").total();
    }

    /** Tax on the net surplus of market industries except dwellings, share. */
    public double capitalTaxRate() {
        return table("parameters").grid("capital_tax_rate").total();
    }

    /** A single figure of the {@code fund} table: value, MNOK, real_return and withdrawal, shares a year. */
    public double fund(String figure) {
        return table("fund").grid(figure).total();
    }

    /**
     * A single figure of the sector accounts: household_saving_rate and pension_share, shares; primary_received,
     * primary_paid, transfers_received and transfers_paid, MNOK from and to abroad.
     */
    public double sectorAccount(String figure) {
        return table("sector_accounts").grid(figure).total();
    }

    /** Government's part of petroleum's cash flow, MNOK. */
    public double publicPetroleumCashFlow() {
        return table("parameters").grid("public_petroleum_cash_flow").total();
    }

    /** Employed over persons of working age in the base year, share. */
    public double participation() {
        return table("parameters").grid("participation").total();
    }

    /** Frisch parameter of the linear expenditure system, below -1. */
    public double frisch() {
        return table("parameters").grid("frisch").total();
    }

    /** Rise of the growth of an industry's capital for a unit of its rate of return, where the return is normal. */
    public double capitalGrowthResponse() {
        return table("parameters").grid("capital_growth_response").total();
    }

    /** Most that an industry's capital grows in a year beyond its trend, share a year. */
    public double capitalGrowthRoom() {
        return table("parameters").grid("capital_growth_room").total();
    }
}
