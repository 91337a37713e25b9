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
 * Where the counties and municipalities of 2020 lie: their outlines, simplified (Kartverket, CC BY 4.0), and a place for each
 * on a map of tiles, on which all municipalities are alike in size. A region of several is drawn by theirs.
 *
 * <p>Outlines of municipalities are rounded to the grid of the counties', and rings under 3 of its squares are left out unless
 * they are all that there is; their tiles are the squares of a grid that move them least.
 */
final class Outlines {
    private static final String COUNTIES = "counties_2020.csv";
    private static final String MUNICIPALITIES = "municipalities_2020.csv";

    /** A square of the map of tiles. */
    record Tile(int column, int row) {
        /** A square a little smaller than its place. */
        String path() {
            int size = 100;
            return "m" + (size * column + 2) + "," + (size * row + 2) + " h96 v96 h-96 z";
        }
    }

    /**
     * A region on the map.
     *
     * @param paths its outlines as SVG paths on a grid of 1000 x 1000
     * @param tiles its tiles
     * @param isNear whether it is one of the small ones among counties, which a closer look is about
     */
    record Outline(String code, List<String> paths, List<Tile> tiles, boolean isNear) {
        /** The same with its tiles as outlines. */
        Outline tiled() {
            return new Outline(code, tiles.stream().map(Tile::path).toList(), tiles, isNear);
        }
    }

    /** A county or municipality. */
    private record Area(String path, Tile tile) {}

    private final Map<String, Area> counties;
    private final Map<String, Area> municipalities;

    private Outlines(Map<String, Area> counties, Map<String, Area> municipalities) {
        this.counties = counties;
        this.municipalities = municipalities;
    }

    /**
     * The outlines of regions; nothing when a region has none, for a map with holes misleads.
     *
     * @param members codes of the counties or municipalities by the code of their region
     */
    static List<Outline> of(Map<String, List<String>> members) {
        Map<String, Area> counties = read(COUNTIES);
        boolean areCounties =
                members.values().stream().allMatch(codes -> counties.keySet().containsAll(codes));
        boolean hasCounties = members.keySet().stream().anyMatch(counties::containsKey);
        Outlines outlines = new Outlines(counties, areCounties ? Map.of() : read(MUNICIPALITIES));
        List<Outline> all = new ArrayList<>();
        for (Map.Entry<String, List<String>> region : members.entrySet()) {
            Optional<Outline> outline = outlines.outline(region.getKey(), region.getValue(), hasCounties);
            if (outline.isEmpty()) {
                return List.of();
            }
            all.add(outline.get());
        }
        return List.copyOf(all);
    }

    /** A whole county is drawn as one, and has the tiles of its municipalities where others are shown by theirs. */
    private Optional<Outline> outline(String code, List<String> members, boolean hasCounties) {
        Map<String, Area> areas = counties.keySet().containsAll(members) ? counties : municipalities;
        if (!areas.keySet().containsAll(members)) {
            return Optional.empty();
        }
        List<Area> own = members.stream()
                .map(member -> Objects.requireNonNull(areas.get(member)))
                .toList();
        Area county = counties.get(code);
        List<String> paths = county == null ? own.stream().map(Area::path).toList() : List.of(county.path());
        boolean isNear = hasCounties && county == null && areas == municipalities;
        return Optional.of(new Outline(code, paths, own.stream().map(Area::tile).toList(), isNear));
    }

    private static Map<String, Area> read(String file) {
        Map<String, Area> areas = new LinkedHashMap<>();
        try (InputStream stream = Optional.ofNullable(Outlines.class.getResourceAsStream(file))
                        .orElseThrow(() -> new IllegalStateException(file + " is not in the program"));
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : rows) {
                Tile tile = new Tile(
                        Integer.parseInt(row.getField("tile_column")), Integer.parseInt(row.getField("tile_row")));
                areas.put(row.getField("region"), new Area(row.getField("outline"), tile));
            }
            return areas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
