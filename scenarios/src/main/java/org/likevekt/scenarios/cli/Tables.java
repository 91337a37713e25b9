package org.likevekt.scenarios.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.likevekt.scenarios.results.Csv;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables for machines: comma-separated values, or JSON as a list of objects. */
final class Tables {
    private Tables() {}

    static void printCsv(PrintWriter out, Table table) {
        try (Csv csv = new Csv(out)) {
            csv.row(table.columnNames());
            for (int k = 0; k < table.rowCount(); k++) {
                List<Object> row = new ArrayList<>();
                for (Column<?> column : table.columns()) {
                    row.add(column.get(k));
                }
                csv.row(row);
            }
        }
        out.flush();
    }

    static void printJson(PrintWriter out, Table table) {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (int k = 0; k < table.rowCount(); k++) {
                json.writeStartObject();
                for (Column<?> column : table.columns()) {
                    json.writeFieldName(column.name());
                    writeValue(json, column.get(k));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("printing JSON", e);
        }
        out.println();
        out.flush();
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Double number) {
            if (Double.isFinite(number)) {
                json.writeNumber(number);
            } else {
                json.writeNull();
            }
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}
