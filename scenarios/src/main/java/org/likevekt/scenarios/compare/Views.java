package org.likevekt.scenarios.compare;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.likevekt.data.Classification;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.drivers.Quantity;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A comparison as an analyst reads it: sentences and small tables about one region, then the country. */
public final class Views {
    private static final int BAR = 24;

    private final Comparison comparison;
    private final Benchmark benchmark;
    private final String region;

    /**
     * The views of a comparison.
     *
     * @param region name of the region looked at, or the country's
     */
    public Views(Comparison comparison, String region) {
        this.comparison = comparison;
        this.benchmark = comparison.run().model().benchmark();
        this.region = region;
    }

    /** The result in a few sentences: what people earn and what it is worth to them, then product and moves. */
    public List<String> headlines() {
        int year = comparison.year();
        return List.of(
                region + ", " + year + ", at consumer prices of 2018:",
                "  real wages: " + byGroup(Quantities.REAL_WAGE_PER_PERSON, "percent") + ".",
                "  real incomes a person: " + byGroup(Quantities.REAL_INCOME, "percent") + ".",
                "  welfare, NOK a person: " + byGroup(Quantities.WELFARE_GAIN, "value") + ".",
                "  all groups: real income " + each(Quantities.REAL_INCOME, "percent") + "; welfare, NOK a person: "
                        + each(Quantities.WELFARE_GAIN, "value") + ",",
                "    of it spent " + each(Quantities.EQUIVALENT_VARIATION, "value") + "; with moves and training "
                        + each(Quantities.WELFARE, "difference") + ".",
                presentValue(),
                String.format(
                        Locale.ROOT,
                        "%s, %d: product per person %s, employed %s persons (%s), population %s.",
                        region,
                        year,
                        told(Quantities.MAINLAND_PRODUCT_PER_PERSON, region, "", "percent"),
                        told(Quantities.EMPLOYED, region, "", "difference"),
                        told(Quantities.EMPLOYED, region, "", "percent"),
                        told(Quantities.POPULATION, region, "", "difference")),
                moves(),
                String.format(
                        Locale.ROOT,
                        "%s: mainland product %s, %s MNOK at 2018 prices.",
                        Comparison.COUNTRY,
                        told(Quantities.MAINLAND_PRODUCT, Comparison.COUNTRY, "", "percent"),
                        told(Quantities.MAINLAND_PRODUCT, Comparison.COUNTRY, "", "difference")));
    }

    /** A figure of each group in the region, with the group's name. */
    private String byGroup(Quantity quantity, String column) {
        List<String> figures = new ArrayList<>();
        for (Classification.Item group : benchmark.groups().items()) {
            figures.add(words(group.code()) + " " + told(quantity, region, group.code(), column));
        }
        return String.join(", ", figures);
    }

    /** A figure of all groups in the region, then in the country. */
    private String each(Quantity quantity, String column) {
        String country = told(quantity, Comparison.COUNTRY, "", column);
        return region.equals(Comparison.COUNTRY)
                ? country
                : told(quantity, region, "", column) + " (" + Comparison.COUNTRY + " " + country + ")";
    }

    private String told(Quantity quantity, String place, String group, String column) {
        double figure = comparison.figure(quantity, comparison.year(), place, group, column);
        return column.equals("percent")
                ? numberFormat("%+.2f").format(figure) + " %"
                : numberFormat("%+,.0f").format(figure);
    }

    private String presentValue() {
        return String.format(
                Locale.ROOT,
                "Present value %d-%d at %s %%, wealth left by then counted, %s: %+,.0f MNOK.",
                comparison.base().trajectory().first().year(),
                comparison.year(),
                comparison.discountPercent(),
                Comparison.COUNTRY,
                comparison.figure(
                        Quantities.WELFARE_GAIN_PRESENT_VALUE, comparison.year(), Comparison.COUNTRY, "", "value"));
    }

    /** At which level the comparison speaks: what its regions are, when they are not the counties. */
    public Optional<String> level() {
        return comparison.run().scenario().regions().map(regions -> {
            String counties = benchmark.accounts().splitCounties().stream()
                    .map(county -> county.name() + " is the sum of " + (county.end() - county.first()))
                    .collect(Collectors.joining(", "));
            return "Regions: " + regions + (counties.isEmpty() ? "." : "; " + counties + ".");
        });
    }

    /** All tables, the most asked for first. */
    public List<View> tables() {
        return List.of(earnings(), people(), industries(), regions());
    }

    private String moves() {
        List<String> in = new ArrayList<>();
        List<String> out = new ArrayList<>();
        for (Classification.Item group : benchmark.groups().items()) {
            double moved = comparison.figure(
                    Quantities.ACCUMULATED_MIGRATION, comparison.year(), region, group.code(), "difference");
            if (Math.abs(moved) >= 0.5) {
                (moved > 0 ? in : out)
                        .add(String.format(Locale.ROOT, "%,.0f %s", Math.abs(moved), words(group.code())));
            }
        }
        String text = side(in, " more in") + (in.isEmpty() || out.isEmpty() ? "" : "; ") + side(out, " more out");
        return text.isEmpty() ? "No change in net moves." : "Net moves by then: " + text + ".";
    }

    private static String side(List<String> moves, String direction) {
        return moves.isEmpty() ? "" : String.join(", ", moves) + direction;
    }

    private static String words(String code) {
        return code.replace('_', ' ');
    }

    private View earnings() {
        int year = comparison.year();
        List<Shown> columns = new ArrayList<>();
        comparison
                .earlyYear()
                .ifPresent(early -> columns.add(new Shown(
                        "real wage " + early + " %", Quantities.REAL_WAGE_PER_PERSON, early, "percent", "%+.2f")));
        columns.add(new Shown("real wage " + year + " %", Quantities.REAL_WAGE_PER_PERSON, year, "percent", "%+.2f"));
        columns.add(new Shown("real income %", Quantities.REAL_INCOME, year, "percent", "%+.2f"));
        columns.add(new Shown("welfare, NOK", Quantities.WELFARE_GAIN, year, "value", "%+,.0f"));
        columns.add(new Shown("wage, forex %", Quantities.WAGE_PER_PERSON, year, "percent", "%+.2f"));
        columns.add(new Shown("at work, forex %", Quantities.WAGE, year, "percent", "%+.2f"));
        return new View(
                region + ", " + year
                        + ", by education, a person: wages in real terms, and by residence and at work in foreign"
                        + " exchange (forex)",
                byGroup(columns));
    }

    private View people() {
        int year = comparison.year();
        return new View(
                region + ", " + year + ", by education: persons against "
                        + comparison.base().name(),
                byGroup(List.of(
                        new Shown("moved", Quantities.ACCUMULATED_MIGRATION, year, "difference", "%+,.0f"),
                        new Shown("trained", Quantities.TRAINED, year, "difference", "%+,.0f"),
                        new Shown("employed", Quantities.EMPLOYED, year, "difference", "%+,.0f"),
                        new Shown("employed %", Quantities.EMPLOYED, year, "percent", "%+.2f"))));
    }

    /** A row for each group of the region. */
    private Table byGroup(List<Shown> columns) {
        StringColumn group = StringColumn.create("group");
        benchmark.groups().items().forEach(item -> group.append(words(item.code())));
        Table table = Table.create("groups", group);
        for (Shown shown : columns) {
            DoubleColumn column = column(shown.head(), shown.format());
            for (Classification.Item item : benchmark.groups().items()) {
                column.append(comparison.figure(shown.quantity(), shown.year(), region, item.code(), shown.column()));
            }
            table.addColumns(column);
        }
        return table;
    }

    /** One figure of a comparison, as a column of groups. */
    private record Shown(String head, Quantity quantity, int year, String column, String format) {}

    private View industries() {
        Table rows = comparison.of(Quantities.VALUE_ADDED, region);
        // an industry that the region has not got would rank among those that do not move
        Table ranked = rows.where(rows.doubleColumn("base").isGreaterThan(0)).sortDescendingOn("percent");
        StringColumn industry =
                StringColumn.create("industry", ranked.stringColumn("industry").asList());
        StringColumn name = StringColumn.create("");
        StringColumn bar = StringColumn.create("change");
        double largest = ranked.doubleColumn("percent").abs().max();
        for (int k = 0; k < ranked.rowCount(); k++) {
            String code = industry.get(k);
            name.append(shortened(benchmark
                    .industries()
                    .items()
                    .get(benchmark.industries().indexOf(code))
                    .name()));
            bar.append(bar(ranked.doubleColumn("percent").get(k), largest));
        }
        DoubleColumn base = copy(ranked.doubleColumn("base"), "base, MNOK", "%,.0f");
        DoubleColumn change = copy(ranked.doubleColumn("difference"), "MNOK", "%+,.0f");
        DoubleColumn percent = copy(ranked.doubleColumn("percent"), "%", "%+.2f");
        return new View(
                region + ", " + comparison.year() + ": product by industry against "
                        + comparison.base().name() + ", 2018 prices",
                Table.create("industries", industry, name, base, change, percent, bar));
    }

    private View regions() {
        int year = comparison.year();
        Table table = Table.create("regions", StringColumn.create("region"));
        for (Classification.Item group : benchmark.groups().items()) {
            table.addColumns(column(shortened(words(group.code())).replace("university", "univ."), "%+,.0f"));
        }
        table.addColumns(
                column("moved", "%+,.0f"),
                column("employed", "%+,.0f"),
                column("product %", "%+.2f"),
                column("per person %", "%+.2f"));
        List<String> names = new ArrayList<>();
        benchmark.regions().items().forEach(item -> names.add(item.name()));
        benchmark.accounts().splitCounties().forEach(county -> names.add(county.name()));
        names.add(Comparison.COUNTRY);
        for (String name : names) {
            table.stringColumn(0).append(name);
            int k = 1;
            for (Classification.Item group : benchmark.groups().items()) {
                table.doubleColumn(k++)
                        .append(comparison.figure(
                                Quantities.ACCUMULATED_MIGRATION, year, name, group.code(), "difference"));
            }
            table.doubleColumn(k++)
                    .append(comparison.figure(Quantities.ACCUMULATED_MIGRATION, year, name, "", "difference"));
            table.doubleColumn(k++).append(comparison.figure(Quantities.EMPLOYED, year, name, "", "difference"));
            table.doubleColumn(k++).append(comparison.figure(Comparison.product(name), year, name, "", "percent"));
            table.doubleColumn(k)
                    .append(comparison.figure(Quantities.MAINLAND_PRODUCT_PER_PERSON, year, name, "", "percent"));
        }
        return new View("All regions, " + year + ": net moves by education, persons; mainland product", table);
    }

    private static String bar(double percent, double largest) {
        int length = largest > 0 ? (int) Math.round(BAR / 2.0 * Math.abs(percent) / largest) : 0;
        String blocks = "█".repeat(length);
        return percent < 0 ? " ".repeat(BAR / 2 - length) + blocks + "│" : " ".repeat(BAR / 2) + "│" + blocks;
    }

    private static String shortened(String name) {
        int comma = name.indexOf(" (");
        String plain = comma > 0 ? name.substring(0, comma) : name;
        return plain.length() > 34 ? plain.substring(0, 33) + "…" : plain;
    }

    private static DoubleColumn column(String name, String format) {
        return formatted(DoubleColumn.create(name), format);
    }

    private static DoubleColumn copy(DoubleColumn column, String name, String format) {
        return formatted(column.copy().setName(name), format);
    }

    private static DoubleColumn formatted(DoubleColumn column, String format) {
        column.setPrintFormatter(numberFormat(format), "");
        return column;
    }

    /** The few formats in use, for the table library: signs, thousands and decimals as in "%+,.2f". */
    private static NumberFormat numberFormat(String format) {
        int decimals = format.charAt(format.indexOf('.') + 1) - '0';
        return new SignedFormat(format.contains("+"), format.contains(","), decimals);
    }
}
