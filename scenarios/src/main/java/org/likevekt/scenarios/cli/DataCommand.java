package org.likevekt.scenarios.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.likevekt.data.ColumnDescription;
import org.likevekt.data.TableDescription;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.run.Economy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Shows the figures behind the model. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Show the tables behind the model, their sources and how far to trust them.")
final class DataCommand implements Callable<Integer> {
    private static final int TEXT_WIDTH = 64;

    @Mixin
    private Session session;

    @Mixin
    private Printing printing;

    @Parameters(arity = "0..1", paramLabel = "TABLE", description = "Show this table (default: list all).")
    private String name;

    @Option(names = "--balance", description = "Show how the regional accounts were built and how well they balance.")
    private boolean isBalance;

    @Override
    public Integer call() {
        Economy economy = session.economy();
        if (isBalance) {
            session.print(economy.benchmark().accounts().report().lines());
        } else if (name == null) {
            printing.print(catalogue(economy));
        } else {
            show(economy, find(economy, name));
        }
        return ExitCode.OK;
    }

    private static List<TableDescription> tables(Economy economy) {
        return economy.benchmark().dataset().tables();
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
