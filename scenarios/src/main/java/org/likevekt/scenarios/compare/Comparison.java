package org.likevekt.scenarios.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.scenarios.results.Measures;
import org.likevekt.scenarios.run.Run;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A scenario beside its baseline: one long table with a row for each measure, year, region, industry and group, and its
 * level in both, the difference, the difference in percent, and the mean yearly growth since the first year in both.
 */
public final class Comparison {
    /** Living standard of households, money metric. */
    public static final String STANDARD = "living standard";

    /** Equivalent variation per person. */
    public static final String VARIATION = "equivalent variation";

    /** Equivalent variation of all residents. */
    public static final String TOTAL_VARIATION = "equivalent variation, total";

    /** Present value of the equivalent variation of all residents, to the year looked at. */
    public static final String PRESENT_VALUE = "equivalent variation, present value";

    private static final String MOVED = "moved";
    private static final String TRAINED = "trained";
    private static final Set<String> EITHER_SIGN = Set.of(MOVED, TRAINED, "government saving", "foreign saving");

    /** Code and name of the country in comparisons. */
    public static final String COUNTRY = "Norway";

    /** The year that shows wages soon after the policies of the article. */
    private static final int EARLY = 2035;

    /**
     * Yearly discount rate of present values: what the Norwegian Ministry of Finance wants used for the first 40 years
     * (circular R-109/2021).
     */
    public static final double DISCOUNT_RATE = 0.04;

    /** The rows that each topic is made of, in their order; together they are all measures. */
    private static final Map<String, List<String>> TOPICS = topics();

    private final Run run;
    private final Run base;
    private final int year;
    private final double discountRate;
    private final Table frame;

    private Comparison(Run run, Run base, int year, double discountRate, Table frame) {
        this.run = run;
        this.base = base;
        this.year = year;
        this.discountRate = discountRate;
        this.frame = frame;
    }

    /**
     * Compares a run with another of the same economy, in the year looked at, and in 2035 when that is earlier.
     *
     * @throws org.likevekt.scenarios.results.IncomparableException when their difference would mean nothing
     */
    public static Comparison of(Run run, Run base, int year) {
        return of(run, base, year, usualYears(year), DISCOUNT_RATE);
    }

    /** The years that a comparison shows of itself: the one looked at, and 2035 when that is earlier. */
    public static Set<Integer> usualYears(int year) {
        return year > EARLY ? Set.of(EARLY, year) : Set.of(year);
    }

    /**
     * Compares a run with another of the same economy.
     *
     * @param year the year looked at; present values go to it
     * @param years the years of the table
     * @param discountRate of present values, share a year
     * @throws org.likevekt.scenarios.results.IncomparableException when their difference would mean nothing
     */
    public static Comparison of(Run run, Run base, int year, Set<Integer> years, double discountRate) {
        TreeSet<Integer> ordered = new TreeSet<>(years);
        ordered.add(year);
        Comparability.check(run, base, ordered);
        Filler filler = new Filler(run, base);
        ordered.forEach(filler::fill);
        filler.fillPresentValue(year, discountRate);
        return new Comparison(run, base, year, discountRate, filler.table);
    }

    private static Map<String, List<String>> topics() {
        Map<String, List<String>> topics = new LinkedHashMap<>();
        topics.put("People", List.of(MOVED, TRAINED, "employed", "population"));
        topics.put("Wages", List.of("wage per person", "wage at work"));
        topics.put("Product", List.of("mainland product", "product per person"));
        topics.put("Industries", List.of("value added"));
        topics.put("Welfare", List.of(STANDARD, VARIATION, TOTAL_VARIATION, PRESENT_VALUE));
        topics.put("Nation", List.of("government saving", "foreign saving"));
        return Collections.unmodifiableMap(topics);
    }

    /** The scenario. */
    public Run run() {
        return run;
    }

    /** What it is compared with. */
    public Run base() {
        return base;
    }

    /** The year looked at. */
    public int year() {
        return year;
    }

    /** The year before it whose wages are shown too, if there is one. */
    public Optional<Integer> earlyYear() {
        return year > EARLY ? Optional.of(EARLY) : Optional.empty();
    }

    /** Discount rate of present values, percent a year, in as many digits as it has. */
    public String discountPercent() {
        return percent(discountRate);
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    /**
     * The long table: scenario, baseline, year, measure, region, industry, group, base, value, difference, percent,
     * base_growth, growth, growth_difference, unit. Growth is in percent a year, its difference in percentage points.
     */
    public Table frame() {
        return frame;
    }

    /** The rows of the table by topic, in order of years, measures and places. */
    public Map<String, Table> byTopic() {
        Map<String, Table> tables = new LinkedHashMap<>();
        TOPICS.forEach((topic, measures) ->
                tables.put(topic, frame.where(frame.stringColumn("measure").isIn(measures))));
        return tables;
    }

    /** The rows of a measure in a year. */
    public Table of(String measure, int inYear) {
        return frame.where(frame.stringColumn("measure")
                .isEqualTo(measure)
                .and(frame.intColumn("year").isEqualTo(inYear)));
    }

    /** The rows of a measure in the year looked at, for one region. */
    public Table of(String measure, String region) {
        Table rows = of(measure, year);
        return rows.where(rows.stringColumn("region").isEqualTo(region));
    }

    /** One figure of the frame, from the column wanted. */
    public double figure(String measure, int inYear, String region, String group, String column) {
        Table rows = of(measure, inYear);
        Table cell = rows.where(rows.stringColumn("region")
                .isEqualTo(region)
                .and(rows.stringColumn("group").isEqualTo(group)));
        if (cell.rowCount() != 1) {
            throw new IllegalArgumentException("no single figure for " + measure + " in " + inYear + ", " + region + " "
                    + group + ", but " + cell.rowCount());
        }
        return cell.doubleColumn(column).get(0);
    }

    /** Fills the frame row by row. */
    private static final class Filler {
        private final Run run;
        private final Run base;
        private final Measures ours;
        private final Measures theirs;
        private final Gains gains;
        private final Benchmark benchmark;
        private final Table table = Table.create(
                "comparison",
                StringColumn.create("scenario"),
                StringColumn.create("baseline"),
                IntColumn.create("year"),
                StringColumn.create("measure"),
                StringColumn.create("region"),
                StringColumn.create("industry"),
                StringColumn.create("group"),
                DoubleColumn.create("base"),
                DoubleColumn.create("value"),
                DoubleColumn.create("difference"),
                DoubleColumn.create("percent"),
                DoubleColumn.create("base_growth"),
                DoubleColumn.create("growth"),
                DoubleColumn.create("growth_difference"),
                StringColumn.create("unit"));

        Filler(Run run, Run base) {
            this.run = run;
            this.base = base;
            this.gains = new Gains(run, base);
            this.benchmark = run.model().benchmark();
            this.ours = new Measures(benchmark, run.trajectory());
            this.theirs = new Measures(base.model().benchmark(), base.trajectory());
        }

        void fill(int year) {
            for (Place place : places()) {
                fillRegion(year, place);
                fillGroups(year, place);
                fillIndustries(year, place);
                fillWelfare(year, place);
            }
            Place country = new Place(Measures.COUNTRY, COUNTRY);
            add(year, "government saving", country, "", "", "MNOK", (m, y) -> m.national(y, "GS"));
            add(year, "foreign saving", country, "", "", "MNOK", (m, y) -> m.national(y, "SF"));
        }

        private List<Place> places() {
            List<Place> places = new ArrayList<>();
            places.add(new Place(Measures.COUNTRY, COUNTRY));
            Classification regions = benchmark.regions();
            for (int r = 0; r < regions.size(); r++) {
                places.add(new Place(r, regions.items().get(r).name()));
            }
            return places;
        }

        private void fillRegion(int year, Place at) {
            int r = at.position();
            add(year, MOVED, at, "", "", "persons", (m, y) -> m.moved(y, r));
            add(year, "employed", at, "", "", "persons", (m, y) -> m.employed(y, r));
            add(year, "population", at, "", "", "persons", (m, y) -> m.population(y, r));
            add(year, "mainland product", at, "", "", "MNOK, 2018 prices", (m, y) -> m.mainlandProduct(y, r));
            add(year, "product per person", at, "", "", "NOK, 2018 prices", (m, y) -> m.productPerPerson(y, r));
        }

        private void fillGroups(int year, Place at) {
            int r = at.position();
            for (int e = 0; e < benchmark.groups().size(); e++) {
                int g = e;
                String group = benchmark.groups().code(e);
                add(year, MOVED, at, "", group, "persons", (m, y) -> m.moved(y, r, g));
                add(year, TRAINED, at, "", group, "persons", (m, y) -> m.trained(y, r, g));
                add(year, "employed", at, "", group, "persons", (m, y) -> m.employed(y, r, g));
                add(year, "wage per person", at, "", group, "NOK a year", (m, y) -> m.wagePerPerson(y, r, g));
                add(year, "wage at work", at, "", group, "index, 2018 = 1", (m, y) -> m.wageAtWork(y, r, g));
            }
        }

        private void fillIndustries(int year, Place at) {
            int r = at.position();
            for (int i = 0; i < benchmark.industries().size(); i++) {
                int j = i;
                String industry = benchmark.industries().code(i);
                add(year, "value added", at, industry, "", "MNOK, 2018 prices", (m, y) -> m.valueAdded(y, r, j));
            }
        }

        private void fillWelfare(int year, Place at) {
            int r = at.position();
            for (int e = Gains.ALL; e < benchmark.groups().size(); e++) {
                int g = e;
                String group = e == Gains.ALL ? "" : benchmark.groups().code(e);
                String unit = "NOK per person, 2018 prices";
                int first = base.trajectory().first().year();
                append(
                        new Row(year, STANDARD, at.name(), "", group, unit),
                        gains.before(year, r, g),
                        gains.after(year, r, g),
                        growth(gains.before(first, r, g), gains.before(year, r, g), year),
                        growth(gains.after(first, r, g), gains.after(year, r, g), year));
                appendGain(new Row(year, VARIATION, at.name(), "", group, unit), gains.variation(year, r, g));
                appendGain(
                        new Row(year, TOTAL_VARIATION, at.name(), "", group, "MNOK, 2018 prices"),
                        gains.total(year, r, g));
            }
        }

        void fillPresentValue(int year, double rate) {
            String unit = "MNOK, 2018 prices, " + base.trajectory().first().year() + "-" + year + " at " + percent(rate)
                    + " %";
            for (Place at : places()) {
                for (int e = Gains.ALL; e < benchmark.groups().size(); e++) {
                    String group = e == Gains.ALL ? "" : benchmark.groups().code(e);
                    appendGain(
                            new Row(year, PRESENT_VALUE, at.name(), "", group, unit),
                            gains.presentValue(year, rate, at.position(), e));
                }
            }
        }

        private void add(
                int year, String measure, Place at, String industry, String group, String unit, Figure figure) {
            double before = figure.of(theirs, year);
            double after = figure.of(ours, year);
            int first = base.trajectory().first().year();
            append(
                    new Row(year, measure, at.name(), industry, group, unit),
                    before,
                    after,
                    growth(figure.of(theirs, first), before, year),
                    growth(figure.of(ours, first), after, year));
        }

        /** Mean yearly growth since the first year, percent; not a number where it says nothing. */
        private double growth(double first, double now, int year) {
            int years = year - base.trajectory().first().year();
            return years > 0 && first > 0 && now > 0
                    ? 100 * (StrictMath.pow(now / first, 1.0 / years) - 1)
                    : Double.NaN;
        }

        /** What a gain is counted from is nothing. */
        private void appendGain(Row row, double gain) {
            append(row, 0, gain, Double.NaN, Double.NaN);
        }

        private void append(Row row, double before, double after, double baseGrowth, double growth) {
            table.stringColumn("scenario").append(run.name());
            table.stringColumn("baseline").append(base.name());
            table.intColumn("year").append(row.year());
            table.stringColumn("measure").append(row.measure());
            table.stringColumn("region").append(row.region());
            table.stringColumn("industry").append(row.industry());
            table.stringColumn("group").append(row.group());
            table.doubleColumn("base").append(before);
            table.doubleColumn("value").append(after);
            table.doubleColumn("difference").append(after - before);
            // of what may have either sign a share says nothing
            boolean isShareable = before > 0 && !EITHER_SIGN.contains(row.measure());
            table.doubleColumn("percent").append(isShareable ? 100 * (after / before - 1) : Double.NaN);
            table.doubleColumn("base_growth").append(isShareable ? baseGrowth : Double.NaN);
            table.doubleColumn("growth").append(isShareable ? growth : Double.NaN);
            table.doubleColumn("growth_difference").append(isShareable ? growth - baseGrowth : Double.NaN);
            table.stringColumn("unit").append(row.unit());
        }
    }

    /** A region, or the country. */
    private record Place(int position, String name) {}

    /** What a row of the table is about. */
    private record Row(int year, String measure, String region, String industry, String group, String unit) {}

    /** A measure in a year. */
    @FunctionalInterface
    private interface Figure {
        double of(Measures measures, int year);
    }
}
