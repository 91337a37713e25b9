package org.likevekt.scenarios.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.results.Csv;
import org.likevekt.scenarios.store.Rows;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.Table;

/** Prints the table of a command in the format asked for. */
final class Printing {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    /** Whether it is to be read, rather than used by another program. */
    boolean isText() {
        return format == Format.text;
    }

    void print(Table table) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case text -> TextTable.lines(table).forEach(line -> out.println(Session.harmless(line)));
            case csv -> Tables.printCsv(out, table);
            case json -> Tables.printJson(out, table);
        }
        out.flush();
    }

    void print(Rows rows) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case text ->
                TextTable.lines(rows.columns(), texts(rows), rows.isNumber()).forEach(out::println);
            case csv -> printCsv(out, rows);
            case json -> printJson(out, rows);
        }
        out.flush();
    }

    private static List<List<String>> texts(Rows rows) {
        List<List<String>> texts = new ArrayList<>();
        for (List<Object> row : rows.rows()) {
            texts.add(row.stream()
                    .map(cell -> cell == null ? "" : visible(cell.toString()))
                    .toList());
        }
        return texts;
    }

    /** One line, whatever is in it, so that columns stay columns and a terminal is not fooled. */
    private static String visible(String text) {
        return text.replaceAll("\\R\\s*", " | ").replaceAll("\\p{Cntrl}", "?");
    }

    private static void printCsv(PrintWriter out, Rows rows) {
        try (Csv csv = new Csv(out)) {
            csv.row(rows.columns());
            rows.rows().forEach(csv::row);
        }
    }

    private static void printJson(PrintWriter out, Rows rows) {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter()) {
            json.setCodec(new ObjectMapper());
            json.writeStartArray();
            for (List<Object> row : rows.rows()) {
                json.writeStartObject();
                for (int c = 0; c < row.size(); c++) {
                    Object cell = row.get(c);
                    boolean isNumber = !(cell instanceof Double number) || Double.isFinite(number);
                    json.writePOJOField(rows.columns().get(c), isNumber ? cell : null);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("printing JSON", e);
        }
        out.println();
    }
}
