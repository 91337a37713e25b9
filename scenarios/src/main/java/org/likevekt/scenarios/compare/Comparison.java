package org.likevekt.scenarios.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.likevekt.data.Classification;
import org.likevekt.data.Member;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import org.likevekt.model.drivers.Quantity.Topic;
import org.likevekt.scenarios.results.Change;
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
    /** Name of the country in comparisons. */
    public static final String COUNTRY = Change.COUNTRY;

    /** The year that shows wages soon after the policies of the article. */
    private static final int EARLY = 2035;

    /**
     * Yearly discount rate of present values: what the Norwegian Ministry of Finance wants used for the first 40 years
     * (circular R-109/2021).
     */
    public static final double DISCOUNT_RATE = 0.04;

    private final Run run;
    private final Run base;
    private final int year;
    private final double discountRate;
    private final Table frame;
    private final Map<Cell, List<Integer>> rows;

    private Comparison(Run run, Run base, int year, double discountRate, Table frame) {
        this.run = run;
        this.base = base;
        this.year = year;
        this.discountRate = discountRate;
        this.frame = frame;
        this.rows = IntStream.range(0, frame.rowCount())
                .boxed()
                .collect(Collectors.groupingBy(row -> new Cell(
                        frame.stringColumn("variable").get(row),
                        frame.intColumn("year").get(row),
                        frame.stringColumn("region_name").get(row),
                        frame.stringColumn("group").get(row))));
    }

    /** What the figures of a row are of, but for the industry. */
    private record Cell(String variable, int year, String region, String group) {}

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
        Gains gains = new Gains(run, base);
        Filler filler = new Filler(Side.of(run), Side.of(base), Optional.of(gains));
        ordered.forEach(filler::fill);
        filler.fillPresentValue(gains, year, discountRate);
        return new Comparison(run, base, year, discountRate, filler.table);
    }

    /**
     * The long table of runs of which only the measures are known, such as stored ones: what a scenario is worth to
     * households is not among them.
     */
    public static Table frame(Side run, Side base, Set<Integer> years) {
        Filler filler = new Filler(run, base, Optional.empty());
        new TreeSet<>(years).forEach(filler::fill);
        return filler.table;
    }

    /**
     * A run as its measures tell of it.
     *
     * @param name of the run
     * @param first its first year
     */
    public record Side(String name, int first, Benchmark benchmark, Measures measures) {
        private static Side of(Run run) {
            Benchmark benchmark = run.model().benchmark();
            return new Side(
                    run.name(), run.trajectory().first().year(), benchmark, new Measures(benchmark, run.trajectory()));
        }
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
     * The long table, with the columns of every table that compares runs ({@link Change#COLUMNS}). Growth is in percent a
     * year, its difference in percentage points. The code of the country is empty.
     */
    public Table frame() {
        return frame;
    }

    /** The rows of the table by topic, in order of years, quantities and places. */
    public Map<String, Table> byTopic() {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            Set<String> shown = Quantities.all().stream()
                    .filter(quantity -> quantity.topic() == topic)
                    .map(Quantity::id)
                    .collect(Collectors.toSet());
            if (topic != Topic.NONE) {
                tables.put(
                        topic.title(),
                        frame.where(frame.stringColumn("variable").isIn(shown)));
            }
        }
        return tables;
    }

    /** The rows of a quantity in a year. */
    public Table of(Quantity quantity, int inYear) {
        return frame.where(frame.stringColumn("variable")
                .isEqualTo(quantity.id())
                .and(frame.intColumn("year").isEqualTo(inYear)));
    }

    /** The rows of a quantity in the year looked at, for the region of that name. */
    public Table of(Quantity quantity, String region) {
        Table rows = of(quantity, year);
        return rows.where(rows.stringColumn("region_name").isEqualTo(region));
    }

    /** Mainland product of a place: a region's has another name than the country's. */
    public static Quantity product(String region) {
        return region.equals(COUNTRY) ? Quantities.MAINLAND_PRODUCT : Quantities.MAINLAND_PRODUCT_BY_REGION;
    }

    /** One figure of the frame, from the column wanted. */
    public double figure(Quantity quantity, int inYear, String region, String group, String column) {
        List<Integer> found = rows.getOrDefault(new Cell(quantity.id(), inYear, region, group), List.of());
        if (found.size() != 1) {
            throw new IllegalArgumentException("no single figure for " + quantity.id() + " in " + inYear + ", " + region
                    + " " + group + ", but " + found.size());
        }
        return frame.doubleColumn(column).get(found.get(0));
    }

    /** Fills the frame row by row. */
    private static final class Filler {
        private final Side run;
        private final Side base;
        private final Measures ours;
        private final Measures theirs;
        private final Optional<Gains> gains;
        private final Benchmark benchmark;
        private final Table table = empty();

        Filler(Side run, Side base, Optional<Gains> gains) {
            this.run = run;
            this.base = base;
            this.gains = gains;
            this.benchmark = run.benchmark();
            this.ours = run.measures();
            this.theirs = base.measures();
        }

        private static Table empty() {
            Table table = Table.create("comparison");
            for (String key : Change.KEYS) {
                table.addColumns(key.equals("year") ? IntColumn.create(key) : StringColumn.create(key));
            }
            Change.FIGURES.forEach(figure -> table.addColumns(DoubleColumn.create(figure)));
            return table.addColumns(StringColumn.create("unit"));
        }

        void fill(int year) {
            for (Member place : places()) {
                fillRealWages(year, place);
                gains.ifPresent(worth -> fillWelfare(worth, year, place));
                fillRegion(year, place);
                fillGroups(year, place);
                fillIndustries(year, place);
            }
            Member country = country();
            for (Quantity saving : List.of(Quantities.GOVERNMENT_SAVING, Quantities.FOREIGN_SAVING)) {
                add(year, saving, country, "", "", (m, y) -> m.national(y, saving));
            }
        }

        private Member country() {
            return benchmark.regions().all(COUNTRY);
        }

        private List<Member> places() {
            List<Member> all = new ArrayList<>(List.of(country()));
            all.addAll(benchmark.accounts().splitCounties());
            all.addAll(benchmark.regions().members());
            return List.copyOf(all);
        }

        private List<Member> groups() {
            return allAndEach(benchmark.groups().all(""), benchmark.groups());
        }

        private static List<Member> allAndEach(Member all, Classification axis) {
            return Stream.concat(Stream.of(all), axis.members().stream()).toList();
        }

        private void fillRealWages(int year, Member at) {
            for (Member g : benchmark.groups().members()) {
                add(year, Quantities.REAL_WAGE_PER_PERSON, at, "", g.code(), (m, y) -> m.realWagePerPerson(y, at, g));
            }
        }

        private void fillRegion(int year, Member at) {
            add(year, Quantities.ACCUMULATED_MIGRATION, at, "", "", (m, y) -> m.moved(y, at));
            add(year, Quantities.EMPLOYED, at, "", "", (m, y) -> m.employed(y, at));
            add(year, Quantities.POPULATION, at, "", "", (m, y) -> m.population(y, at));
            add(year, product(at.name()), at, "", "", (m, y) -> m.mainlandProduct(y, at));
            add(year, Quantities.MAINLAND_PRODUCT_PER_PERSON, at, "", "", (m, y) -> m.productPerPerson(y, at));
        }

        private void fillGroups(int year, Member at) {
            for (Member g : benchmark.groups().members()) {
                String group = g.code();
                add(year, Quantities.ACCUMULATED_MIGRATION, at, "", group, (m, y) -> m.moved(y, at, g));
                add(year, Quantities.TRAINED, at, "", group, (m, y) -> m.trained(y, at, g));
                add(year, Quantities.EMPLOYED, at, "", group, (m, y) -> m.employed(y, at, g));
                add(year, Quantities.WAGE_PER_PERSON, at, "", group, (m, y) -> m.wagePerPerson(y, at, g));
                add(year, Quantities.WAGE, at, "", group, (m, y) -> m.wageAtWork(y, at, g));
                if (ours.has(Quantities.UNEMPLOYMENT_RATE) && theirs.has(Quantities.UNEMPLOYMENT_RATE)) {
                    add(year, Quantities.UNEMPLOYMENT_RATE, at, "", group, (m, y) -> m.unemploymentRate(y, at, g));
                }
            }
        }

        private void fillIndustries(int year, Member at) {
            for (Member industry : benchmark.industries().members()) {
                add(year, Quantities.VALUE_ADDED, at, industry.code(), "", (m, y) -> m.valueAdded(y, at, industry));
            }
        }

        private void fillWelfare(Gains worth, int year, Member at) {
            int first = base.first();
            for (Member g : groups()) {
                String group = g.code();
                for (Quantity level : Gains.LEVELS) {
                    Change change = new Change(
                            worth.before(level, year, at, g),
                            worth.after(level, year, at, g),
                            worth.before(level, first, at, g),
                            worth.after(level, first, at, g),
                            year - first,
                            level.hasPercent());
                    append(year, level, at, "", group, change);
                }
                gain(year, Quantities.WELFARE_GAIN, at, group, worth.welfare(year, at, g));
                gain(year, Quantities.WELFARE_GAIN_TOTAL, at, group, worth.welfareTotal(year, at, g));
                gain(year, Quantities.EQUIVALENT_VARIATION, at, group, worth.variation(year, at, g));
                gain(year, Quantities.EQUIVALENT_VARIATION_TOTAL, at, group, worth.total(year, at, g));
            }
        }

        private void gain(int year, Quantity quantity, Member at, String group, double gain) {
            append(year, quantity, at, "", group, Change.gain(gain));
        }

        void fillPresentValue(Gains worth, int year, double rate) {
            String when = ", " + base.first() + "-" + year + " at " + percent(rate) + " %";
            for (Member at : places()) {
                for (Member group : groups()) {
                    presentValue(
                            new Row(year, Quantities.WELFARE_GAIN_PRESENT_VALUE, at, "", group.code()),
                            when,
                            worth.welfarePresentValue(year, rate, at, group));
                    presentValue(
                            new Row(year, Quantities.EQUIVALENT_VARIATION_PRESENT_VALUE, at, "", group.code()),
                            when,
                            worth.presentValue(year, rate, at, group));
                }
            }
        }

        private void presentValue(Row row, String when, double value) {
            append(row, row.quantity().unit() + when, Change.gain(value));
        }

        private void add(int year, Quantity quantity, Member at, String industry, String group, Figure figure) {
            int first = base.first();
            Change change = new Change(
                    figure.of(theirs, year),
                    figure.of(ours, year),
                    figure.of(theirs, first),
                    figure.of(ours, first),
                    year - first,
                    quantity.hasPercent());
            append(year, quantity, at, industry, group, change);
        }

        private void append(int year, Quantity quantity, Member at, String industry, String group, Change change) {
            append(new Row(year, quantity, at, industry, group), quantity.unit(), change);
        }

        private void append(Row row, String unit, Change change) {
            table.stringColumn("scenario").append(run.name());
            table.stringColumn("baseline").append(base.name());
            table.intColumn("year").append(row.year());
            table.stringColumn("variable").append(row.quantity().id());
            table.stringColumn("region").append(row.at().code());
            table.stringColumn("region_name").append(row.at().name());
            table.stringColumn("destination").append("");
            table.stringColumn("industry").append(row.industry());
            table.stringColumn("group").append(row.group());
            List<Double> figures = change.figures();
            for (int k = 0; k < figures.size(); k++) {
                table.doubleColumn(Change.FIGURES.get(k)).append(figures.get(k));
            }
            table.stringColumn("unit").append(unit);
        }
    }

    /** What a row of the table is about. */
    private record Row(int year, Quantity quantity, Member at, String industry, String group) {}

    /** A measure in a year. */
    @FunctionalInterface
    private interface Figure {
        double of(Measures measures, int year);
    }
}
