package org.likevekt.scenarios.statbank;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.likevekt.data.DataException;
import org.likevekt.data.Finding;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.statbank.Export.Category;
import org.likevekt.scenarios.statbank.Export.Observation;
import org.likevekt.scenarios.statbank.Export.Variable;

/**
 * Reads the text forms of an export: a title or none, a line of headings, one column for each variable, and figures in one
 * column or in one for each year and figure, whose headings then say which; footnotes may follow.
 */
final class CsvExport {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");
    private static final Pattern TABLE = Pattern.compile("\\d{5}:.*", Pattern.DOTALL);
    private static final Pattern YEAR = Pattern.compile("\\b(19|20)\\d\\d(K\\d)?\\b");

    /** How a statbank writes that it has no figure, or gives none. */
    private static final Set<String> MISSING = Set.of("", ".", "..", "...", ":", "-");

    private final String file;
    private final List<Finding> findings = new ArrayList<>();

    /** Equal categories are one object: a matrix of commuters has hundred thousands of them. */
    private final Map<String, Category> known = new HashMap<>();

    CsvExport(String file) {
        this.file = file;
    }

    Export read(String date, String text) {
        List<CsvRecord> lines = lines(text);
        int head = 0;
        while (head < lines.size() && lines.get(head).getFieldCount() < 2) {
            head++;
        }
        if (head + 1 >= lines.size()) {
            throw ExportReader.told(
                    file, 0, "no columns", "a line of headings and lines of figures", "it is not an export as CSV");
        }
        List<String> headings = lines.get(head).getFields();
        List<CsvRecord> body = body(lines, head);
        boolean[] isFigure = figures(headings, body);
        List<Integer> keys = columns(headings).filter(c -> !isFigure[c]).boxed().toList();
        List<Integer> figures =
                columns(headings).filter(c -> isFigure[c]).boxed().toList();
        if (figures.isEmpty()) {
            throw ExportReader.told(
                    file,
                    lines.get(head).getStartingLineNumber(),
                    "no column of figures under " + Words.list(headings),
                    "one at least",
                    "");
        }
        Shape shape = new Shape(headings, keys, figures);
        List<Observation> cells = new ArrayList<>();
        body.forEach(line -> add(cells, line, shape));
        if (!findings.isEmpty()) {
            throw new DataException(findings);
        }
        String title = head > 0 ? lines.get(0).getField(0) : shape.title();
        return Export.of(file, title, date, shape.variables(), cells);
    }

    private List<CsvRecord> lines(String text) {
        List<CsvRecord> lines = new ArrayList<>();
        try {
            CsvReader.builder()
                    .fieldSeparator(separator(text))
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text)
                    .forEach(lines::add);
        } catch (CsvParseException e) {
            throw ExportReader.told(
                    file, lines.size() + 1L, String.valueOf(e.getMessage()), "text with separators", "a quote is open");
        }
        return lines;
    }

    /** The separator: a semicolon or a tab where one is outside quotes, since decimals and names have commas too. */
    private static char separator(String text) {
        Set<Character> found = new HashSet<>();
        boolean isQuoted = false;
        for (int k = 0; k < text.length(); k++) {
            isQuoted ^= text.charAt(k) == '"';
            if (!isQuoted) {
                found.add(text.charAt(k));
            }
        }
        return found.contains(';') ? ';' : found.contains('\t') ? '\t' : ',';
    }

    /** The lines under the headings; a line of one field begins the footnotes. */
    private List<CsvRecord> body(List<CsvRecord> lines, int head) {
        int columns = lines.get(head).getFieldCount();
        List<CsvRecord> body = new ArrayList<>();
        for (CsvRecord line : lines.subList(head + 1, lines.size())) {
            if (line.getFieldCount() == 1) {
                break;
            }
            if (line.getFieldCount() == columns) {
                body.add(line);
            } else {
                findings.add(new Finding(
                        file,
                        line.getStartingLineNumber(),
                        "",
                        line.getFieldCount() + " fields",
                        columns + ", as the headings have",
                        "the line is cut short"));
            }
        }
        return body;
    }

    private static IntStream columns(List<String> headings) {
        return IntStream.range(0, headings.size());
    }

    /** A column holds figures when its heading names no variable and most of its cells are numbers or signs of none. */
    private static boolean[] figures(List<String> headings, List<CsvRecord> body) {
        boolean[] isFigure = new boolean[headings.size()];
        for (int c = 0; c < isFigure.length; c++) {
            int column = c;
            long numbers = body.stream()
                    .map(line -> line.getField(column).strip())
                    .filter(cell ->
                            MISSING.contains(cell) || NUMBER.matcher(cell).matches())
                    .count();
            String heading = headings.get(c);
            boolean isVariable = VariableRole.of(heading).isPresent()
                    && !TABLE.matcher(heading).matches()
                    && !YEAR.matcher(heading).find();
            isFigure[c] = !isVariable && 2 * numbers > body.size();
        }
        return isFigure;
    }

    private void add(List<Observation> cells, CsvRecord line, Shape shape) {
        List<Category> categories = shape.keys.stream()
                .map(column -> known.computeIfAbsent(line.getField(column), CsvExport::category))
                .toList();
        for (int column : shape.figures) {
            String heading = shape.headings.get(column);
            List<Category> all = new ArrayList<>(categories);
            if (!shape.hasYear()) {
                all.add(known.computeIfAbsent(year(heading), CsvExport::category));
            }
            if (!shape.hasContents()) {
                String contents = YEAR.matcher(heading).replaceAll("").strip();
                all.add(known.computeIfAbsent("\n" + contents, key -> new Category(contents, contents)));
            }
            cells.add(new Observation(line.getStartingLineNumber(), List.copyOf(all), value(line, column, heading)));
        }
    }

    private static String year(String heading) {
        Matcher year = YEAR.matcher(heading);
        String found = "";
        while (year.find()) {
            found = year.group();
        }
        return found;
    }

    /** A code comes first and has a digit; a text without one is a name only. */
    private static Category category(String cell) {
        String text = cell.strip();
        String first = text.split("\\s", 2)[0];
        boolean isCode = first.chars().anyMatch(letter -> letter >= '0' && letter <= '9');
        return new Category(isCode ? first : text, text);
    }

    private OptionalDouble value(CsvRecord line, int column, String heading) {
        String cell = line.getField(column).strip();
        if (MISSING.contains(cell)) {
            return OptionalDouble.empty();
        }
        if (!NUMBER.matcher(cell).matches()) {
            findings.add(new Finding(
                    file, line.getStartingLineNumber(), heading, Words.quote(cell), "a number, or '..' for none", ""));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(cell.replace(',', '.')));
    }

    /** Which columns hold what. */
    private record Shape(List<String> headings, List<Integer> keys, List<Integer> figures) {
        private boolean has(VariableRole role) {
            return keys.stream().anyMatch(column -> VariableRole.of(headings.get(column))
                    .filter(role::equals)
                    .isPresent());
        }

        boolean hasYear() {
            return has(VariableRole.YEAR);
        }

        boolean hasContents() {
            return has(VariableRole.CONTENTS);
        }

        List<Variable> variables() {
            List<Variable> variables = new ArrayList<>();
            keys.forEach(column -> variables.add(new Variable(headings.get(column), headings.get(column))));
            if (!hasYear()) {
                variables.add(new Variable("Tid", "year"));
            }
            if (!hasContents()) {
                variables.add(new Variable("ContentsCode", "contents"));
            }
            return variables;
        }

        /** Where there is no title, the heading of the only column of figures is it. */
        String title() {
            String heading = headings.get(figures.get(0));
            return TABLE.matcher(heading).matches() ? heading : "";
        }
    }
}
