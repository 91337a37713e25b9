package org.likevekt.model.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.data.Municipalities;
import org.likevekt.data.Partition;
import org.likevekt.data.RegionPartition;
import org.likevekt.model.Counties;
import org.likevekt.model.checks.Law;
import org.likevekt.model.checks.Laws;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.dynamics.YearSolution;

/** Ring 2: the model of regions made of counties replicates its benchmark and obeys the laws, down to one region. */
class LargerRegionsTest {
    private static final Benchmark COUNTIES = Counties.benchmark();

    /** All counties in as many regions, by their position; the last alone is a region of one county. */
    private static Benchmark regions(int number) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (int c = 0; c < COUNTIES.regions().size(); c++) {
            int region = Math.min(c, number - 1);
            parts.computeIfAbsent("part " + region, key -> new ArrayList<>())
                    .add(COUNTIES.regions().code(c));
        }
        return new Benchmark(
                COUNTIES.accounts().over(RegionPartition.of(COUNTIES.regions(), parts)), COUNTIES.behaviour());
    }

    /**
     * A county of two municipalities that are alike makes what it does in one piece, whatever happens elsewhere. Each other
     * county is one municipality. Nobody moves: to a half, the other half is another region whose wages it looks at.
     */
    @Test
    void aCountyInTwoHalvesAddsUp(@TempDir Path folder) throws IOException {
        Municipalities places = halved(folder);
        Benchmark halves = new Benchmark(
                COUNTIES.accounts().over(Partition.Shipped.MUNICIPALITIES.of(places), places), COUNTIES.behaviour());
        assertEquals(12, halves.regions().size());
        Trajectory whole = RegionalModel.of(COUNTIES, Closure.DEFAULT).simulate(shocked(COUNTIES, "50"));
        Trajectory parts = RegionalModel.of(halves, Closure.DEFAULT).simulate(shocked(halves, "5000"));
        YearSolution one = whole.last();
        YearSolution two = parts.last();
        int industries = COUNTIES.industries().size();
        double[] made = one.values(Quantities.OUTPUT);
        double[] madeInHalves = two.values(Quantities.OUTPUT);
        for (int i = 0; i < industries; i++) {
            assertEquals(made[i], madeInHalves[i] + madeInHalves[industries + i], 1e-9 * made[i], "output of " + i);
            assertEquals(
                    made[industries + i], madeInHalves[2 * industries + i], 1e-9 * made[industries + i], "Rogaland");
        }
        assertEquals(one.value(Quantities.MAINLAND_PRODUCT), two.value(Quantities.MAINLAND_PRODUCT), 1e-3);
    }

    /** Contributions rise in one place from the second year on, and all become more productive. */
    private static Paths shocked(Benchmark benchmark, String place) {
        Paths.Builder builder = Drivers.basePaths(benchmark, 2018, 2020).toBuilder();
        for (int year = 2019; year <= 2020; year++) {
            builder.set(Drivers.PAYROLL_TAX, year, benchmark.regions().indexOf(place), 0.3);
            builder.set(Drivers.NATIONAL_PRODUCTIVITY, year, 0, 1.02);
        }
        for (int year = 2018; year <= 2020; year++) {
            for (int group = 0; group < benchmark.groups().size(); group++) {
                builder.set(Drivers.MIGRATION_ELASTICITY, year, group, 0);
            }
        }
        return builder.build();
    }

    private static Municipalities halved(Path folder) throws IOException {
        Municipalities shipped = Municipalities.embedded(COUNTIES.regions());
        Files.writeString(folder.resolve("tables.csv"), shipped.texts().get("tables.csv"));
        Files.writeString(folder.resolve("labour_market_regions.csv"), "labour_market_region,name\n1,All\n");
        Files.writeString(folder.resolve("municipality_codes.csv"), "code,municipalities,valid\n");
        StringBuilder places = new StringBuilder("municipality,name,county,labour_market_region,population,"
                + "employed_residents,employed_workplace,latitude,longitude\n");
        StringBuilder commuting = new StringBuilder("residence,workplace,persons\n");
        List<String> codes = new ArrayList<>();
        for (String county : COUNTIES.regions().codes()) {
            codes.add(county + "00");
            if (county.equals("03")) {
                codes.add("0301");
            }
        }
        for (String code : codes) {
            places.append(code).append(",M").append(code).append(',').append(code, 0, 2);
            places.append(",1,1000,500,500,")
                    // all others lie on the meridian between the halves, as near to one as to the other
                    .append(
                            code.startsWith("03")
                                    ? "60,9." + (code.equals("0300") ? "9" : "8")
                                    : "60." + code + ",9.85")
                    .append("\n");
            codes.forEach(
                    other -> commuting.append(code).append(',').append(other).append(",10\n"));
        }
        Files.writeString(folder.resolve("municipalities.csv"), places);
        Files.writeString(folder.resolve("municipal_commuting.csv"), commuting);
        return Municipalities.load(folder, COUNTIES.regions());
    }

    /** Ten counties and the municipalities of the eleventh: 48 regions. */
    @Tag("slow")
    @Test
    void theMunicipalitiesOfACountyReplicateAndTheLawsHold() {
        Benchmark benchmark = Counties.withMunicipalitiesOfTrondelag();
        RegionalModel model = RegionalModel.of(benchmark, Closure.DEFAULT);
        assertTrue(model.replicate().residual() < RegionalModel.REPLICATION);
        // as many as a county trains are more than a small municipality has
        Paths paths = Counties.change(
                Counties.everythingMoves(benchmark, 2018, 2019),
                Drivers.TRAINING_PERSONS,
                (year, cell, old) -> old / benchmark.regions().size());
        Trajectory run = model.simulate(paths);
        for (Law law : Laws.check(model, run)) {
            assertTrue(law.holds(), law.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10})
    void theBenchmarkReplicatesAndTheLawsHold(int number) {
        Benchmark benchmark = regions(number);
        RegionalModel model = RegionalModel.of(benchmark, Closure.DEFAULT);
        assertEquals(number, benchmark.regions().size());
        assertTrue(model.replicate().residual() < RegionalModel.REPLICATION);
        Paths paths = Counties.everythingMoves(benchmark, 2018, 2020);
        Trajectory run = model.simulate(paths);
        for (Law law : Laws.check(model, run)) {
            assertTrue(law.holds(), law.toString());
        }
    }
}
