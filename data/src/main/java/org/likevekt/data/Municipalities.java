package org.likevekt.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.likevekt.data.TableDescription.Grade;

/**
 * The municipalities of 2020: which county and labour market region each is in, who lives and works there in the base year,
 * where it lies, and its codes of other years; immutable.
 */
public final class Municipalities {
    private static final String EMBEDDED = "norway-2018-municipalities";
    private static final String LABOUR_MARKETS = "labour_market_regions";
    private static final String TABLE = "municipalities";
    private static final String CODES = "municipality_codes";
    private static final String COMMUTING = "municipal_commuting";
    private static final String EMPLOYED = "municipal_employed";
    private static final String EDUCATION = "municipal_education";
    private static final String AGES = "municipal_ages";

    private final Classification counties;
    private final Classification labourMarkets;
    private final Classification municipalities;
    private final Map<String, TableDescription> descriptions;
    private final Map<String, Table> tables;
    private final Map<String, List<String>> otherCodes;
    private final SortedMap<String, String> texts;

    private Municipalities(TableFiles place, Classification counties) {
        TableFiles.Kept files = new TableFiles.Kept(place);
        TableReader reader = new TableReader(files);
        this.counties = counties;
        this.descriptions = TableCatalogue.read(reader, TableFiles.embedded(EMBEDDED));
        reader.throwFindings();
        Map<String, Classification> known = new HashMap<>(Map.of("regions", counties));
        this.tables = new LinkedHashMap<>();
        for (String name : List.of(LABOUR_MARKETS, TABLE, CODES, COMMUTING)) {
            Table table = read(reader, name, known);
            tables.put(name, table);
            if (!name.equals(COMMUTING)) {
                known.put(name, name.equals(CODES) ? counties : table.classification());
            }
        }
        for (String name : List.of(EMPLOYED, EDUCATION, AGES)) {
            if (descriptions.containsKey(name)) {
                tables.put(name, read(reader, name, known));
            }
        }
        checkIndustries(reader);
        this.labourMarkets = Objects.requireNonNull(known.get(LABOUR_MARKETS));
        this.municipalities = Objects.requireNonNull(known.get(TABLE));
        this.otherCodes = otherCodes(reader);
        reader.throwFindings();
        this.texts = files.texts();
    }

    private Table read(TableReader reader, String name, Map<String, Classification> known) {
        Optional<Table> table = reader.read(Objects.requireNonNull(descriptions.get(name)), known);
        // without sound classifications every other finding would be noise
        reader.throwFindings();
        return table.orElseThrow();
    }

    private void checkIndustries(TableReader reader) {
        Table table = tables.get(EMPLOYED);
        if (table == null) {
            return;
        }
        for (String industry : table.axis(1).codes()) {
            if (Divisions.of(industry).isEmpty()) {
                reader.add(new Finding(
                        EMPLOYED + ".csv", 0, "industry", "'" + industry + "'", "divisions of NACE such as 10-33", ""));
            }
        }
        reader.throwFindings();
    }

    private Map<String, List<String>> otherCodes(TableReader reader) {
        Table table = table(CODES);
        List<String> codes = table.axis(0).codes();
        List<String> parts = table.texts("municipalities");
        Map<String, List<String>> all = new HashMap<>();
        for (int k = 0; k < codes.size(); k++) {
            List<String> own = List.of(parts.get(k).split(" "));
            for (String municipality : own) {
                if (!municipalities.contains(municipality)) {
                    reader.add(new Finding(
                            CODES + ".csv",
                            k + 2L,
                            "municipalities",
                            "'" + municipality + "'",
                            "a municipality of 2020",
                            NearestText.guess("you mean", municipality, municipalities.codes(), "")));
                }
            }
            all.put(codes.get(k), own);
        }
        return Map.copyOf(all);
    }

    /**
     * The municipalities that come with the engine.
     *
     * @param counties the counties that they are in
     * @throws DataException when a municipality is in none of these
     */
    public static Municipalities embedded(Classification counties) {
        return new Municipalities(TableFiles.embedded(EMBEDDED), counties);
    }

    /**
     * The municipalities of a folder that holds the same tables.
     *
     * @throws DataException with everything that is wrong with them
     */
    public static Municipalities load(Path folder, Classification counties) {
        return new Municipalities(TableFiles.in(folder), counties);
    }

    /** The counties. */
    public Classification counties() {
        return counties;
    }

    /** The municipalities by their codes of 2020. */
    public Classification municipalities() {
        return municipalities;
    }

    /** The labour market regions. */
    public Classification labourMarkets() {
        return labourMarkets;
    }

    /** What every table is. */
    public List<TableDescription> tables() {
        return List.copyOf(descriptions.values());
    }

    /** The grade of what shares a county's product among its municipalities: estimated at best, or that of the tables of jobs. */
    Grade gradeOfShares() {
        return tables().stream()
                .filter(table -> table.name().equals(TABLE) || table.name().equals(EMPLOYED))
                .map(TableDescription::grade)
                .reduce(Grade.ESTIMATED, Quality::worse);
    }

    /** The texts of all files that these were read from, by name. */
    public SortedMap<String, String> texts() {
        return texts;
    }

    /** The position of the county that a municipality, by its position, is in. */
    public int county(int municipality) {
        return counties.indexOf(table(TABLE).texts("county").get(municipality));
    }

    /** The position of the labour market region that a municipality, by its position, is in. */
    public int labourMarket(int municipality) {
        return labourMarkets.indexOf(table(TABLE).texts("labour_market_region").get(municipality));
    }

    /**
     * The municipalities of 2020 that a code stands for: the code's own, those that a municipality of before 2020 went into,
     * or the one that a municipality from 2024 was a part of; none when no year has the code.
     */
    public List<String> of(String code) {
        return municipalities.contains(code) ? List.of(code) : otherCodes.getOrDefault(code, List.of());
    }

    /** Whether a code is in use from 2024 only: its borders are later than those of the municipalities. */
    public boolean isFrom2024(String code) {
        int at = table(CODES).axis(0).codes().indexOf(code);
        return at >= 0 && table(CODES).texts("valid").get(at).equals("from 2024");
    }

    /** All codes that {@link #of} knows. */
    List<String> codes() {
        List<String> all = new ArrayList<>(municipalities.codes());
        all.addAll(otherCodes.keySet().stream().sorted().toList());
        return all;
    }

    /** Population of 1 January 2018 (municipality), persons. */
    public Grid population() {
        return figure("population");
    }

    /** Employed by residence (municipality), persons. */
    public Grid employedResidents() {
        return figure("employed_residents");
    }

    /** Employed by place of work (municipality), persons. */
    public Grid employedWorkplace() {
        return figure("employed_workplace");
    }

    /** Employed by residence and place of work (municipality, municipality), persons. */
    public Grid commuting() {
        return table(COMMUTING).grid("persons");
    }

    /** Employed by municipality of work and group of industries, which its divisions name (m,g); where a user's tables have it. */
    public Optional<Grid> employed() {
        return Optional.ofNullable(tables.get(EMPLOYED)).map(table -> table.grid("persons"));
    }

    /**
     * Persons of 16 and over who have one of some educations, where a user's tables have it.
     *
     * @param levels the columns of {@code county_education}
     * @return the persons by municipality
     */
    Optional<Grid> educated(List<String> levels) {
        return Optional.ofNullable(tables.get(EDUCATION))
                .map(table ->
                        table.grid("levels", levels.toArray(String[]::new)).sumOver(1))
                .map(persons -> Grid.of(List.of(municipalities), persons.values()));
    }

    /** Persons aged 67 and over by municipality, where a user's tables have it. */
    public Optional<Grid> aged67() {
        return Optional.ofNullable(tables.get(AGES)).map(table -> table.grid("aged_67"));
    }

    /** How many municipalities a table has figures of. */
    public int told(TableDescription description) {
        Table table = table(description.name());
        boolean isByMunicipality =
                !description.keys().isEmpty() && description.keys().get(0).isPartial();
        if (!isByMunicipality) {
            return municipalities.size();
        }
        double[] sums = new double[municipalities.size()];
        description.columns().stream().filter(ColumnDescription::isNumber).forEach(column -> {
            double[] figures = table.grid(column.name()).values();
            int perRow = figures.length / sums.length;
            for (int cell = 0; cell < figures.length; cell++) {
                sums[cell / perRow] += figures[cell];
            }
        });
        return (int) Arrays.stream(sums).filter(sum -> sum > 0).count();
    }

    /**
     * Great-circle distances between centres (municipality, municipality), km. Within a municipality it is half the distance
     * to the nearest other one (Wolf 1997, "Patterns of intra- and inter-state trade").
     */
    public Grid distances() {
        double[] latitude = table(TABLE).grid("latitude").values();
        double[] longitude = table(TABLE).grid("longitude").values();
        int size = municipalities.size();
        double[] km = new double[size * size];
        for (int m = 0; m < size; m++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int n = 0; n < size; n++) {
                double between = GreatCircle.km(latitude[m], longitude[m], latitude[n], longitude[n]);
                km[municipalities.cell(m, n)] = between;
                nearest = m == n ? nearest : Math.min(nearest, between);
            }
            km[municipalities.cell(m, m)] = nearest / 2;
        }
        return Grid.of(List.of(municipalities, municipalities), km);
    }

    private Grid figure(String column) {
        return Grid.of(List.of(municipalities), table(TABLE).grid(column).values());
    }

    private Table table(String name) {
        return Objects.requireNonNull(tables.get(name));
    }

    /** Distances on a sphere. */
    private static final class GreatCircle {
        private static final double RADIUS = 6371;

        private GreatCircle() {}

        /** By the haversine formula, from degrees. */
        static double km(double latitude, double longitude, double otherLatitude, double otherLongitude) {
            double north = StrictMath.sin(StrictMath.toRadians(otherLatitude - latitude) / 2);
            double east = StrictMath.sin(StrictMath.toRadians(otherLongitude - longitude) / 2);
            double chord = north * north
                    + StrictMath.cos(StrictMath.toRadians(latitude))
                            * StrictMath.cos(StrictMath.toRadians(otherLatitude))
                            * east
                            * east;
            return 2 * RADIUS * StrictMath.asin(StrictMath.sqrt(chord));
        }
    }
}
