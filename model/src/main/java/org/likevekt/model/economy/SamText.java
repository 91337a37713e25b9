package org.likevekt.model.economy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A {@link Sam} as text, read and written. */
final class SamText {
    private final List<String> payers;
    private final Map<String, Map<String, Double>> received = new LinkedHashMap<>();

    SamText(String csv) {
        List<CsvRecord> lines = lines(csv);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "the accounts are an empty text, expected a first line that names who pays");
        }
        List<String> first = trimmed(lines.get(0));
        payers = first.subList(1, first.size());
        if (payers.isEmpty() || payers.contains("") || new LinkedHashSet<>(payers).size() != payers.size()) {
            throw new IllegalArgumentException("the first line of the accounts is " + first
                    + ", expected an empty cell and then one name for each account that pays, each once");
        }
        lines.subList(1, lines.size()).forEach(this::row);
    }

    private static List<CsvRecord> lines(String csv) {
        String first = csv.lines().findFirst().orElse("");
        char separator = first.indexOf(';') >= 0 ? ';' : ',';
        try {
            return CsvReader.builder()
                    .fieldSeparator(separator)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(csv)
                    .stream()
                    .toList();
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("the accounts are no table of cells: " + e.getMessage(), e);
        }
    }

    private static List<String> trimmed(CsvRecord line) {
        return line.getFields().stream().map(String::strip).toList();
    }

    private void row(CsvRecord line) {
        List<String> cells = trimmed(line);
        String receiver = cells.get(0);
        if (cells.size() != payers.size() + 1) {
            throw new IllegalArgumentException("line " + line.getStartingLineNumber() + " of the accounts, " + receiver
                    + ", has " + (cells.size() - 1) + " figures, expected " + payers.size());
        }
        Map<String, Double> row = new LinkedHashMap<>();
        for (int k = 0; k < payers.size(); k++) {
            String cell = cells.get(k + 1);
            if (!cell.isEmpty()) {
                row.put(payers.get(k), number(receiver, payers.get(k), cell));
            }
        }
        if (received.put(receiver, row) != null) {
            throw new IllegalArgumentException("the accounts have two lines for " + receiver);
        }
    }

    private static double number(String receiver, String payer, String cell) {
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "what " + receiver + " receives from " + payer + " is '" + cell
                            + "', expected a number such as 12.5 or an empty cell",
                    e);
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "what " + receiver + " receives from " + payer + " is " + cell + ", expected a finite number");
        }
        return value;
    }

    Sam sam() {
        LinkedHashSet<String> accounts = new LinkedHashSet<>(payers);
        accounts.addAll(received.keySet());
        return new Sam(new ArrayList<>(accounts), received);
    }

    static String of(Sam sam) {
        StringBuilder text = new StringBuilder();
        sam.accounts().forEach(account -> text.append(',').append(quoted(account)));
        for (String receiver : sam.accounts()) {
            text.append('\n').append(quoted(receiver)).append(',');
            text.append(sam.accounts().stream()
                    .map(payer -> sam.at(receiver, payer))
                    .map(value -> value == 0 ? "" : Double.toString(value))
                    .collect(Collectors.joining(",")));
        }
        return text.append('\n').toString();
    }

    private static String quoted(String label) {
        return label.matches("[^,;\"\\n]*") ? label : '"' + label.replace("\"", "\"\"") + '"';
    }
}
