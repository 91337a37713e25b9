package org.likevekt.validation.economies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.solver.newton.NotConvergedException;
import org.likevekt.solver.newton.Outcome;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;
import org.likevekt.solver.newton.Status;

/** Mistakes in an economy that solve its equations all the same are refused with their name. */
class VerdictTest {
    private static Problem withNumeraires(String... prices) {
        return new TwoSectors(1, Set.of(prices), 1).problem();
    }

    private static Outcome refused(Runnable solve) {
        return assertThrows(NotConvergedException.class, solve::run).outcome();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PX", "PL", "PU"})
    void anyOnePriceIsANumeraire(String numeraire) {
        Problem economy = withNumeraires(numeraire);
        economy.replicate();
        Solution more = economy.with("L", 77).solve();
        assertEquals(1.0488088481701514, more.level("X"), 1e-9);
        assertEquals(1.0454820635789996, more.level("U"), 1e-9);
        assertEquals(1.009576582776887, more.level("PY") / more.level("PX"), 1e-9);
        assertEquals(1, more.leftOut().size());
        assertEquals(0, more.leftOut().get(0).gap(), 1e-9);
        assertEquals(List.of(), economy.with("L", 77).unlikeTheNumeraire(numeraire));
    }

    @Test
    void noNumeraireIsNamed() {
        Problem economy = withNumeraires();
        for (Outcome outcome : List.of(
                refused(economy::replicate),
                refused(economy::solve),
                refused(economy.with("L", 77)::solve),
                refused(economy.with("L", 77).with("t", 0.3)::solve))) {
            assertEquals(Status.SINGULAR, outcome.status(), outcome.describe());
            assertTrue(outcome.hint().contains("numeraire"), outcome.describe());
            assertTrue(outcome.hint().contains("'PL'"), outcome.describe());
        }
    }

    /** In the benchmark both markets hold, but only by chance: neither follows from the other equations. */
    @Test
    void twoNumerairesAreRefusedInTheBenchmarkAndAfterIt() {
        Problem economy = withNumeraires("PX", "PL");
        for (Outcome outcome : List.of(
                refused(economy::replicate),
                refused(economy::solve),
                refused(economy.with("L", 77)::solve),
                refused(economy.with("L", 70.07)::solve))) {
            assertEquals(Status.LEFT_OUT_FAILS, outcome.status(), outcome.describe());
            assertTrue(outcome.hint().contains("more than one price is fixed as numeraire"), outcome.hint());
            assertTrue(
                    outcome.hint().matches("(?s)'market for (labour|X)', left out because 'P[LX]' is fixed.*"),
                    outcome.hint());
        }
        String benchmark = refused(economy::replicate).hint();
        assertTrue(benchmark.contains("holds by chance"), benchmark);
        assertEquals(
                2,
                economy.leavingOut("market for labour")
                        .leavingOut("market for X")
                        .replicate()
                        .leftOut()
                        .size());
    }

    /** A wage that does not clear its market is meant, once it is said. */
    @Test
    void whatIsMeantToBeOpenIsSaid() {
        Problem economy =
                withNumeraires("PX", "PL").leavingOut("market for labour").leavingOut("market for X");
        Solution slack = economy.with("L", 77).solve();
        assertTrue(slack.leftOut().get(0).gap() > 0.01);
        assertTrue(slack.toString().contains("'market for labour', left out because 'PL' is fixed: 77 = "));
    }

    /** A tax whose revenue nobody gets: everything solves, and the market left out is off by it. */
    @Test
    void incomeThatIsLostOnTheWayIsNamed() {
        Problem economy = new TwoSectors(1, Set.of("PX"), 0.5).problem();
        economy.replicate();
        Outcome outcome = refused(economy.with("t", 0.15)::solve);
        assertEquals(Status.LEFT_OUT_FAILS, outcome.status(), outcome.describe());
        assertTrue(outcome.hint().contains("'market for X'"), outcome.hint());
        assertTrue(outcome.hint().contains("Walras' law"), outcome.hint());
    }

    @Test
    void aBenchmarkThatDoesNotBalanceIsShownWithBothSides() {
        Outcome outcome = refused(withNumeraires("PX").with("L", 80)::replicate);
        assertTrue(outcome.describe().contains("80 on the left and 70 on the right"), outcome.describe());
        assertTrue(outcome.hint().contains("figures do not balance"), outcome.hint());
        // The market that is left out counts as well.
        Outcome left = refused(withNumeraires("PX", "PL").with("L", 80).leavingOut("market for X")::replicate);
        assertTrue(left.describe().contains("income balance"), left.describe());
    }

    /** Without labour nothing can be made: the wage runs off, and no residual makes that a solution. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2})
    void noLabourIsNoEconomy(double elasticity) {
        for (String numeraire : List.of("PX", "PK", "PU")) {
            Problem economy =
                    new TwoSectors(elasticity, Set.of(numeraire), 1).problem().with("L", 0);
            try {
                Solution solution = economy.solve();
                // With an elasticity above one capital alone can make both goods.
                assertTrue(elasticity > 1, solution.toString());
                assertTrue(solution.leftOut().get(0).gap() < 1e-6, solution.toString());
            } catch (NotConvergedException none) {
                assertTrue(!none.outcome().hint().isBlank(), none.getMessage());
            }
        }
    }

    /** What is too far to solve at once is gone to in steps, without being asked. */
    @ParameterizedTest
    @ValueSource(doubles = {68.7, 69, 69.5, 71, 71.1})
    void inputsThatCanNotReplaceEachOther(double labour) {
        Problem economy = new TwoSectors(0, Set.of("PX"), 1).problem();
        Problem shocked = economy.with("L", labour);
        Solution solved = shocked.solve();
        // Wages and rents are positive between 68.6 and 71.1. Inputs of 50 and 20 hours, 50 and 30 machines: what both
        // markets leave.
        double x = (80 * 20 - labour * 30) / (50 * 20 - 50 * 30);
        assertEquals(x, solved.level("X"), 1e-8);
        assertEquals((labour - 50 * x) / 20, solved.level("Y"), 1e-8);
        assertEquals(solved.level("U"), shocked.solveFrom(economy).level("U"), 1e-8);
    }

    @Test
    void inputsThatCanNotReplaceEachOtherRunOut() {
        Outcome outcome = refused(new TwoSectors(0, Set.of("PX"), 1).problem().with("L", 60)::solve);
        assertTrue(outcome.hint().contains("'PK'"), outcome.describe());
    }

    @ParameterizedTest
    @ValueSource(doubles = {7, 0.7, 1e-2, 1e-4})
    void almostNoLabour(double labour) {
        Problem economy = new TwoSectors(1, Set.of("PX"), 1).problem().with("L", labour);
        Solution solution = economy.solve();
        // Cobb-Douglas: factors stay where they are, so output falls with labour to the power of its share.
        assertEquals(Math.pow(labour / 70, 0.5), solution.level("X"), 1e-8);
        assertEquals(Math.pow(labour / 70, 0.4), solution.level("Y"), 1e-8);
    }
}
