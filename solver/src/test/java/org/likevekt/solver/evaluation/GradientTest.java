package org.likevekt.solver.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;

/** Derivatives of residuals by what is given, against the hand: share x^2 = tax given. */
class GradientTest {
    private final IndexSet goods = IndexSet.of("good", "a", "b");
    private final Index i = goods.index("i");
    private final SystemBuilder builder = new SystemBuilder();
    private final Parameter share =
            builder.structural("share", List.of(goods), "share", "weights", new double[] {0.5, 0});
    private final Parameter tax = builder.parameter("tax", List.of(), "1", "rate", new double[] {3});
    private final Parameter idle = builder.parameter("idle", List.of(), "1", "in no equation", new double[] {7});
    private final Variable given = builder.fixed("given", "1", "fixed", 2);
    private final Variable x = builder.positive("x", List.of(goods), "1", "unknown", new double[] {1, 1});

    @Test
    void byParametersStructureFixedCellsAndUnknowns() {
        builder.equation(
                "rule", over(i), share.at(i).times(x.at(i).pow(2)), tax.at().times(given.at()), x, 1);
        EquationSystem system = EquationSystem.compile(builder.build());
        Evaluation evaluation = system.evaluate();
        evaluation.residual(system.start(), new double[2]);
        Gradient gradient = evaluation.gradient(new double[] {10, 100});
        assertArrayEquals(new double[] {-10 * 2 - 100 * 2}, gradient.by(tax), 1e-12);
        assertArrayEquals(new double[] {10, 0}, gradient.by(share), 1e-12);
        assertArrayEquals(new double[] {0}, gradient.by(idle), 0);
        assertArrayEquals(new double[] {-330}, gradient.byFixed(given, new double[] {2}), 1e-12);
        assertArrayEquals(new double[] {0, 0}, gradient.byFixed(x, new double[] {1, 1}), 0);
        assertArrayEquals(new double[] {10, 0}, gradient.byUnknowns(), 1e-12);
    }
}
