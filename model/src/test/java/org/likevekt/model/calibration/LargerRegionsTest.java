package org.likevekt.model.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.data.Municipalities;
import org.likevekt.data.Partition;
import org.likevekt.data.RegionPartition;
import org.likevekt.model.Counties;
import org.likevekt.model.checks.Law;
import org.likevekt.model.checks.Laws;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;

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

    /** Ten counties and the municipalities of the eleventh: 48 regions. */
    @Tag("slow")
    @Test
    void theMunicipalitiesOfACountyReplicateAndTheLawsHold() {
        Municipalities places = Municipalities.embedded(COUNTIES.regions());
        Benchmark benchmark = new Benchmark(
                COUNTIES.accounts().over(Partition.Shipped.TRONDELAG_SPLIT.of(places), places), COUNTIES.behaviour());
        RegionalModel model = RegionalModel.of(benchmark, Closure.DEFAULT);
        assertTrue(model.replicate().residual() < RegionalModel.REPLICATION);
        Trajectory run = model.simulate(Counties.everythingMoves(benchmark, 2018, 2019));
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
