package org.likevekt.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads tables and checks every cell against its column's description; collects findings and never repairs. */
final class TableReader {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    /** Stands where bytes were not of the encoding. */
    private static final char UNREADABLE = '\uFFFD';

    private final TableFiles files;
    private final List<Finding> findings = new ArrayList<>();

    TableReader(TableFiles files) {
        this.files = files;
    }

    /** What was found wrong so far. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Throws everything found wrong so far.
     *
     * @throws DataException when there is a finding
     */
    void throwFindings() {
        if (!findings.isEmpty()) {
            throw new DataException(findings);
        }
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /** Reads a table; the answer is empty when anything in it was wrong. */
    Optional<Table> read(TableDescription description, Map<String, Classification> classifications) {
        int before = findings.size();
        Optional<List<CsvRecord>> records = records(description.file());
        if (records.isEmpty() || !hasColumns(description, records.get().get(0))) {
            return Optional.empty();
        }
        List<Row> rows = rows(description, records.get(), classifications);
        if (findings.size() > before) {
            return Optional.empty();
        }
        List<Classification> axes = axes(description, rows, classifications);
        String[][] ordered = order(description, axes, rows);
        return findings.size() > before ? Optional.empty() : Optional.of(new Table(description, axes, ordered));
    }

    private record Row(long line, String[] cells) {}

    private Optional<List<CsvRecord>> records(String file) {
        try {
            Optional<InputStream> stream = files.open(file);
            if (stream.isEmpty()) {
                String guess = NearestText.guess("rename", file, files.names(), "copy it here");
                findings.add(new Finding(file, 0, "", "no such file", "this table", guess));
                return Optional.empty();
            }
            return parse(file, stream.get());
        } catch (IOException e) {
            findings.add(new Finding(
                    file, 0, "", "a file that cannot be read (" + UserError.reason(e) + ")", "this table", ""));
            return Optional.empty();
        }
    }

    private Optional<List<CsvRecord>> parse(String file, InputStream stream) throws IOException {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(stream)) {
            csv.forEach(records::add);
        } catch (CsvParseException e) {
            findings.add(new Finding(
                    file,
                    records.size() + 1L,
                    "",
                    String.valueOf(e.getMessage()),
                    "comma-separated text",
                    "a quote is open"));
            return Optional.empty();
        }
        Optional<CsvRecord> garbled = records.stream()
                .filter(record -> record.getFields().stream().anyMatch(field -> field.indexOf(UNREADABLE) >= 0))
                .findFirst();
        if (garbled.isPresent()) {
            findings.add(new Finding(
                    file,
                    garbled.get().getStartingLineNumber(),
                    "",
                    "bytes that are no text",
                    "UTF-8",
                    "save it with that encoding"));
            return Optional.empty();
        }
        if (records.isEmpty()) {
            findings.add(new Finding(file, 0, "", "an empty file", "a line of headings", "the table was not saved"));
            return Optional.empty();
        }
        return Optional.of(records);
    }

    private boolean hasColumns(TableDescription description, CsvRecord header) {
        boolean complete = true;
        for (ColumnDescription column : description.columns()) {
            if (!header.getFields().contains(column.name())) {
                complete = false;
                findings.add(new Finding(
                        description.file(),
                        header.getStartingLineNumber(),
                        column.name(),
                        "no such heading",
                        "a column with " + column.description().toLowerCase(Locale.ROOT),
                        NearestText.guess("rename", column.name(), header.getFields(), "add it")));
            }
        }
        return complete;
    }

    private List<Row> rows(
            TableDescription description, List<CsvRecord> records, Map<String, Classification> classifications) {
        List<String> header = records.get(0).getFields();
        List<ColumnDescription> columns = description.columns();
        int[] places = columns.stream()
                .mapToInt(column -> header.indexOf(column.name()))
                .toArray();
        List<Row> rows = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            String[] cells = new String[places.length];
            for (int c = 0; c < cells.length; c++) {
                cells[c] = places[c] < record.getFieldCount() ? record.getField(places[c]) : "";
                check(description.file(), record.getStartingLineNumber(), columns.get(c), cells[c], classifications);
            }
            rows.add(new Row(record.getStartingLineNumber(), cells));
        }
        return rows;
    }

    private void check(
            String file,
            long line,
            ColumnDescription column,
            String cell,
            Map<String, Classification> classifications) {
        if (cell.isBlank()) {
            findings.add(
                    new Finding(file, line, column.name(), "an empty cell", column.type(), "the line is cut short"));
        } else if (column.isCode()) {
            Classification codes = Objects.requireNonNull(classifications.get(column.classification()));
            checkCode(file, line, column, cell, codes);
        } else if (column.isChoice() && !column.choices().contains(cell)) {
            String guess = NearestText.guess("you mean", cell, column.choices(), "");
            findings.add(new Finding(file, line, column.name(), quoted(cell), "one of " + column.choices(), guess));
        } else if (column.isNumber() || column.isYear()) {
            checkNumber(file, line, column, cell);
        }
    }

    private void checkCode(String file, long line, ColumnDescription column, String cell, Classification codes) {
        if (!codes.contains(cell)) {
            String guess = NearestText.guess("you mean", cell, codes.codes(), "");
            findings.add(new Finding(file, line, column.name(), quoted(cell), "a code of " + codes.name(), guess));
        }
    }

    private void checkNumber(String file, long line, ColumnDescription column, String cell) {
        if (!NUMBER.matcher(cell).matches()) {
            String maybe =
                    cell.contains(",") ? "write the decimals after a point" : "a figure is missing at the source";
            findings.add(new Finding(file, line, column.name(), quoted(cell), "a number", maybe));
            return;
        }
        double value = Double.parseDouble(cell);
        if (!(value >= column.minimum() && value <= column.maximum())) {
            String range = "a number from " + column.minimum() + " to " + column.maximum();
            String maybe = value < 0 ? "the sign is wrong" : "the unit is not " + column.unit();
            findings.add(new Finding(file, line, column.name(), cell, range, maybe));
        } else if (column.isYear() && value != Math.rint(value)) {
            findings.add(new Finding(file, line, column.name(), cell, "a whole year", "drop the decimals"));
        }
    }

    private List<Classification> axes(
            TableDescription description, List<Row> rows, Map<String, Classification> classifications) {
        List<Classification> axes = new ArrayList<>();
        for (ColumnDescription key : description.keys()) {
            if (key.isCode()) {
                axes.add(classifications.get(key.classification()));
            } else if (key.isYear()) {
                axes.add(Classification.years((int) key.minimum(), (int) key.maximum()));
            } else {
                // A text key defines its own codes; order() reports those that occur twice.
                int at = description.columns().indexOf(key);
                List<String> codes =
                        rows.stream().map(row -> row.cells()[at]).distinct().toList();
                axes.add(Classification.ofCodes(description.name(), codes));
            }
        }
        return axes;
    }

    private String[][] order(TableDescription description, List<Classification> axes, List<Row> rows) {
        int size = axes.stream().mapToInt(Classification::size).reduce(1, Math::multiplyExact);
        Row[] placed = new Row[size];
        int[] keys = description.keys().stream()
                .mapToInt(description.columns()::indexOf)
                .toArray();
        for (Row row : rows) {
            int offset = offset(axes, keys, row);
            if (placed[offset] != null) {
                findings.add(new Finding(
                        description.file(),
                        row.line(),
                        keyNames(description),
                        quoted(key(description, row)),
                        "a key that no other line has",
                        "delete this line or line " + placed[offset].line()));
            }
            placed[offset] = row;
        }
        if (description.keys().stream().anyMatch(ColumnDescription::isPartial)) {
            String[] nothing = new String[description.columns().size()];
            Arrays.fill(nothing, "0");
            return Arrays.stream(placed)
                    .map(row -> row == null ? nothing : row.cells())
                    .toArray(String[][]::new);
        }
        reportMissing(description, axes, placed);
        return Arrays.stream(placed)
                .map(row -> row == null ? null : row.cells())
                .toArray(String[][]::new);
    }

    private void reportMissing(TableDescription description, List<Classification> axes, Row[] placed) {
        Grid labels = Grid.of(axes, new double[placed.length]);
        for (int k = 0; k < placed.length; k++) {
            if (placed[k] == null) {
                findings.add(new Finding(
                        description.file(),
                        0,
                        keyNames(description),
                        "no line",
                        "a line for " + quoted(labels.label(k)),
                        "a line was deleted; write 0 where there is nothing"));
            }
        }
    }

    /** The row-major place of a row by its keys, which stand in the given columns. */
    private static int offset(List<Classification> axes, int[] keys, Row row) {
        int offset = 0;
        for (int a = 0; a < keys.length; a++) {
            offset = axes.get(a).cell(offset, axes.get(a).indexOf(row.cells()[keys[a]]));
        }
        return offset;
    }

    private static String keyNames(TableDescription description) {
        return String.join(
                ", ", description.keys().stream().map(ColumnDescription::name).toList());
    }

    private static String key(TableDescription description, Row row) {
        return String.join(
                ", ",
                description.keys().stream()
                        .map(key -> row.cells()[description.columns().indexOf(key)])
                        .toList());
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
