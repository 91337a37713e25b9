package org.likevekt.scenarios.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.likevekt.scenarios.spec.Words;

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

    private static final String ROOT = "/published/";

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
        return read(text(nameOrPath, "study.yaml"), text(nameOrPath, "published.csv"));
    }

    /**
     * The text of one file of a study.
     *
     * @param nameOrPath the name of a study that comes with the program, or a folder
     * @throws StudyException when there is no such study, or no such file in it
     */
    public static String text(String nameOrPath, String file) {
        if (NAMES.contains(nameOrPath)) {
            return resource(nameOrPath + "/" + file);
        }
        Path folder = Path.of(nameOrPath);
        if (!Files.isDirectory(folder)) {
            throw new StudyException("unknown study " + Words.quote(nameOrPath) + ", expected one of: "
                    + Words.list(NAMES) + ", or a folder with study.yaml and published.csv. "
                    + Words.maybe(nameOrPath, NAMES));
        }
        return file(folder.resolve(file));
    }

    /** The documented reason why a row differs, if there is one. */
    public Optional<String> reason(String id) {
        return Optional.ofNullable(differs.get(id));
    }

    private static Study read(String yaml, String csv) {
        List<PublishedRow> rows = new ArrayList<>();
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(csv)) {
            rows.add(row(row));
        }
        try {
            JsonNode root = new YAMLMapper().readTree(yaml);
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

    private static PublishedRow row(NamedCsvRecord row) {
        String place = "published.csv, line " + row.getStartingLineNumber() + ": ";
        try {
            String[] years = row.getField("years").split("-");
            Measure measure = Measure.find(row.getField("measure"))
                    .orElseThrow(
                            () -> new StudyException(place + "unknown measure " + Words.quote(row.getField("measure"))
                                    + ", expected one of: "
                                    + Words.list(Arrays.stream(Measure.values())
                                            .map(Measure::key)
                                            .toList())));
            return new PublishedRow(
                    row.getField("id"),
                    row.getField("scenario"),
                    measure,
                    list(row.getField("region"), " \\+ "),
                    list(row.getField("detail"), " [+/] "),
                    Integer.parseInt(years[0]),
                    Integer.parseInt(years[years.length - 1]),
                    PublishedRow.Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT)),
                    row.getField("value"),
                    row.getField("unit"),
                    row.getField("tolerance"),
                    row.getField("note"));
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            throw new StudyException(place + e.getMessage());
        }
    }

    private static List<String> list(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator));
    }

    private static String resource(String name) {
        try (InputStream stream = Study.class.getResourceAsStream(ROOT + name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its own file " + ROOT + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + ROOT + name, e);
        }
    }

    private static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new StudyException("cannot read " + path + " (" + e.getClass().getSimpleName() + ")");
        }
    }
}
