package org.likevekt.validation.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.likevekt.data.Dataset;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.calibration.Benchmark;

/** The tables of a country as the lines of their files, heading first, by name of the table. */
public final class Tables {
    private static final List<String> CLASSIFICATIONS = List.of("regions", "industries", "groups");
    private static final Set<String> REGION_KEYS = Set.of("region", "residence", "workplace", "origin", "destination");

    /** Columns that stay as they are when a region is cut in two; all other figures are halved. */
    private static final Set<String> MEANS = Set.of("year", "monthly_earnings", "wage_index", "rate", "km");

    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    /** Starts a table with its heading. */
    void heading(String table, String... columns) {
        lines.put(table, new ArrayList<>(List.of(String.join(",", columns))));
    }

    private List<String> kept(String table) {
        return Objects.requireNonNull(lines.get(table), () -> "no table '" + table + "'");
    }

    /** Adds a row of keys and figures. */
    void row(String table, Object... cells) {
        kept(table).add(String.join(",", Stream.of(cells).map(String::valueOf).toList()));
    }

    /** The same figures with regions, industries and groups listed in the opposite order. */
    public Tables reversed() {
        Tables reversed = copy();
        CLASSIFICATIONS.forEach(name -> Collections.reverse(
                reversed.kept(name).subList(1, reversed.kept(name).size())));
        return reversed;
    }

    /** The same country with one region cut into two identical halves, its code with "a" and its code with "b". */
    public Tables split(String region) {
        Tables split = new Tables();
        lines.forEach((table, rows) -> {
            List<String> columns = List.of(rows.get(0).split(","));
            List<String> halved = new ArrayList<>(rows.subList(0, 1));
            rows.subList(1, rows.size()).forEach(row -> halved.addAll(halves(columns, row, region)));
            split.lines.put(table, halved);
        });
        return split;
    }

    private static List<String> halves(List<String> columns, String row, String region) {
        List<String> rows = List.of(row);
        for (int c = 0; c < columns.size(); c++) {
            if (REGION_KEYS.contains(columns.get(c)) && row.split(",")[c].equals(region)) {
                rows = halved(columns, rows, c, region);
            }
        }
        return rows;
    }

    private static List<String> halved(List<String> columns, List<String> rows, int key, String region) {
        List<String> halves = new ArrayList<>();
        for (String row : rows) {
            for (String half : List.of("a", "b")) {
                String[] cells = row.split(",");
                for (int c = 0; c < cells.length; c++) {
                    if (!MEANS.contains(columns.get(c)) && Character.isDigit(cells[c].charAt(0))) {
                        cells[c] = Double.toString(Double.parseDouble(cells[c]) / 2);
                    }
                }
                cells[key] = region + half;
                halves.add(String.join(",", cells));
            }
        }
        return halves;
    }

    /** The same tables with one line of one of them replaced. */
    public Tables replaced(String table, String old, String with) {
        Tables replaced = copy();
        List<String> rows = replaced.kept(table);
        if (!rows.contains(old)) {
            throw new IllegalArgumentException("table " + table + " has no line '" + old + "'");
        }
        rows.set(rows.indexOf(old), with);
        return replaced;
    }

    /** Names of the tables in the order in which they were started. */
    List<String> names() {
        return List.copyOf(lines.keySet());
    }

    /** The lines of a table. */
    public List<String> lines(String table) {
        return List.copyOf(kept(table));
    }

    private Tables copy() {
        Tables copy = new Tables();
        lines.forEach((table, rows) -> copy.lines.put(table, new ArrayList<>(rows)));
        return copy;
    }

    /** Writes every table to its file. */
    public void write(Path directory) throws IOException {
        for (Map.Entry<String, List<String>> table : lines.entrySet()) {
            Files.write(directory.resolve(table.getKey() + ".csv"), table.getValue());
        }
    }

    /**
     * Writes the tables and has the public loader read and check them.
     *
     * @throws org.likevekt.data.DataException when they do not pass their checks
     */
    public Dataset load() {
        try {
            Path directory = Files.createTempDirectory("likevekt-random");
            try {
                write(directory);
                return Dataset.load(directory);
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(Path directory) throws IOException {
        for (String table : lines.keySet()) {
            Files.deleteIfExists(directory.resolve(table + ".csv"));
        }
        Files.delete(directory);
    }

    /** The base year of these tables, every balance checked. */
    public Benchmark benchmark() {
        Dataset data = load();
        return new Benchmark(RegionalAccounts.build(data), Behaviour.of(data));
    }
}
