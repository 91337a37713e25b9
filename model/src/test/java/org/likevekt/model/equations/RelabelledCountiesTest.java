package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.likevekt.data.Dataset;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.YearSolution;

/** Ring 2: counties are not treated by their place in the list. */
class RelabelledCountiesTest {
    private static final Path TABLES = Path.of("..", "data", "src", "main", "resources", "norway-2018");

    @TempDir
    Path directory;

    /** A shock in Trøndelag gives every county the same result when the counties stand in the opposite order. */
    @Test
    void orderOfCountiesDoesNotMatter() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        Path regions = directory.resolve("regions.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(regions));
        Collections.reverse(lines.subList(1, lines.size()));
        Files.write(regions, lines);
        Benchmark reversed = Counties.of(Dataset.load(directory));
        Benchmark usual = Counties.benchmark();
        assertEquals("03", reversed.regions().code(10));

        YearSolution one = shocked(Counties.model());
        YearSolution other = shocked(RegionalModel.of(reversed, Closure.DEFAULT));
        for (String name : List.of("Y", "PY", "W", "INC", "consumption", "wage per person")) {
            double[] left = one.values(name);
            double[] right = other.values(name);
            int inner = left.length / usual.regions().size();
            for (int cell = 0; cell < left.length; cell++) {
                int there = reversed.regions().indexOf(usual.regions().code(cell / inner)) * inner + cell % inner;
                assertEquals(left[cell], right[there], 1e-8 * Math.max(1e-3, Math.abs(left[cell])), name);
            }
        }
    }

    private static YearSolution shocked(RegionalModel model) {
        Benchmark benchmark = model.benchmark();
        int trondelag = benchmark.regions().indexOf("50");
        int industries = benchmark.industries().size();
        Paths paths = Counties.change(
                Drivers.basePaths(benchmark, 2018, 2019),
                Drivers.PRODUCTIVITY,
                (year, cell, old) -> cell / industries == trondelag ? 1.05 : 1);
        return model.simulate(paths).last();
    }
}
