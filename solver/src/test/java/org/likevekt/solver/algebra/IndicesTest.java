package org.likevekt.solver.algebra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.constant;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;

/** Lags and leads along an ordered set, letters that are summed over again, and slices. */
class IndicesTest {
    private static IndexSet years(int count) {
        return IndexSet.of(
                "years", IntStream.range(0, count).mapToObj(t -> "y" + t).toList());
    }

    /** Capital k' = 0.9 k + i with investment i = 1: k = 10 - 9 0.9^t from 1. */
    private static Problem accumulation(int count) {
        IndexSet years = years(count);
        SystemBuilder s = new SystemBuilder();
        double[] start = new double[count];
        Arrays.fill(start, 1);
        Variable k = s.positive("k", List.of(years), "1", "capital", start, years.mask("y0"));
        Index t = years.without("later years", List.of("y0")).index("t");
        s.equation("accumulation", over(t), k.at(t), k.at(t.lag(1)).times(0.9).plus(1), k);
        Index first = years.without("but the last", List.of("y" + (count - 1))).index("t");
        s.define("growth", over(first), k.at(first.lead(1)).over(k.at(first)), "1", "growth to the year after");
        return Problem.of(s).leavingOut("accumulation");
    }

    @Test
    void theYearBeforeAndTheYearAfter() {
        Solution solution = accumulation(5).solve();
        for (int t = 0; t < 5; t++) {
            assertEquals(10 - 9 * Math.pow(0.9, t), solution.level("k[y" + t + "]"), 1e-9);
        }
        assertEquals(1.9, solution.level("growth[y0]"), 1e-9);
        assertTrue(
                solution.system().declaration().print().contains("k[t] = k[t-1] * 0.9 + 1"),
                solution.system().declaration().print());
    }

    /** What took a matrix of years by years, or ran out of memory in dense elimination. */
    @Test
    void aChainOfFiftyThousandYears() {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Solution solution = accumulation(50_000).solve();
        double seconds = 1e-9 * (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        assertTrue(seconds < 10, seconds + " s");
        assertEquals(10, solution.level("k[y49999]"), 1e-9);
        assertEquals(10 - 9 * Math.pow(0.9, 20), solution.level("k[y20]"), 1e-9);
    }

    @Test
    void aLagBeyondTheFirstIsRefused() {
        IndexSet years = years(3);
        SystemBuilder s = new SystemBuilder();
        Variable k = s.positive("k", years, "1", "capital", 1);
        Index t = years.index("t");
        String message = assertThrows(IllegalArgumentException.class, () -> k.at(t.lag(1)))
                .getMessage();
        assertTrue(
                message.startsWith("k: 't-1' reaches beyond the first of 'years' where 't' is 'y0'. Maybe"), message);
        assertThrows(IllegalArgumentException.class, () -> k.at(t.lead(1)));
    }

    @Test
    void aDefinitionMovesItsLags() {
        IndexSet years = years(4);
        SystemBuilder s = new SystemBuilder();
        Parameter a = s.parameter("a", years, "1", "", 1, 2, 4, 8);
        Index t = years.without("later", List.of("y0")).index("t");
        s.define("change", over(t), a.at(t).minus(a.at(t.lag(1))), "1", "");
        Definition change = s.defined("change").orElseThrow();
        s.define("last", change.at(Subscript.element("y3")), "1", "");
        Index u = years.without("latest", List.of("y0", "y1")).index("u");
        s.define("before", over(u), change.at(u.lag(1)), "1", "");
        Solution solution = solvedWith(s);
        assertArrayEquals(new double[] {1, 2, 4}, solution.levels("change"));
        assertEquals(4, solution.level("last"));
        assertArrayEquals(new double[] {1, 2}, solution.levels("before"));
    }

    private static Solution solvedWith(SystemBuilder s) {
        Variable x = s.positive("x", "1", "", 1);
        s.equation("x", x.at(), constant(1), x);
        return Problem.of(s).solve();
    }

    /** share_j = w_j / sum_j w_j, in a product, in an equation over j, and nested: the letter is what its own sum says. */
    @Test
    void aLetterMayBeSummedOverAgain() {
        IndexSet set = IndexSet.of("set", "a", "b", "c");
        Index j = set.index("j");
        SystemBuilder s = new SystemBuilder();
        Parameter w = s.parameter("w", set, "1", "", 1, 2, 5);
        Expr total = sum(j, w.at(j));
        s.define("share", over(j), w.at(j).over(total), "1", "");
        s.define("weighted", sum(j, w.at(j).times(w.at(j)).over(total)), "1", "");
        s.define("twice", sum(j, w.at(j).times(sum(j, w.at(j).times(total)))), "1", "");
        Variable y = s.positive("y", set, "1", "", 1);
        // The sum S of y is S / 2 + 8, so 16, and y twice w.
        s.equation(
                "y",
                over(j),
                y.at(j),
                w.at(j).times(sum(j, y.at(j))).over(total).over(2).plus(w.at(j)),
                y);
        Solution solution = Problem.of(s).solve();
        assertArrayEquals(new double[] {1.0 / 8, 2.0 / 8, 5.0 / 8}, solution.levels("share"), 1e-15);
        assertEquals(30.0 / 8, solution.level("weighted"), 1e-14);
        assertEquals(8 * 64, solution.level("twice"), 1e-12);
        assertArrayEquals(new double[] {2, 4, 10}, solution.levels("y"), 1e-9);
    }

    /** A definition over i with a sum over j inside, read at j: the j outside is not the j inside. */
    @Test
    void aDefinitionReadAtALetterThatItSums() {
        IndexSet set = IndexSet.of("set", "a", "b");
        Index i = set.index("i");
        Index j = set.index("j");
        SystemBuilder s = new SystemBuilder();
        Parameter w = s.parameter("w", set, "1", "", 2, 3);
        s.define("m", over(i), sum(j, w.at(i).times(w.at(j))), "1", "");
        Definition m = s.defined("m").orElseThrow();
        s.define("again", over(j), m.at(j), "1", "");
        Solution solution = solvedWith(s);
        assertArrayEquals(new double[] {10, 15}, solution.levels("m"));
        assertArrayEquals(new double[] {10, 15}, solution.levels("again"));
    }

    @Test
    void aSliceIsGivenAtOnce() {
        IndexSet goods = IndexSet.of("goods", "BRD", "MLK");
        IndexSet countries = IndexSet.of("countries", "JPN", "USA");
        SystemBuilder s = new SystemBuilder();
        s.parameter("taum", goods, countries, "1", "tariffs", new double[][] {{1, 2}, {3, 4}});
        Variable x = s.positive("x", "1", "", 1);
        s.equation("x", x.at(), constant(1), x);
        Problem problem = Problem.of(s);
        assertArrayEquals(
                new double[] {0, 2, 0, 4}, problem.with("taum[*,JPN]", 0).given("taum"));
        assertArrayEquals(
                new double[] {7, 8, 3, 4}, problem.with("taum[BRD,*]", 7, 8).given("taum"));
        assertArrayEquals(
                new double[] {9, 9, 9, 9}, problem.with("taum[*,*]", 9).given("taum"));
        assertArrayEquals(new double[] {2, 4}, problem.given("taum[*,USA]"));
        assertThrows(IllegalArgumentException.class, () -> problem.with("taum[*]", 0));
        assertThrows(IllegalArgumentException.class, () -> problem.with("taum[*,NOR]", 0));
    }

    /** x^2 - 3 x + 2 = 0 has two solutions: the start chooses. */
    @Test
    void theSearchBeginsWhereItIsTold() {
        SystemBuilder s = new SystemBuilder();
        Variable x = s.positive("x", "1", "", 0.5);
        s.parameter("p", "1", "", 1);
        s.equation("roots", x.at().times(x.at()).plus(2), x.at().times(3), x);
        Problem problem = Problem.of(s);
        assertEquals(1, problem.solve().level("x"), 1e-9);
        assertEquals(2, problem.startingAt("x", 5).solve().level("x"), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> problem.startingAt("x", -1));
        assertThrows(IllegalArgumentException.class, () -> problem.startingAt("p", 1));
    }
}
