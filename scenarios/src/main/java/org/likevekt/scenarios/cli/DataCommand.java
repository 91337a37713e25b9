package org.likevekt.scenarios.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.likevekt.data.ColumnDescription;
import org.likevekt.data.Quality;
import org.likevekt.data.TableDescription;
import org.likevekt.data.TableDescription.Grade;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.run.Economy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shows the figures behind the model. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Show the tables behind the model, their sources and how far to trust them.",
        subcommands = ImportCommand.class)
final class DataCommand implements Callable<Integer> {
    private static final int TEXT_WIDTH = 64;
    private static final String QUALITY = "quality";

    @Mixin
    private Session session;

    @Mixin
    private Printing printing;

    @Parameters(
            arity = "0..1",
            paramLabel = "TABLE|quality",
            description =
                    "Show this table, or what the product of each region and each table rests on (default: list all).")
    private String name;

    @Option(names = "--balance", description = "Show how the regional accounts were built and how well they balance.")
    private boolean isBalance;

    @Override
    public Integer call() {
        Economy economy = session.economy().usual();
        if (QUALITY.equals(name)) {
            quality(economy);
        } else if (isBalance) {
            session.print(economy.benchmark().accounts().report().lines());
        } else if (name == null) {
            printing.print(catalogue(economy));
        } else {
            show(economy, find(economy, name));
        }
        return ExitCode.OK;
    }

    private static List<TableDescription> tables(Economy economy) {
        return economy.tables();
    }

    private void quality(Economy economy) {
        Quality quality = Quality.of(economy.benchmark().accounts());
        if (printing.isText()) {
            session.print(
                    List.of("Product of the regions, MNOK, and its shares by the worst grade that it rests on", ""));
        }
        printing.print(products(quality));
        if (printing.isText()) {
            session.print(
                    List.of("", "Tables of counties, and their figures in regions that are parts of counties", ""));
            printing.print(grades(quality));
            municipalities(economy);
        }
    }

    /** The tables of municipalities, in whose place a user's own may be. */
    private void municipalities(Economy economy) {
        StringColumn table = StringColumn.create("table");
        StringColumn grade = StringColumn.create("grade");
        StringColumn told = StringColumn.create("told");
        StringColumn source = StringColumn.create("source");
        tables(economy).stream()
                .filter(each -> !economy.dataset().tables().contains(each))
                .filter(each ->
                        each.columns().stream().anyMatch(column -> column.type().equals("number")))
                .forEach(each -> {
                    table.append(each.name());
                    grade.append(Quality.label(each.grade()));
                    told.append("figures of " + economy.municipalities().told(each) + " municipalities");
                    source.append(each.source());
                });
        if (table.size() > 0) {
            session.print(List.of("", "Tables of municipalities, by which those of counties are shared", ""));
            printing.print(stacked(table, grade, told, source));
        }
    }

    private Table products(Quality quality) {
        Table table = Table.create("regions", StringColumn.create("region"), StringColumn.create("name"));
        List<String> figures = new ArrayList<>(List.of("product"));
        Arrays.stream(Grade.values()).map(Quality::label).forEach(figures::add);
        figures.forEach(figure ->
                table.addColumns(printing.isText() ? StringColumn.create(figure) : DoubleColumn.create(figure)));
        for (Quality.OfRegion each : quality.regions()) {
            table.stringColumn("region").append(each.region().code());
            table.stringColumn("name").append(each.region().name());
            append(table, "product", "%,10.0f", each.product());
            for (Grade grade : Grade.values()) {
                append(table, Quality.label(grade), "%6.3f", each.share(grade));
            }
        }
        return table;
    }

    private void append(Table table, String column, String format, double value) {
        if (printing.isText()) {
            table.stringColumn(column).append(String.format(Locale.ROOT, format, value));
        } else {
            table.doubleColumn(column).append(value);
        }
    }

    private static Table grades(Quality quality) {
        StringColumn table = StringColumn.create("table");
        StringColumn counties = StringColumn.create("counties");
        StringColumn parts = StringColumn.create("parts of counties");
        for (Quality.OfTable each : quality.tables()) {
            table.append(each.table().name());
            counties.append(Quality.label(each.counties()));
            parts.append(Quality.label(each.parts()));
        }
        return Table.create("tables", table, counties, parts);
    }

    private Table catalogue(Economy economy) {
        StringColumn table = StringColumn.create("table");
        StringColumn grade = StringColumn.create("grade");
        StringColumn unit = StringColumn.create("unit");
        StringColumn title = StringColumn.create("title");
        StringColumn source = StringColumn.create("source");
        for (TableDescription description : tables(economy)) {
            table.append(description.name());
            grade.append(description.grade().name().toLowerCase(Locale.ROOT));
            unit.append(description.unit());
            title.append(description.title());
            source.append(description.source());
        }
        // on a screen the sources go under their tables: side by side they are too wide
        return printing.isText()
                ? stacked(table, grade, title, source)
                : Table.create("tables", table, grade, unit, title, source);
    }

    private static Table stacked(StringColumn table, StringColumn grade, StringColumn title, StringColumn source) {
        StringColumn left = StringColumn.create("table");
        StringColumn middle = StringColumn.create("grade");
        StringColumn right = StringColumn.create("what it holds, and its source");
        for (int k = 0; k < table.size(); k++) {
            List<String> lines = new ArrayList<>(Paragraph.wrapped(title.get(k), TEXT_WIDTH));
            lines.addAll(Paragraph.wrapped("  " + source.get(k), TEXT_WIDTH));
            for (int line = 0; line < lines.size(); line++) {
                left.append(line == 0 ? table.get(k) : "");
                middle.append(line == 0 ? grade.get(k) : "");
                right.append(lines.get(line));
            }
        }
        return Table.create("tables", left, middle, right);
    }

    private static TableDescription find(Economy economy, String name) {
        List<String> names =
                tables(economy).stream().map(TableDescription::name).toList();
        return tables(economy).stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String maybe = Words.maybe(name, names);
                    return new InputException("unknown table " + Words.quote(name) + ", expected one of: "
                            + Words.list(names) + "." + (maybe.isEmpty() ? "" : " " + maybe));
                });
    }

    private void show(Economy economy, TableDescription description) {
        Table table = table(economy.tableText(description));
        if (printing.isText()) {
            List<String> head = new ArrayList<>();
            head.add(description.name() + ": " + description.title());
            head.add("  " + description.source() + "; "
                    + description.grade().name().toLowerCase(Locale.ROOT) + "; unit: " + description.unit());
            head.add("  " + description.note());
            for (ColumnDescription column : description.columns()) {
                head.add("  " + column.name() + ": " + column.description());
            }
            head.add("");
            session.print(head);
        }
        printing.print(table);
    }

    private static Table table(String text) {
        List<StringColumn> columns = new ArrayList<>();
        for (CsvRecord record : CsvReader.builder().ofCsvRecord(text)) {
            for (int c = 0; c < record.getFieldCount(); c++) {
                if (columns.size() <= c) {
                    columns.add(StringColumn.create(record.getField(c)));
                } else {
                    columns.get(c).append(record.getField(c));
                }
            }
        }
        return Table.create("table").addColumns(columns.toArray(StringColumn[]::new));
    }
}
