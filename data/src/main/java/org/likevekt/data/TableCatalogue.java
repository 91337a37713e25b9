package org.likevekt.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The descriptions of all tables. The columns are the engine's contract and always come with it; titles, sources and
 * grades come with the tables.
 */
final class TableCatalogue {
    /** The file that says which columns the tables have. */
    static final String COLUMNS = "columns.csv";

    /** Tables that a set may lack: only what asks for them needs them. */
    private static final Set<String> OPTIONAL = Set.of(
            "county_unemployment",
            "industry_transformation",
            "commuting_response",
            "municipal_employed",
            "municipal_education",
            "municipal_ages");

    private static final String GRADES = Arrays.stream(TableDescription.Grade.values())
            .map(Quality::label)
            .collect(Collectors.joining("|", "choice:", ""));

    private TableCatalogue() {}

    /** The tables by name, in the order of {@code columns.csv}; what is wrong with {@code tables.csv} is a finding. */
    static Map<String, TableDescription> read(TableReader reader, TableFiles contract) {
        Map<String, List<ColumnDescription>> columns = columns(contract);
        Optional<Table> tables = reader.read(tablesFile(), Map.of());
        Map<String, TableDescription> catalogue = new LinkedHashMap<>();
        tables.ifPresent(table -> columns.forEach(
                (name, its) -> describe(table, name, its, reader).ifPresent(found -> catalogue.put(name, found))));
        return catalogue;
    }

    private static Optional<TableDescription> describe(
            Table tables, String name, List<ColumnDescription> columns, TableReader reader) {
        List<String> names = tables.texts("table");
        int at = names.indexOf(name);
        if (at < 0 && OPTIONAL.contains(name)) {
            return Optional.empty();
        }
        if (at < 0) {
            reader.add(new Finding(
                    "tables.csv",
                    0,
                    "table",
                    "no line",
                    "a line for '" + name + "'",
                    NearestText.guess("rename", name, names, "add it")));
            return Optional.empty();
        }
        return Optional.of(new TableDescription(
                name,
                tables.texts("title").get(at),
                tables.texts("source").get(at),
                TableDescription.Grade.valueOf(tables.texts("grade").get(at).toUpperCase(Locale.ROOT)),
                tables.texts("unit").get(at),
                tables.texts("note").get(at),
                columns));
    }

    private static TableDescription tablesFile() {
        List<ColumnDescription> columns = List.of(
                text("table", true, "The table"),
                text("title", false, "What it holds"),
                text("source", false, "Who published it"),
                new ColumnDescription(
                        "tables",
                        "grade",
                        GRADES,
                        "-",
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        false,
                        "How far to trust it"),
                text("unit", false, "The unit of its figures"),
                text("note", false, "What a user should know"));
        return new TableDescription(
                "tables", "Tables", "The engine", TableDescription.Grade.OFFICIAL, "-", "The list of tables", columns);
    }

    private static ColumnDescription text(String name, boolean key, String description) {
        return new ColumnDescription(
                "tables", name, "text", "-", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, key, description);
    }

    private static Map<String, List<ColumnDescription>> columns(TableFiles contract) {
        Map<String, List<ColumnDescription>> columns = new LinkedHashMap<>();
        try (InputStream stream = contract.open(COLUMNS).orElseThrow();
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(stream)) {
            csv.forEach(row -> columns.computeIfAbsent(row.getField("table"), name -> new ArrayList<>())
                    .add(column(row)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the engine's own " + COLUMNS, e);
        }
        return columns;
    }

    private static ColumnDescription column(NamedCsvRecord row) {
        return new ColumnDescription(
                row.getField("table"),
                row.getField("column"),
                row.getField("type"),
                row.getField("unit"),
                bound(row.getField("minimum"), Double.NEGATIVE_INFINITY),
                bound(row.getField("maximum"), Double.POSITIVE_INFINITY),
                row.getField("key").equals("yes"),
                row.getField("description"));
    }

    private static double bound(String text, double none) {
        return text.isEmpty() ? none : Double.parseDouble(text);
    }
}
