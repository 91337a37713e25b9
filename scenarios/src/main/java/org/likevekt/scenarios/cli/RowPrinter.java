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
import org.likevekt.scenarios.store.RowReader;

/** Prints rows as they come, and wants no more when nobody reads them. */
abstract class RowPrinter implements RowReader, AutoCloseable {
    /** Rows between two looks at whether somebody still reads. */
    private static final int STRIDE = 1_000;

    private final PrintWriter out;
    private long count;

    private RowPrinter(PrintWriter out) {
        this.out = out;
    }

    static RowPrinter of(Format format, PrintWriter out) {
        return switch (format) {
            case text -> new Text(out);
            case csv -> new Separated(out);
            case json -> new Json(out);
        };
    }

    @Override
    public final boolean row(List<Object> cells) {
        print(cells);
        count++;
        return count % STRIDE != 0 || !out.checkError();
    }

    abstract void print(List<Object> cells);

    @Override
    public void close() {
        out.flush();
    }

    /** Columns as wide as the first rows need; a later row that is wider sticks out. */
    private static final class Text extends RowPrinter {
        private final PrintWriter out;
        private final List<List<String>> first = new ArrayList<>();
        private List<Boolean> isNumber = List.of();
        private int[] widths = {};

        Text(PrintWriter out) {
            super(out);
            this.out = out;
        }

        @Override
        public void head(List<String> columns, List<Boolean> numbers) {
            isNumber = numbers;
            first.add(columns);
        }

        @Override
        void print(List<Object> cells) {
            List<String> texts = cells.stream()
                    .map(cell -> cell == null ? "" : visible(cell.toString()))
                    .toList();
            if (widths.length > 0) {
                out.println(TextTable.line(texts, widths, isNumber));
                return;
            }
            first.add(texts);
            if (first.size() > STRIDE) {
                printFirst();
            }
        }

        private void printFirst() {
            widths = TextTable.widths(first);
            first.forEach(row -> out.println(TextTable.line(row, widths, isNumber)));
            first.clear();
        }

        @Override
        public void close() {
            if (!first.isEmpty()) {
                printFirst();
            }
            super.close();
        }

        /** One line, whatever is in it, so that columns stay columns and a terminal is not fooled. */
        private static String visible(String text) {
            return text.replaceAll("\\R\\s*", " | ").replaceAll("\\p{Cntrl}", "?");
        }
    }

    /** Comma-separated values. */
    private static final class Separated extends RowPrinter {
        private final Csv csv;

        Separated(PrintWriter out) {
            super(out);
            this.csv = new Csv(out);
        }

        @Override
        public void head(List<String> columns, List<Boolean> isNumber) {
            csv.row(columns);
        }

        @Override
        void print(List<Object> cells) {
            csv.row(cells);
        }

        @Override
        public void close() {
            csv.close();
            super.close();
        }
    }

    /** A list of objects. */
    private static final class Json extends RowPrinter {
        private final PrintWriter out;
        private final JsonGenerator json;
        private List<String> names = List.of();

        Json(PrintWriter out) {
            super(out);
            this.out = out;
            try {
                json = new JsonFactory()
                        .createGenerator(out)
                        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                        .useDefaultPrettyPrinter();
                json.setCodec(new ObjectMapper());
                json.writeStartArray();
            } catch (IOException e) {
                throw new UncheckedIOException("printing JSON", e);
            }
        }

        @Override
        public void head(List<String> columns, List<Boolean> isNumber) {
            names = columns;
        }

        @Override
        void print(List<Object> cells) {
            try {
                json.writeStartObject();
                for (int c = 0; c < cells.size(); c++) {
                    Object cell = cells.get(c);
                    boolean isWritable = !(cell instanceof Double number) || Double.isFinite(number);
                    json.writePOJOField(names.get(c), isWritable ? cell : null);
                }
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException("printing JSON", e);
            }
        }

        @Override
        public void close() {
            try {
                json.writeEndArray();
                json.close();
            } catch (IOException e) {
                throw new UncheckedIOException("printing JSON", e);
            }
            out.println();
            super.close();
        }
    }
}
