package org.likevekt.scenarios.hindcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.likevekt.data.Dataset;
import org.likevekt.scenarios.hindcast.Observed.Measure;

class ObservedTest {
    private static final Observed OBSERVED = Observed.load();
    private static final Dataset DATA = Dataset.embedded();

    /** Health in Trøndelag and the country, table 11713. */
    @Test
    void figuresAreThePublishedOnes() {
        assertEquals(
                Math.log(587_600.0 / 504_100) / 10,
                OBSERVED.growth(Measure.EMPLOYED, "00", "HELSE").orElseThrow(),
                1e-12);
        assertTrue(OBSERVED.figure(Measure.EMPLOYED, "03", "FISK", 2008).isEmpty(), "suppressed");
        assertTrue(OBSERVED.growth(Measure.VALUE_ADDED, "18", "OLJE").isEmpty(), "nothing in 2008");
    }

    @Test
    void everyIndustryOfTheModelIsInOneRow() {
        List<String> named = OBSERVED.industries().values().stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
        assertEquals(DATA.industries().codes().stream().sorted().toList(), named);
    }

    /** Value added of the base year is the one that the accounts are built from, where no cell is suppressed or estimated. */
    @Test
    void theLastYearIsTheBaseYear() {
        for (String region : DATA.regions().codes()) {
            for (String industry : List.of("JORD", "BYGG", "HANDEL", "OFFADM", "UNDERV", "HELSE")) {
                double ours = DATA.valueAdded().get(region, industry);
                double theirs = OBSERVED.figure(Measure.VALUE_ADDED, region, industry, 2018)
                        .orElseThrow();
                assertEquals(ours, theirs, 1, region + " " + industry);
            }
        }
    }

    /** Moves between counties sum to nothing, but for the few of unknown county. */
    @Test
    void whoLeavesACountyArrivesInAnother() {
        Map<String, Double> moves = OBSERVED.moves();
        assertEquals(11, moves.size());
        double net = moves.values().stream().mapToDouble(Double::doubleValue).sum();
        double moved = Stream.of(moves.values().toArray(new Double[0]))
                .mapToDouble(Math::abs)
                .sum();
        assertTrue(Math.abs(net) < 0.01 * moved, "net " + net);
    }
}
