package org.likevekt.model.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.likevekt.model.Counties;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.drivers.Quantities;
import org.likevekt.solver.newton.NotConvergedException;

/** Ring 2: years before one whose state is known. */
class ArrivalTest {
    private static final RegionalModel MODEL = RegionalModel.of(
            Counties.benchmark(),
            new Closure(
                    Closure.Government.TRANSFERS, Closure.External.FOREIGN_SAVING, Closure.Growth.PRODUCTIVITY_GIVEN));
    private static final Paths PATHS = Counties.everythingMoves(Counties.benchmark(), 2018, 2020);
    private static final Trajectory FORWARD = MODEL.simulate(PATHS);
    private static final State END = FORWARD.last().state();
    private static final Trajectory BACK = arrival().solve(RunListener.SILENT, 30);

    private static Arrival arrival() {
        return new Arrival(END, 2020, MODEL, PATHS, 1e-7);
    }

    /** Two years forward from the base year, with every driver moving, and back from the last of them to where they began. */
    @Test
    void theStateAPathBeganFromIsFoundFromTheOneItLeadsTo() {
        State base = State.base(Counties.benchmark());
        State found = BACK.first().state();
        double[] capital = base.capital();
        for (int cell = 0; cell < capital.length; cell++) {
            assertEquals(capital[cell], found.capital()[cell], 1e-6 * capital[cell]);
        }
        assertEquals(base.fund(), found.fund(), 1);
        assertEquals(0, found.capitalAbroad(), 10);
        assertArrayEquals(base.migrants(), found.migrants(), 1e-3);
        assertArrayEquals(base.trained(), found.trained(), 1e-3);
    }

    /** On its way it is the path that went forward: prices and quantities of every year, not of the ends alone. */
    @Test
    void thePathBackIsThePathForward() {
        for (int year = 2018; year <= 2020; year++) {
            double[] expected = FORWARD.year(year).values(Quantities.OUTPUT);
            double[] found = BACK.year(year).values(Quantities.OUTPUT);
            for (int cell = 0; cell < expected.length; cell++) {
                assertEquals(expected[cell], found[cell], 1e-6 * expected[cell], "output in " + year);
            }
        }
    }

    @Test
    void whatLeadsNowhereIsSaid() {
        String message = assertThrows(
                        NotConvergedException.class, () -> arrival().solve(RunListener.SILENT, 1))
                .getMessage();
        assertTrue(
                message.startsWith(
                        "no state in 2018 was found that leads to the one in 2020: after 1 tries it is missed by "),
                message);
    }
}
