package org.likevekt.scenarios.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.results.Csv;

/**
 * A published study: study.yaml, what it is and why rows differ, and published.csv, its numbers.
 *
 * @param title what the study is
 * @param source where it was published
 * @param rows its published results
 * @param differs for rows that are known to differ the reason, by id
 */
public record Study(String title, String source, List<PublishedRow> rows, Map<String, String> differs) {
    /** The studies that come with the program. */
    public static final List<String> NAMES = List.of("vennemo-2023");

    /** Copies the rows and reasons. */
    public Study {
        rows = List.copyOf(rows);
        differs = Map.copyOf(differs);
    }

    /**
     * Reads a study.
     *
     * @param nameOrPath the name of a study that comes with the program, or a folder
     * @throws StudyException when there is none or it cannot be read
     */
    public static Study load(String nameOrPath) {
        return read(StudyFiles.of(nameOrPath));
    }

    /** The documented reason why a row differs, if there is one. */
    public Optional<String> reason(String id) {
        return Optional.ofNullable(differs.get(id));
    }

    /**
     * Reads a study from its texts.
     *
     * @throws StudyException when it cannot be read
     */
    public static Study read(StudyFiles files) {
        List<PublishedRow> rows = rows(files.published());
        try {
            JsonNode root = new YAMLMapper().readTree(files.study());
            Map<String, String> differs = new LinkedHashMap<>();
            root.path("differs")
                    .properties()
                    .forEach(entry -> differs.put(
                            entry.getKey(), entry.getValue().asText().strip()));
            for (String id : differs.keySet()) {
                if (rows.stream().noneMatch(row -> row.id().equals(id))) {
                    throw new StudyException(
                            "study.yaml gives a reason for '" + id + "', which is no row of published.csv");
                }
            }
            return new Study(root.path("title").asText(), root.path("source").asText(), rows, differs);
        } catch (JsonProcessingException e) {
            throw new StudyException("study.yaml is no YAML: " + e.getOriginalMessage());
        }
    }

    private static List<PublishedRow> rows(String published) {
        List<PublishedRow> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try {
            for (NamedCsvRecord record : CsvReader.builder().ofNamedCsvRecord(published)) {
                PublishedRow row = row(record);
                if (!ids.add(row.id())) {
                    throw new StudyException("published.csv, line " + record.getStartingLineNumber() + ": row "
                            + Words.quote(row.id()) + " is there twice");
                }
                rows.add(row);
            }
        } catch (CsvParseException e) {
            throw new StudyException("published.csv is no table: " + e.getMessage());
        }
        if (rows.isEmpty()) {
            throw new StudyException("published.csv has no rows, expected at least one published result");
        }
        return rows;
    }

    private static PublishedRow row(NamedCsvRecord row) {
        return row("published.csv", row, row::getField);
    }

    /**
     * A row as a table of the study's sensitivity repeats it, without tolerance and note.
     *
     * @throws StudyException when it is none
     */
    public static PublishedRow repeated(NamedCsvRecord row) {
        return row("sensitivity.csv", row, column -> switch (column) {
            case "value" -> Csv.read(row.getField("published"));
            case "tolerance" -> "0";
            case "note" -> "";
            default -> row.getField(column);
        });
    }

    /** A row of which each column has a text; a text that is not there is a finding as one that is wrong is. */
    private static PublishedRow row(String table, NamedCsvRecord row, UnaryOperator<String> text) {
        String place = table + ", line " + row.getStartingLineNumber() + ": ";
        try {
            String[] years = text.apply("years").split("-", 2);
            PublishedMeasure measure = PublishedMeasure.find(text.apply("measure"))
                    .orElseThrow(
                            () -> new StudyException(place + "unknown measure " + Words.quote(text.apply("measure"))
                                    + ", expected one of: "
                                    + Words.list(Arrays.stream(PublishedMeasure.values())
                                            .map(PublishedMeasure::key)
                                            .toList())));
            return new PublishedRow(
                    text.apply("id"),
                    text.apply("scenario"),
                    measure,
                    list(text.apply("region"), " \\+ "),
                    list(text.apply("detail"), " [+/] "),
                    Integer.parseInt(years[0]),
                    Integer.parseInt(years[years.length - 1]),
                    PublishedRow.Kind.valueOf(text.apply("kind").toUpperCase(Locale.ROOT)),
                    text.apply("value"),
                    text.apply("unit"),
                    text.apply("tolerance"),
                    text.apply("note"));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new StudyException(place + e.getMessage());
        }
    }

    private static List<String> list(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator));
    }
}
