package org.likevekt.solver.newton;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.evaluation.EquationSystem;

/** What is a trail says of the steps that were taken. */
class TrailTest {
    private final Trail trail = new Trail();
    private double[] at = {0, 0};
    private double norm = 1;

    @BeforeEach
    void start() {
        trail.start(norm);
    }

    private void step(double x, double y, double gain) {
        double[] to = {at[0] + x, at[1] + y};
        norm *= gain;
        trail.step(at, to, norm);
        at = to;
    }

    private static EquationSystem system() {
        SystemBuilder builder = new SystemBuilder();
        var x = builder.positive("X", List.of(), "1", "", new double[] {1});
        var y = builder.free("Y", List.of(), "1", "", new double[] {0}, 10);
        builder.equation("x", SystemBuilder.over(), x.at(), Expr.constant(1), x);
        builder.equation("y", SystemBuilder.over(), y.at(), Expr.constant(1), y);
        return EquationSystem.compile(builder.build());
    }

    @Test
    void toAndFro() {
        for (int k = 0; k < 6; k++) {
            step(k % 2 == 0 ? Math.log(2) : -Math.log(2), 0.01 * k, 0.99);
        }
        assertEquals(Trail.Pattern.TO_AND_FRO, trail.pattern());
        assertEquals("'X' goes to and fro by 100 %", trail.swing(system()));
    }

    @Test
    void tinySwingsStandStill() {
        for (int k = 0; k < 6; k++) {
            step(k % 2 == 0 ? 1e-5 : -1e-5, 0, 0.99);
        }
        assertEquals(Trail.Pattern.NONE, trail.pattern());
    }

    @Test
    void oneWay() {
        for (int k = 0; k < 9; k++) {
            step(0.01, -0.5, 0.95);
        }
        assertEquals(Trail.Pattern.RUNS_OFF, trail.pattern());
        assertEquals("'Y' fell by 30.0 in the last 6 steps", trail.runOff(system()));
    }

    @Test
    void stepsThatGainAreOnTheirWay() {
        for (int k = 0; k < 9; k++) {
            step(0.01, -0.5, 0.5);
        }
        assertEquals(Trail.Pattern.NONE, trail.pattern());
    }

    @Test
    void threeStepsAreTooFew() {
        for (int k = 0; k < 3; k++) {
            step(0, 1, 0.99);
        }
        assertEquals(Trail.Pattern.NONE, trail.pattern());
    }

    @Test
    void stepsAroundACornerHaveNothingInCommon() {
        for (int k = 0; k < 6; k++) {
            step(k % 2 == 0 ? 1 : 0, k % 2 == 0 ? 0 : 1, 0.99);
        }
        assertEquals(Trail.Pattern.NONE, trail.pattern());
    }
}
