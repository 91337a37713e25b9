package org.likevekt.scenarios.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the counties of 2020 lie: their outlines, simplified (Kartverket, CC BY 4.0), and a place for each on a map of
 * tiles, on which all are alike in size. A region of several counties is drawn by theirs.
 */
final class Outlines {
    private static final String FILE = "counties_2020.csv";

    /** A square of the map of tiles. */
    record Tile(int column, int row) {}

    /** A region on the map: its outlines as SVG paths on a grid of 1000 x 1000, and its tiles. */
    record Outline(String code, List<String> paths, List<Tile> tiles) {}

    /** A county. */
    private record County(String path, Tile tile) {}

    private Outlines() {}

    /**
     * The outlines of regions; nothing when a county has none, for a map with holes misleads.
     *
     * @param members codes of the counties by the code of their region
     */
    static List<Outline> of(Map<String, List<String>> members) {
        Map<String, County> counties = read();
        List<Outline> outlines = new ArrayList<>();
        for (Map.Entry<String, List<String>> region : members.entrySet()) {
            if (!counties.keySet().containsAll(region.getValue())) {
                return List.of();
            }
            List<County> own = region.getValue().stream()
                    .map(code -> Objects.requireNonNull(counties.get(code)))
                    .toList();
            outlines.add(new Outline(
                    region.getKey(),
                    own.stream().map(County::path).toList(),
                    own.stream().map(County::tile).toList()));
        }
        return List.copyOf(outlines);
    }

    private static Map<String, County> read() {
        Map<String, County> counties = new LinkedHashMap<>();
        try (InputStream stream = Optional.ofNullable(Outlines.class.getResourceAsStream(FILE))
                        .orElseThrow(() -> new IllegalStateException(FILE + " is not in the program"));
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : rows) {
                Tile tile = new Tile(
                        Integer.parseInt(row.getField("tile_column")), Integer.parseInt(row.getField("tile_row")));
                counties.put(row.getField("region"), new County(row.getField("outline"), tile));
            }
            return counties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
