package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Dataset;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/** Ring 2: a country of two counties, each half of Norway: alike they stay alike, and what one does the other can do. */
class TwinCountiesTest {
    private static final Path TABLES = Path.of("..", "data", "src", "main", "resources", "norway-2018");
    private static final List<String> TWINS = List.of("03", "50");
    private static final Set<String> MEANS = Set.of("county_wages", "county_payroll_tax");

    @TempDir
    Path directory;

    private Benchmark benchmark;
    private RegionalModel model;

    @BeforeEach
    void writeTables() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(directory.resolve(file.getFileName()), halved(file));
            }
        }
        benchmark = Counties.of(Dataset.load(directory));
        model = RegionalModel.of(benchmark, Closure.DEFAULT);
    }

    private static List<String> halved(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".csv", "");
        List<String> lines = Files.readAllLines(file);
        if (name.equals("regions")) {
            return List.of(lines.get(0), TWINS.get(0) + ",East", TWINS.get(1) + ",West");
        }
        if (name.equals("county_distances")) {
            return List.of(lines.get(0), "03,03,100", "03,50,400", "50,03,400", "50,50,100");
        }
        if (name.equals("county_commuting")) {
            return List.of(lines.get(0), commuting(lines));
        }
        return name.startsWith("county_") || name.equals("population") ? twins(name, lines) : lines;
    }

    /** Who crosses a county border now crosses the one that is left. */
    private static String commuting(List<String> lines) {
        double home = 0;
        double away = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            double half = Double.parseDouble(cells[2]) / 2;
            home += cells[0].equals(cells[1]) ? half : 0;
            away += cells[0].equals(cells[1]) ? 0 : half;
        }
        return "03,03," + home + "\n03,50," + away + "\n50,03," + away + "\n50,50," + home;
    }

    /** Half of the counties' sum, or their mean, for each twin, and its first text; key columns after the county are text or a year. */
    private static List<String> twins(String name, List<String> lines) {
        int keys = Set.of(
                                "county_value_added",
                                "county_employed",
                                "county_employed_residents_by_group",
                                "county_product",
                                "county_working_age",
                                "population")
                        .contains(name)
                ? 2
                : 1;
        Map<String, double[]> sums = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        int regions = 0;
        String lastRegion = "";
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            regions += cells[0].equals(lastRegion) ? 0 : 1;
            lastRegion = cells[0];
            String last = cells[cells.length - 1];
            boolean text = Set.of("exact", "grade").contains(lines.get(0).replaceAll(".*,", ""));
            String rest = keys == 2 ? "," + cells[1] : "";
            texts.putIfAbsent(rest, text ? "," + last : "");
            double[] sum = sums.computeIfAbsent(rest, key -> new double[cells.length - keys - (text ? 1 : 0)]);
            for (int c = 0; c < sum.length; c++) {
                sum[c] += Double.parseDouble(cells[keys + c]);
            }
        }
        double weight = MEANS.contains(name) ? 1.0 / regions : 0.5;
        List<String> twins = new ArrayList<>(List.of(lines.get(0)));
        for (String twin : TWINS) {
            sums.forEach((key, sum) -> {
                StringBuilder row = new StringBuilder(twin + key);
                Arrays.stream(sum).forEach(value -> row.append(',').append(value * weight));
                twins.add(row + texts.get(key));
            });
        }
        return twins;
    }

    private static double[] half(double[] values, int which) {
        int inner = values.length / 2;
        return Arrays.copyOfRange(values, which * inner, (which + 1) * inner);
    }

    private static void assertAlike(double[] left, double[] right, String what) {
        for (int k = 0; k < left.length; k++) {
            assertEquals(left[k], right[k], 1e-9 * Math.max(1e-3, Math.abs(left[k])), what + " cell " + k);
        }
    }

    /** A change of the whole country leaves twins alike and moves nobody. */
    @Test
    void twinsStayAlike() {
        Paths paths = Counties.change(
                Drivers.basePaths(benchmark, 2018, 2021), Drivers.PRODUCTIVITY, (y, c, v) -> Math.pow(1.01, y - 2018));
        YearSolution last = model.simulate(paths).last();
        for (String name : List.of("Y", "PY", "RK", "W", "INC", "consumption", "investment")) {
            assertAlike(half(last.values(name), 0), half(last.values(name), 1), name);
        }
        for (double moved : last.people().migrants()) {
            assertEquals(0, moved, 1e-5);
        }
    }

    /** A shock in the east does to the east what the same shock in the west does to the west. */
    @Test
    void twinsCanChangePlaces() {
        Trajectory east = model.simulate(shock(0));
        Trajectory west = model.simulate(shock(1));
        for (String name : List.of("Y", "PY", "W", "INC", "consumption")) {
            assertAlike(half(east.last().values(name), 0), half(west.last().values(name), 1), name);
            assertAlike(half(east.last().values(name), 1), half(west.last().values(name), 0), name);
        }
        double[] moved = east.last().people().migrants();
        assertTrue(moved[0] > 1, "people move to where demand raises wages: " + moved[0]);
    }

    private Paths shock(int where) {
        int industries = benchmark.industries().size();
        return Counties.change(
                Drivers.basePaths(benchmark, 2018, 2020),
                Drivers.EXPORT_DEMAND,
                (y, c, v) -> c / industries == where && y > 2018 ? 1.2 : 1);
    }
}
