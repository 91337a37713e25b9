package org.likevekt.scenarios.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outlines of the counties of 2020, simplified; Kartverket, CC BY 4.0. */
final class Outlines {
    private static final String FILE = "counties_2020.csv";

    /** A region on the map: its outline as an SVG path on a grid of 1000 x 1000, and where its name goes. */
    record Outline(String code, int labelX, int labelY, String path) {}

    private Outlines() {}

    /** The outlines of regions; nothing when one of them has none, for a map with holes misleads. */
    static List<Outline> of(List<String> codes) {
        Map<String, Outline> all = read();
        return all.keySet().containsAll(codes) ? codes.stream().map(all::get).toList() : List.of();
    }

    private static Map<String, Outline> read() {
        Map<String, Outline> outlines = new LinkedHashMap<>();
        try (InputStream stream = Optional.ofNullable(Outlines.class.getResourceAsStream(FILE))
                        .orElseThrow(() -> new IllegalStateException(FILE + " is not in the program"));
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : rows) {
                String code = row.getField("region");
                outlines.put(
                        code,
                        new Outline(
                                code,
                                Integer.parseInt(row.getField("label_x")),
                                Integer.parseInt(row.getField("label_y")),
                                row.getField("outline")));
            }
            return outlines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
