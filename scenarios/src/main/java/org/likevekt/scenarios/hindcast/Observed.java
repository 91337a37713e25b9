package org.likevekt.scenarios.hindcast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What counties and their industries were in two years, and who moved.
 *
 * @param title what it is
 * @param first the year to be found
 * @param last the base year
 * @param industries the model's industries by the name that the tables have
 * @param given what the model is given of the first year, a sentence each
 * @param notGiven what it is not given
 * @param figures figures by measure, region, industry and year
 * @param moves net moves between counties by region in 2017, persons
 */
public record Observed(
        String title,
        int first,
        int last,
        Map<String, List<String>> industries,
        List<String> given,
        String notGiven,
        Map<Key, Double> figures,
        Map<String, Double> moves) {
    /** The region that stands for the country. */
    public static final String COUNTRY = "00";

    /** Measures that are observed. */
    public enum Measure {
        /** Persons employed. */
        EMPLOYED,
        /** Value added at basic prices of the year, MNOK. */
        VALUE_ADDED;

        /** Column of the table. */
        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For people. */
        String words() {
            return column().replace('_', ' ');
        }
    }

    /**
     * Where a figure belongs.
     *
     * @param measure what it measures
     * @param region code of the county, or {@link #COUNTRY}
     * @param industry its name in the tables
     * @param year the year
     */
    public record Key(Measure measure, String region, String industry, int year) {}

    private static final String ROOT = "/hindcast/";

    /** Copies the collections. */
    public Observed {
        industries = Collections.unmodifiableMap(new LinkedHashMap<>(industries));
        given = List.copyOf(given);
        figures = Map.copyOf(figures);
        moves = Map.copyOf(moves);
    }

    /** The figures that come with the program. */
    public static Observed load() {
        try {
            JsonNode root = new YAMLMapper().readTree(text("hindcast.yaml"));
            Map<String, List<String>> industries = new LinkedHashMap<>();
            root.path("industries")
                    .properties()
                    .forEach(entry -> industries.put(entry.getKey(), texts(entry.getValue())));
            return new Observed(
                    root.path("title").asText(),
                    root.path("first").asInt(),
                    root.path("last").asInt(),
                    industries,
                    texts(root.path("given")),
                    root.path("not_given").asText(),
                    readFigures(),
                    readMoves());
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + ROOT, e);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static Map<Key, Double> readFigures() throws IOException {
        Map<Key, Double> figures = new HashMap<>();
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(text("county_industries.csv"))) {
            for (Measure measure : Measure.values()) {
                String figure = row.getField(measure.column());
                if (!figure.isEmpty()) {
                    Key key = new Key(
                            measure,
                            row.getField("region"),
                            row.getField("industry"),
                            Integer.parseInt(row.getField("year")));
                    figures.put(key, Double.valueOf(figure));
                }
            }
        }
        return figures;
    }

    private static Map<String, Double> readMoves() throws IOException {
        Map<String, Double> moves = new LinkedHashMap<>();
        for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(text("county_moves.csv"))) {
            moves.put(row.getField("region"), Double.valueOf(row.getField("net_internal_2017")));
        }
        return moves;
    }

    private static String text(String name) throws IOException {
        try (InputStream stream = Observed.class.getResourceAsStream(ROOT + name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its own file " + ROOT + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A figure, unless it is suppressed or nothing. */
    public OptionalDouble figure(Measure measure, String region, String industry, int year) {
        Double found = figures.get(new Key(measure, region, industry, year));
        return found == null || found == 0 ? OptionalDouble.empty() : OptionalDouble.of(found);
    }

    /** Net moves to a region from others in 2017, persons. */
    double moved(String region) {
        return Objects.requireNonNull(moves.get(region), region);
    }

    /** Employed of a region in all industries that have a figure. */
    double employed(String region, int year) {
        return industries.keySet().stream()
                .mapToDouble(industry ->
                        figure(Measure.EMPLOYED, region, industry, year).orElse(0))
                .sum();
    }

    /** Growth of a figure from the first to the last year, logarithm a year; nothing where one of them is missing. */
    public OptionalDouble growth(Measure measure, String region, String industry) {
        OptionalDouble before = figure(measure, region, industry, first);
        OptionalDouble after = figure(measure, region, industry, last);
        return before.isEmpty() || after.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(StrictMath.log(after.getAsDouble() / before.getAsDouble()) / (last - first));
    }
}
