package org.likevekt.scenarios.statbank;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A table of ours as text: a line of headings, then rows. */
record CsvTable(List<String> headings, List<List<String>> rows) {
    CsvTable {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }

    static CsvTable of(String text) {
        List<List<String>> rows = new ArrayList<>();
        for (CsvRecord line : CsvReader.builder().ofCsvRecord(text)) {
            rows.add(line.getFields());
        }
        return new CsvTable(rows.get(0), rows.subList(1, rows.size()));
    }

    /** The cell of a row. */
    String cell(List<String> row, String heading) {
        return row.get(headings.indexOf(heading));
    }

    /** The row that has a value in a column. */
    List<String> row(String heading, String value) {
        return rows.stream()
                .filter(row -> cell(row, heading).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row '" + value + "' in " + headings));
    }

    /** This table with cells replaced: for a row, the new cells by heading. */
    CsvTable with(Function<List<String>, Map<String, String>> cells) {
        List<List<String>> changed = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> own = new ArrayList<>(row);
            cells.apply(row).forEach((heading, cell) -> own.set(headings.indexOf(heading), cell));
            changed.add(own);
        }
        return new CsvTable(headings, changed);
    }

    String text() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(headings);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a text", e);
        }
        return text.toString();
    }

    /** A number as a table has it: whole ones without decimals. */
    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
