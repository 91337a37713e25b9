package org.likevekt.solver.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.constant;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;

/** Slips in a declaration are named in a sentence, whichever way they are made. */
class RawEndsTest {
    private final SystemBuilder builder = new SystemBuilder();
    private final Variable x = builder.positive("x", "1", "unknown", 1);

    private static void refused(Class<? extends RuntimeException> by, String why, Runnable declare) {
        String message = assertThrows(by, declare::run).getMessage();
        assertTrue(message.contains(why), message);
    }

    @Test
    void aSymbolOfAnotherBuilder() {
        Variable other = new SystemBuilder().positive("y", "1", "of another", 1);
        builder.equation("mixed", x.at(), other.at(), x);
        refused(
                IllegalStateException.class,
                "equation 'mixed' contains 'y', which is not declared by this builder",
                builder::build);
        SystemBuilder defining = new SystemBuilder();
        defining.define("d", other.at().plus(1), "1", "of another");
        refused(IllegalStateException.class, "definition 'd' contains 'y'", defining::build);
        SystemBuilder determining = new SystemBuilder();
        determining.equation("mixed", constant(1), constant(1), other);
        refused(IllegalStateException.class, "equation 'mixed' contains 'y'", determining::build);
    }

    /** The same name is not the same symbol. */
    @Test
    void aSymbolOfTheSameNameOfAnotherBuilder() {
        Variable twin = new SystemBuilder().positive("x", "1", "of another", 1);
        builder.equation("twins", x.at(), twin.at(), x);
        refused(IllegalStateException.class, "contains 'x', which is not declared by this builder", builder::build);
    }

    @Test
    void aPlaceholderThatNothingReplaced() {
        builder.equation(
                "open", x.at(), SystemBuilder.placeholder("later", List.of()).at(), x);
        refused(IllegalStateException.class, "a placeholder that nothing replaced", builder::build);
    }

    @Test
    void noFormula() {
        refused(
                IllegalArgumentException.class,
                "equation 'half' has no right-hand side",
                () -> builder.equation("half", x.at(), null, x));
        refused(
                IllegalArgumentException.class,
                "equation 'half' has no left-hand side",
                () -> builder.equation("half", null, x.at(), x));
        refused(
                IllegalArgumentException.class,
                "equation 'half' has no variable that it determines",
                () -> builder.equation("half", x.at(), x.at(), null));
        refused(
                IllegalArgumentException.class,
                "definition 'none' has no formula",
                () -> builder.define("none", null, "1", ""));
        Index i = IndexSet.of("set", "a", "b").index("i");
        Variable y = builder.positive("over a set", i.set(), "1", "unknown", 1);
        String inPlace = "was given null in the place of a formula";
        refused(IllegalArgumentException.class, inPlace, () -> Expr.sum(i, null));
        refused(IllegalArgumentException.class, inPlace, () -> Expr.product(i, null));
        refused(IllegalArgumentException.class, inPlace, () -> Expr.logCes(i, y.at(i), null, Expr.constant(1)));
        refused(IllegalArgumentException.class, inPlace, () -> Expr.logCes(i, y.at(i), y.log(i), null));
        refused(IllegalArgumentException.class, "got null as a subscript", () -> y.at((Subscript) null));
        refused(IllegalArgumentException.class, "was given null in the place of a formula", () -> x.at().times(
                        (Expr) null));
        refused(IllegalArgumentException.class, "was given null in the place of a formula", () -> x.at().plus(
                        (Expr) null));
    }

    @Test
    void aTableTooLargeToHold() {
        IndexSet many = IndexSet.of(
                "many", IntStream.range(0, 50_000).mapToObj(Integer::toString).toList());
        refused(
                IllegalArgumentException.class,
                "['many' (50000), 'many' (50000)] have 2,500,000,000 cells together, at most 500,000,000 can be held",
                () -> builder.parameter("T", List.of(many, many), "1", "", new double[0]));
    }

    @Test
    void oneNameForTwoThings() {
        refused(
                IllegalArgumentException.class,
                "'x' is a variable or parameter already",
                () -> builder.define("x", x.at(), "1", ""));
        builder.define("d", x.at(), "1", "");
        refused(
                IllegalArgumentException.class,
                "'d' is a definition already",
                () -> builder.parameter("d", "1", "", 1));
    }

    @Test
    void theNearestNameIsShown() {
        IndexSet goods = IndexSet.of("goods", "BRD", "MLK");
        Variable y = builder.positive("Y", goods, "1", "output", 1);
        builder.equation("x", x.at(), constant(1), x);
        Index i = goods.index("i");
        builder.equation("y", List.of(i), y.at(i), constant(1), y);
        refused(IllegalArgumentException.class, "Maybe 'BRD'", () -> y.cell("BRT"));
        Problem problem = Problem.of(builder);
        refused(IllegalArgumentException.class, "Maybe 'Y[MLK]'", () -> problem.with("Y[MKL]", 1));
        Solution solution = problem.solve();
        refused(IllegalArgumentException.class, "Maybe 'Y[BRD]'", () -> solution.level("Y[BRT]"));
        refused(IllegalArgumentException.class, "Maybe 'x'", () -> solution.levels("xx"));
    }

    @Test
    void arithmeticInWords() {
        Parameter a = builder.parameter("a", "1", "", 0.25);
        Parameter b = builder.parameter("b", "1", "", -3);
        builder.equation("x", x.at(), constant(1), x);
        builder.define("less", a.at().oneMinus(), "1", "");
        builder.define("minus", a.at().negated(), "1", "");
        builder.define("small", a.at().min(b.at()), "1", "");
        builder.define("large", a.at().max(b.at()), "1", "");
        builder.define("same", a.at().max(a.at()), "1", "");
        Solution solution = Problem.of(builder).solve();
        assertEquals(0.75, solution.level("less"), 0);
        assertEquals(-0.25, solution.level("minus"), 0);
        assertEquals(-3, solution.level("small"), 1e-15);
        assertEquals(0.25, solution.level("large"), 1e-15);
        assertEquals(0.25, solution.level("same"), 0);
    }

    /** max(x, 3 - x) = 2.5 has two solutions, where either is the larger. */
    @Test
    void theLargerOfTwoIsSolvedFor() {
        for (double start : new double[] {0.2, 4}) {
            SystemBuilder s = new SystemBuilder();
            Variable v = s.free("v", "1", "", start);
            s.equation("larger", v.at().max(constant(3).minus(v.at())), constant(2.5), v);
            assertEquals(start < 1 ? 0.5 : 2.5, Problem.of(s).solve().level("v"), 1e-12);
        }
    }

    @Test
    void levelsPrintInSignificantDigits() {
        SystemBuilder s = new SystemBuilder();
        Variable v = s.positive("v", "1", "", 1);
        s.equation("tiny", v.at().times(1e12), constant(3.5), v);
        assertTrue(Problem.of(s).solve().toString().contains("3.5e-12"), "tiny");
    }
}
