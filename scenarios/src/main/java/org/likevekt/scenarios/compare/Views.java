package org.likevekt.scenarios.compare;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** The result in a sentence or two. */
    public List<String> headlines() {
        int year = comparison.year();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s, %d: product per person %+.2f %%, employed %+,.0f persons (%+.2f %%), population %+,.0f.",
                        region,
                        year,
                        figure(Quantities.MAINLAND_PRODUCT_PER_PERSON, "percent"),
                        figure(Quantities.EMPLOYED, "difference"),
                        figure(Quantities.EMPLOYED, "percent"),
                        figure(Quantities.POPULATION, "difference")),
                moves(),
                String.format(
                        Locale.ROOT,
                        "%s: mainland product %+.2f %%, %+,.0f MNOK at 2018 prices.",
                        Comparison.COUNTRY,
                        comparison.figure(Quantities.MAINLAND_PRODUCT, year, Comparison.COUNTRY, "", "percent"),
                        comparison.figure(Quantities.MAINLAND_PRODUCT, year, Comparison.COUNTRY, "", "difference")),
                worth(),
                worthToAll(),
                presentValue());
    }

    private String worth() {
        List<String> gains = new ArrayList<>();
        for (Classification.Item group : benchmark.groups().items()) {
            gains.add(String.format(Locale.ROOT, "%s %+,.0f", words(group.code()), gain(region, group.code())));
        }
        return "Equivalent variation, NOK: " + String.join(", ", gains) + ".";
    }

    private String worthToAll() {
        List<String> places = new ArrayList<>(List.of(region, Comparison.COUNTRY));
        if (region.equals(Comparison.COUNTRY)) {
            places.remove(0);
        }
        List<String> gains = new ArrayList<>();
        List<String> standards = new ArrayList<>();
        for (String place : places) {
            gains.add(String.format(Locale.ROOT, "%s %+,.0f", place, gain(place, "")));
            double standard = comparison.figure(Quantities.LIVING_STANDARD, comparison.year(), place, "", "difference");
            standards.add(String.format(Locale.ROOT, "%+,.0f", standard));
        }
        return "All groups, a person: " + String.join(", ", gains) + "; including moves and training "
                + String.join(", ", standards) + ".";
    }

    private String presentValue() {
        return String.format(
                Locale.ROOT,
                "Present value %d-%d at %s %%, %s: %+,.0f MNOK.",
                comparison.base().trajectory().first().year(),
                comparison.year(),
                comparison.discountPercent(),
                Comparison.COUNTRY,
                comparison.figure(
                        Quantities.EQUIVALENT_VARIATION_PRESENT_VALUE,
                        comparison.year(),
                        Comparison.COUNTRY,
                        "",
                        "value"));
    }

    private double gain(String place, String group) {
        return comparison.figure(Quantities.EQUIVALENT_VARIATION, comparison.year(), place, group, "value");
    }

    /** All tables, the most asked for first. */
    public List<View> tables() {
        return List.of(groups(), industries(), regions());
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

    private double figure(Quantity measure, String column) {
        return comparison.figure(measure, comparison.year(), region, "", column);
    }

    private View groups() {
        int year = comparison.year();
        StringColumn group = StringColumn.create("group");
        List<DoubleColumn> columns = new ArrayList<>();
        columns.add(column("moved", "%+,.0f"));
        columns.add(column("trained", "%+,.0f"));
        columns.add(column("employed", "%+,.0f"));
        columns.add(column("employed %", "%+.2f"));
        comparison.earlyYear().ifPresent(early -> columns.add(column("wage " + early + " %", "%+.2f")));
        columns.add(column("wage " + year + " %", "%+.2f"));
        columns.add(column("at work " + year + " %", "%+.2f"));
        for (Classification.Item item : benchmark.groups().items()) {
            group.append(words(item.code()));
            List<Double> figures = new ArrayList<>();
            figures.add(comparison.figure(Quantities.ACCUMULATED_MIGRATION, year, region, item.code(), "difference"));
            figures.add(comparison.figure(Quantities.TRAINED, year, region, item.code(), "difference"));
            figures.add(comparison.figure(Quantities.EMPLOYED, year, region, item.code(), "difference"));
            figures.add(comparison.figure(Quantities.EMPLOYED, year, region, item.code(), "percent"));
            comparison
                    .earlyYear()
                    .ifPresent(early -> figures.add(
                            comparison.figure(Quantities.WAGE_PER_PERSON, early, region, item.code(), "percent")));
            figures.add(comparison.figure(Quantities.WAGE_PER_PERSON, year, region, item.code(), "percent"));
            figures.add(comparison.figure(Quantities.WAGE, year, region, item.code(), "percent"));
            for (int k = 0; k < columns.size(); k++) {
                columns.get(k).append(figures.get(k));
            }
        }
        Table table = Table.create("groups", group);
        columns.forEach(table::addColumns);
        return new View(
                region + ", " + year + ", by education: persons against "
                        + comparison.base().name() + "; wage per employed resident and by place of work",
                table);
    }

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
        return new Signed(format.contains("+"), format.contains(","), decimals);
    }
}
