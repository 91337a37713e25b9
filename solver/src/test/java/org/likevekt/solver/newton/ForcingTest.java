package org.likevekt.solver.newton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.likevekt.solver.linear.SolveReport;

/** Linear systems are solved as far as a step can use, and no further. */
class ForcingTest {
    private final Forcing forcing = new Forcing(1e-10);

    @Test
    void aChordStepFollowsWhatTheOneBeforeHasLeft() {
        forcing.stepped(1, 0.01);
        assertEquals(3e-3, forcing.ofChord(1e-3), 1e-15);
        forcing.stepped(1, 0.1);
        assertEquals(1e-2, forcing.ofChord(1e-3), 0, "never looser");
        forcing.stepped(1, 1e-6);
        assertEquals(3e-4, forcing.ofChord(1e-3), 0, "never tighter");
    }

    @Test
    void theLastStepGoesNoFurtherThanItMust() {
        forcing.stepped(1, 1e-6);
        double size = 1e-10;
        double left = size * forcing.ofChord(size);
        assertTrue(left <= Forcing.POLISHED * 1e-10, "it ends the iteration");
        assertTrue(forcing.ofChord(size) > 3e-4, "with less work than a step on the way");
    }

    @Test
    void aStepThatLeavesMuchHasOutrunItsJacobian() {
        assertFalse(forcing.isOutrun(), "nothing is known yet");
        forcing.stepped(1, 0.1);
        assertTrue(forcing.isOutrun());
        forcing.stepped(1, 0.01);
        assertFalse(forcing.isOutrun());
    }

    @Test
    void aNewtonStepIsSolvedForTheSquareOfASmallResidual() {
        assertEquals(1e-4, forcing.ofNewton(1), 0);
        assertEquals(1e-5, forcing.ofNewton(1e-5), 0);
    }

    @Test
    void factorsHaveAgedWhenADigitTakesTooMany() {
        assertFalse(Forcing.haveAged(taking(7), 1e-2));
        assertTrue(Forcing.haveAged(taking(8), 1e-2));
        assertFalse(Forcing.haveAged(taking(14), 1e-4));
        assertFalse(Forcing.haveAged(taking(0), 1e-4), "a direct solve takes none");
    }

    private static SolveReport taking(int iterations) {
        return new SolveReport("", iterations, 0, 0, true, false);
    }
}
