package org.likevekt.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batch files, and the points of their sweeps. */
class BatchParserTest {
    private static BatchFile parse(String text) {
        return new BatchParser(TestEconomy.vocabulary()).parse("b.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Sweep sample(String method, int n) {
        return parse("""
                sweep:
                  scenario: baseline
                  method: %s
                  n: %d
                  seed: 3
                  vary:
                    - {multiply: productivity, range: [0.5, 1.5]}
                    - {name: other, multiply: productivity, range: [2, 3]}
                """.formatted(method, n)).sweeps().get(0);
    }

    @Test
    void aGridHasEveryCombination() {
        BatchFile file = parse("""
                title: t
                scenarios: [baseline, mine.yaml]
                sweep:
                  scenario: [baseline, mine.yaml]
                  vary:
                    - {multiply: productivity, values: [0.9, 1, 1.1]}
                    - {name: more, add: productivity, values: [0, 0.1]}
                """);
        assertEquals(List.of("baseline", "mine.yaml"), file.scenarios());
        Sweep sweep = file.sweeps().get(0);
        assertEquals(6, sweep.size());
        assertArrayEquals(new double[] {0.9, 0}, sweep.points().get(0));
        assertArrayEquals(new double[] {1.1, 0.1}, sweep.points().get(5), 1e-15);
        assertTrue(sweep.dimensions().get(0).at(1).isEmpty(), "times one is no shock");
        assertEquals(1, sweep.dimensions().get(0).at(0.9).size());
    }

    @Test
    void aLatinHypercubeMeetsEveryPartOnceAndIsTheSameAgain() {
        List<double[]> points = sample("lhs", 20).points();
        double[] first = points.stream().mapToDouble(point -> point[0]).sorted().toArray();
        for (int k = 0; k < 20; k++) {
            assertEquals(k, (int) Math.floor((first[k] - 0.5) * 20));
        }
        assertTrue(points.stream().allMatch(point -> point[1] >= 2 && point[1] <= 3));
        List<double[]> again = sample("lhs", 20).points();
        assertTrue(Arrays.deepEquals(points.toArray(), again.toArray()));
        assertFalse(Arrays.deepEquals(
                points.toArray(), sample("monte-carlo", 20).points().toArray()));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        ScenarioException wrong = assertThrows(ScenarioException.class, () -> parse("""
                sweep:
                  scenario: baseline
                  method: lsh
                  n: 2.5
                  vary:
                    - {multiply: productivty, values: [1]}
                    - {multiply: productivity, values: [-5%, 5%]}
                """));
        assertTrue(wrong.getMessage().contains("Maybe 'lhs'."), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("Maybe 'productivity'."), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("For a change of -5 % write 'multiply' with 0.95."), wrong.getMessage());
    }

    @Test
    void aSweepBeyondMeasureIsRefused() {
        assertTrue(assertThrows(ScenarioException.class, () -> sample("lhs", 200_000))
                .getMessage()
                .contains("expected a whole number from 1 to 100000"));
    }

    @Test
    void scenariosAndRubbishAreNoBatchFiles() {
        assertFalse(BatchParser.isBatch("title: t\n".getBytes(StandardCharsets.UTF_8)));
        assertFalse(BatchParser.isBatch("&a [*a".getBytes(StandardCharsets.UTF_8)));
        assertTrue(BatchParser.isBatch("{\"scenarios\": [\"baseline\"]}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileThatAsksForTooMuchOrNothingIsRefused() {
        String sweep =
                "  - {scenario: vocational, method: lhs, n: 100000, seed: 1, vary: [{multiply: productivity, range: [1, 2]}]}\n";
        assertTrue(refusal("title: b\nsweep:\n" + sweep.repeat(3))
                .contains("asks for 300000 runs, expected at most 100000"));
        assertTrue(refusal("title: b\nscenarios: []\n").contains("asks for nothing"));
    }

    private static String refusal(String text) {
        return String.valueOf(org.junit.jupiter.api.Assertions.assertThrows(
                        ScenarioException.class, () -> new BatchParser(TestEconomy.vocabulary())
                                .parse("b.yaml", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .getMessage());
    }
}
