package org.likevekt.validation.economies;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.model.economy.Economy.consumer;
import static org.likevekt.model.economy.Economy.flow;
import static org.likevekt.model.economy.Economy.sector;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.model.economy.Economy;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.NotConvergedException;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;
import org.likevekt.solver.newton.Status;

/** A problem turned round without a new declaration has the answers of the one that would be declared so. */
class TurnedRoundTest {
    private static final double CLOSE = 1e-8;

    private static Problem twoSectors() {
        return new TwoSectors(1, Set.of("PX"), 1).problem();
    }

    private static String refusal(Runnable change) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, change::run).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PL", "PU", "RA"})
    void anotherNumeraireMovesNoQuantity(String numeraire) {
        Problem other = twoSectors().free("PX").fix(numeraire);
        other.replicate();
        Solution more = other.with("L", 77).solve();
        assertEquals(1.0488088481701514, more.level("X"), CLOSE);
        assertEquals(1.009576582776887, more.level("PY") / more.level("PX"), CLOSE);
        assertEquals(numeraire.equals("RA") ? 150 : 1, more.level(numeraire), CLOSE);
        assertEquals(3, other.with(numeraire, 3).solve().level(numeraire), CLOSE);
        assertEquals(List.of(), other.with("L", 77).unlikeTheNumeraire(numeraire));
    }

    @Test
    void anotherNumeraireBesideTheFirstIsOneTooMany() {
        Problem two = twoSectors().fix("PL");
        assertEquals(
                Status.LEFT_OUT_FAILS,
                assertThrows(NotConvergedException.class, two::replicate)
                        .outcome()
                        .status());
        Problem none = twoSectors().free("PX");
        assertEquals(
                Status.SINGULAR,
                assertThrows(NotConvergedException.class, none::replicate)
                        .outcome()
                        .status());
    }

    /** The rate that a target needs is the rate that brings the target. */
    @Test
    void aRateIsFoundForATarget() {
        Problem economy = twoSectors();
        double target = economy.with("t", 0.25).solve().level("X");
        Problem turned = economy.fix("X").free("t");
        assertEquals(0, turned.replicate().level("t"), CLOSE);
        assertEquals(0.25, turned.with("X", target).solve().level("t"), CLOSE);
        assertEquals(0.25, economy.fix("X", target).free("t").solve().level("t"), CLOSE);
        assertArrayEquals(new double[] {target}, turned.with("X", target).given("X"));
        // Other numbers as before: with a tenth more hours, the tax still leaves X where it was.
        Solution more = turned.with("L", 77).solve();
        assertEquals(1, more.level("X"), CLOSE);
        assertEquals(1, economy.with("L", 77).with("t", more.level("t")).solve().level("X"), CLOSE);
    }

    /** What is computed can be a target too: the hours for which welfare is that of another economy. */
    @Test
    void aComputedQuantityIsHeld() {
        Problem economy = factory().problem("PX");
        double target = economy.with("L", 121).solve().level("welfare[RA]");
        assertEquals(1.1, target, CLOSE);
        Problem turned = economy.fix("welfare[RA]", target).free("L");
        assertEquals(121, turned.solve().level("L"), 1e-6);
        assertEquals(144, turned.with("welfare[RA]", 1.2).solve().level("L"), 1e-6);
        assertEquals(144, turned.fix("welfare[RA]", 1.2).solve().level("L"), 1e-6);
        Problem same = economy.fix("welfare[RA]").free("L");
        assertEquals(100, same.replicate().level("L"), CLOSE);
        assertEquals(1, same.with("K", 121).solve().level("welfare[RA]"), CLOSE);
        assertTrue(refusal(() -> economy.fix("welfare[RB]", 1)).endsWith("Maybe 'welfare[RA]'"));
        Problem open = economy.fix("welfare[RA]", 1.1);
        String message = assertThrows(IllegalStateException.class, open::solve).getMessage();
        assertTrue(message.contains("'welfare[RA]' is to be held at 1.1, but nothing is solved for instead"), message);
    }

    /** Two targets, two instruments, paired in the order in which they are named. */
    @Test
    void twoInstrumentsForTwoTargets() {
        Problem economy = twoSectors();
        Solution known = economy.with("L", 90).with("K", 70).solve();
        Solution found = economy.fix("X", known.level("X"))
                .fix("Y", known.level("Y"))
                .free("L")
                .free("K")
                .solve();
        assertEquals(90, found.level("L"), 1e-6);
        assertEquals(70, found.level("K"), 1e-6);
    }

    @Test
    void whatIsNotSquareIsNamed() {
        Problem economy = twoSectors();
        assertTrue(refusal(() -> economy.free("t")).startsWith("t has no equation of its own: solving for it takes 1"));
        assertTrue(refusal(() -> economy.free("X")).startsWith("X is solved for already"));
        assertTrue(refusal(() -> economy.fix("t")).startsWith("t is given and need not be fixed"));
        assertTrue(refusal(() -> economy.with("X", 2)).endsWith("Maybe fix(...) it"));
        assertTrue(refusal(() -> economy.atLeast("L", 1)).startsWith("L is given and cannot have a bound"));
    }

    private static Economy factory() {
        return Economy.of(
                sector("X").makes("PX", 200).uses(1, flow("PL", 100), flow("PK", 100)),
                consumer("RA").owns("PL", 100, "L").owns("PK", 100, "K").buys("PX", 200));
    }

    /** A wage of at least 1: with 80 machines 80 of 100 hours work, with 120 all, at a wage of sqrt(1.2). */
    @Test
    void aWageFloorIsAFixedWageAndHoursThatAreAtMostAll() {
        Problem floor = factory().problem("PX").fix("PL").free("L").atMost("L", 100);
        Solution bad = floor.with("K", 80).solve();
        assertEquals(80, bad.level("L"), 1e-6);
        assertEquals(1, bad.level("PL"), CLOSE);
        Solution good = floor.with("K", 120).solve();
        assertEquals(100, good.level("L"), 1e-6);
        assertEquals(Math.sqrt(1.2), good.level("PL"), CLOSE);
        // The bound and the floor are numbers of the problem.
        Solution fewer = floor.with("K", 80).with("most L", 60).solve();
        assertEquals(60, fewer.level("L"), 1e-6);
        assertEquals(Math.sqrt(80.0 / 60), fewer.level("PL"), CLOSE);
        assertEquals(1.1, floor.with("K", 80).with("PL", 1.1).solve().level("PL"), CLOSE);
    }

    /** The rent of a quota is a tariff that is found: at least as high as the one there was. */
    @Test
    void aQuotaBringsATariff() {
        Problem open = Economy.of(
                        sector("D").makes("PD", 100).uses(1, flow("PL", 100)),
                        sector("E").makes("PFX", 40).uses(1, flow("PD", 40)),
                        sector("M").makes("PM", 40).uses(1, flow("PFX", 40)),
                        sector("A")
                                .makes("PA", 104)
                                .uses(2, flow("PD", 60), flow("PM", 40).taxed("tm", 4, "RA")),
                        consumer("RA").owns("PL", 100).buys("PA", 104))
                .problem("PFX");
        Problem quota = open.fix("M").free("tm").atLeast("tm", 0.1);
        Solution binds = quota.with("M", 0.75).solve();
        assertEquals(0.75, binds.level("M"), CLOSE);
        // All is made of labour, so only the tariff moves a price: imports over the country's own fall by its square.
        double relative = 0.75 / binds.level("use[A,PD]") * 60;
        assertEquals(Math.pow(1.1 / (1 + binds.level("tm")), 2), relative, CLOSE);
        assertEquals(0.1, quota.with("M", 2).solve().level("tm"), CLOSE);
    }

    /** An equation may be written either way round: what a bound does to it is read off its derivative. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBoundKnowsWhichWayItsEquationIsWritten(boolean turned) {
        var s = new SystemBuilder();
        var a = s.parameter("a", "1", "x without a bound, squared", 4);
        var x = s.positive("x", "1", "x", 2);
        var square = x.at().pow(2);
        s.equation("square", turned ? a.at() : square, turned ? square : a.at(), x);
        Problem problem = Problem.of(s).atLeast("x", 1).atMost("x", 3);
        assertEquals(2, problem.replicate().level("x"), CLOSE);
        assertEquals(1, problem.with("a", 0.5).solve().level("x"), CLOSE);
        assertEquals(1.5, problem.with("a", 2.25).solve().level("x"), CLOSE);
        assertEquals(3, problem.with("a", 100).solve().level("x"), CLOSE);
        assertEquals(4, problem.with("a", 100).with("most x", 4).solve().level("x"), CLOSE);
    }

    /** Bounds on some cells of a family leave the others as they are. */
    @Test
    void someCellsOfAFamilyAreBounded() {
        var s = new SystemBuilder();
        var set = IndexSet.of("set", "a", "b", "c");
        var i = set.index("i");
        var given = s.parameter("g", set, "1", "level", 5, 6, 0);
        var x = s.free("x", List.of(set), "1", "x", new double[] {5, 6, 0}, 1);
        s.equation("level", List.of(i), given.at(i), x.at(i), x);
        Problem problem = Problem.of(s).atLeast("x[b]", 4).atLeast("x[c]", -1);
        assertArrayEquals(new double[] {5, 6, 0}, problem.replicate().levels("x"), CLOSE);
        Solution low = problem.with("g", 1, 2, -3).solve();
        assertArrayEquals(new double[] {1, 4, -1}, low.levels("x"), CLOSE);
    }

    /** A slice of rates for a slice of targets. */
    @Test
    void slicesPairInOrder() {
        var s = new SystemBuilder();
        var set = IndexSet.of("set", "a", "b", "c");
        var i = set.index("i");
        var given = s.parameter("g", set, "1", "level", 1, 2, 3);
        var x = s.positive("x", set, "1", "x", 2, 4, 6);
        s.equation("twice", List.of(i), given.at(i).times(2), x.at(i), x);
        Problem turned = Problem.of(s).fix("x[a]").fix("x[c]").free("g[a]");
        assertTrue(refusal(() -> turned.free("g[*]")).startsWith("g[a] is solved for already"));
        // x[a] still waits: c, fixed last, went to g[a] and has no solution there.
        assertThrows(NotConvergedException.class, turned.with("x[a]", 8)::solve);
        Problem both = Problem.of(s).fix("x", 10, 20, 30).free("g");
        assertArrayEquals(new double[] {5, 10, 15}, both.solve().levels("g"), CLOSE);
        assertTrue(refusal(() -> Problem.of(s).fix("x[a]").free("g"))
                .contains("takes 3 equations, and those that wait are of [x[a]]"));
    }
}
