package org.likevekt.validation.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.likevekt.data.Dataset;

/**
 * Norway with more regions than it has counties: each county cut in pieces of unequal size that are like the whole. Its
 * equations have the size and the pattern of a model of that many regions; its figures say nothing about any place.
 */
final class FineCountry {
    private static final Path TABLES = Path.of("..", "data", "src", "main", "resources", "norway-2018");

    /** Tables whose figures hold for each piece as for the whole. */
    private static final Set<String> MEANS = Set.of("county_wages", "county_payroll_tax");

    /** Part of those who work in their own county that work in their own piece of it whatever its size. */
    private static final double AT_HOME = 0.7;

    private static final double KM_BETWEEN_PIECES = 20;

    private final Map<String, double[]> pieces = new LinkedHashMap<>();

    private FineCountry(int regions) throws IOException {
        List<String> counties = lines("regions").stream()
                .skip(1)
                .map(line -> line.split(",")[0])
                .toList();
        for (int c = 0; c < counties.size(); c++) {
            int count = regions / counties.size() + (c < regions % counties.size() ? 1 : 0);
            double[] size = new double[count];
            Arrays.setAll(size, k -> 1 + 0.4 * (k % 3));
            double total = Arrays.stream(size).sum();
            Arrays.setAll(size, k -> size[k] / total);
            pieces.put(counties.get(c), size);
        }
    }

    /** The tables of a country of so many regions, at least as many as there are counties. */
    static Dataset of(int regions) {
        try {
            Path folder = Files.createTempDirectory("fine-country");
            try {
                new FineCountry(regions).write(folder);
                return Dataset.load(folder);
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> lines(String table) throws IOException {
        return Files.readAllLines(TABLES.resolve(table + ".csv"));
    }

    private void write(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            for (Path file : files.toList()) {
                String table = file.getFileName().toString().replace(".csv", "");
                Files.write(folder.resolve(file.getFileName()), cut(table, lines(table)));
            }
        }
    }

    private List<String> cut(String table, List<String> lines) {
        List<String> cut = new ArrayList<>(List.of(lines.get(0)));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            switch (table) {
                case "regions" -> each(cells[0], k -> cut.add(name(cells[0], k) + "," + cells[1] + " " + (k + 1)));
                case "county_distances" -> pairs(cells, (a, b) -> cut.add(distance(cells, a, b)));
                case "county_commuting" -> pairs(cells, (a, b) -> cut.add(commuters(cells, a, b)));
                default -> {
                    if (table.startsWith("county_") || table.equals("population")) {
                        each(cells[0], k -> cut.add(part(table, lines.get(0), cells, k)));
                    } else {
                        cut.add(line);
                    }
                }
            }
        }
        return cut;
    }

    private interface Piece {
        void use(int piece);
    }

    private interface Pair {
        void use(int from, int to);
    }

    private void each(String county, Piece action) {
        for (int k = 0; k < pieces.get(county).length; k++) {
            action.use(k);
        }
    }

    private void pairs(String[] cells, Pair action) {
        each(cells[0], a -> each(cells[1], b -> action.use(a, b)));
    }

    private String name(String county, int piece) {
        return pieces.get(county).length == 1 ? county : county + "-" + (piece + 1);
    }

    private String distance(String[] cells, int a, int b) {
        double km = Double.parseDouble(cells[2]);
        boolean isHome = cells[0].equals(cells[1]) && a == b;
        return name(cells[0], a) + "," + name(cells[1], b) + ","
                + (isHome ? km : km + KM_BETWEEN_PIECES * (1 + Math.abs(a - b)));
    }

    private String commuters(String[] cells, int a, int b) {
        double persons = Double.parseDouble(cells[2]) * pieces.get(cells[0])[a];
        double there = pieces.get(cells[1])[b];
        boolean isHome = cells[0].equals(cells[1]);
        double share = isHome ? (1 - AT_HOME) * there + (a == b ? AT_HOME : 0) : there;
        return String.format(Locale.ROOT, "%s,%s,%s", name(cells[0], a), name(cells[1], b), persons * share);
    }

    /** A row of a table of counties for a piece; the second column may be a key too. */
    private String part(String table, String header, String[] cells, int piece) {
        double part = MEANS.contains(table) ? 1 : pieces.get(cells[0])[piece];
        String second = header.split(",")[1];
        int keys = Set.of("industry", "group", "year").contains(second) ? 2 : 1;
        List<String> row = new ArrayList<>(List.of(name(cells[0], piece)));
        for (int c = 1; c < cells.length; c++) {
            row.add(c < keys ? cells[c] : String.valueOf(Double.parseDouble(cells[c]) * part));
        }
        return String.join(",", row);
    }
}
