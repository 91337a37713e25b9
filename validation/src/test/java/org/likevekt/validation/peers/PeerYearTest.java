package org.likevekt.validation.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.export.NlSystem;

/** Ring 1: the county economy's export says what the engine solves. */
class PeerYearTest {
    private final RegionalModel model =
            RegionalModel.of(Economy.of(Optional.empty()).benchmark(), Closure.DEFAULT);
    private final Evaluation evaluation = model.system().evaluate();

    @Test
    void exportHasTheEnginesResidualsAndSolution() throws IOException {
        Random random = new Random(3);
        Parameter labour = model.system().declaration().parameter("labour");
        evaluation.set(labour, random.doubles(labour.size(), 0.8, 1.3).toArray());
        PeerYear year = new PeerYear(model, evaluation);
        StringBuilder text = new StringBuilder();
        year.export().writeModel(text);
        NlSystem read = NlSystem.read(text.toString());
        double[] start = evaluation.system().start();
        assertSame(read, start);
        for (int draw = 0; draw < 3; draw++) {
            assertSame(
                    read,
                    Arrays.stream(start)
                            .map(x -> x + 0.1 * random.nextGaussian())
                            .toArray());
        }
        var result = year.solve();
        assertTrue(result.outcome().converged(), result.outcome()::describe);
        assertTrue(Arrays.stream(read.residual(result.point()))
                        .map(Math::abs)
                        .max()
                        .orElseThrow()
                <= 1e-10);
    }

    private void assertSame(NlSystem read, double[] point) {
        double[] expected = new double[point.length];
        evaluation.residual(point, expected);
        double[] residual = read.residual(point);
        for (int row = 0; row < point.length; row++) {
            assertEquals(
                    expected[row],
                    residual[row],
                    1e-12 * (1 + Math.abs(expected[row])),
                    evaluation.system().equationName(row));
        }
    }
}
