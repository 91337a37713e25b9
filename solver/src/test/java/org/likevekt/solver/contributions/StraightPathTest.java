package org.likevekt.solver.contributions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.likevekt.solver.algebra.Expr.logCes;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.contributions.StraightPath.Solved;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/**
 * A product of two factors, by hand: unit cost {@code C = (P_a + P_b) / 2} (elasticity of substitution 0), bought
 * {@code Q = M / C} for the money M, by workers whose wage clears {@code L = Q / W^2}.
 */
class StraightPathTest {
    private final IndexSet factors = IndexSet.of("factor", "a", "b");
    private final Index k = factors.index("k");
    private final SystemBuilder builder = new SystemBuilder();
    private final Parameter share =
            builder.structural("share", List.of(factors), "share", "cost shares", new double[] {0.5, 0.5});
    private final Parameter price = builder.parameter("P", factors, "index", "price of a factor", 1, 1);
    private final Parameter sigma = builder.parameter("sigma", "elasticity", "of substitution", 0);
    private final Parameter money = builder.parameter("M", "MNOK", "money", 10);
    private final Parameter supply = builder.parameter("L", "1", "labour", 10);
    private final Variable cost = builder.positive("C", "index", "unit cost", 1);
    private final Variable bought = builder.positive("Q", "1", "bought", 10);
    private final Variable wage = builder.positive("W", "index", "wage", 1);
    private final EquationSystem system = compiled();

    private EquationSystem compiled() {
        builder.equation("cost", cost.log(), logCes(k, share.at(k), price.at(k).log(), sigma.at()), cost);
        builder.equation("demand", bought.at().times(cost.at()), money.at(), bought);
        builder.equation("work", supply.at(), bought.at().over(wage.at().pow(2)), wage);
        builder.define("left", over(), money.at().minus(price.at(Subscript.element("a"))), "MNOK", "what a costs less");
        return EquationSystem.compile(builder.build());
    }

    /** The solution for some figures, worked out by hand. */
    private double[] point(Evaluation evaluation, double a, double b, double m, double l) {
        evaluation.set(price, new double[] {a, b});
        evaluation.set(money, new double[] {m});
        evaluation.set(supply, new double[] {l});
        double c = (a + b) / 2;
        double[] point = new double[3];
        point[system.unknownAt(cost, 0)] = Math.log(c);
        point[system.unknownAt(bought, 0)] = Math.log(m / c);
        point[system.unknownAt(wage, 0)] = Math.log(m / c / l) / 2;
        return point;
    }

    private StraightPath path(double a, double b, double m, double l) {
        Evaluation first = system.evaluate();
        Evaluation second = system.evaluate();
        double[] from = point(first, 1, 1, 10, 10);
        return new StraightPath(first, from, second, point(second, a, b, m, l));
    }

    private Solved alone(Variable variable) {
        return new Solved(List.of(system.unknownAt(variable, 0)));
    }

    private static Map<String, Double> byName(Decomposition decomposition) {
        return decomposition.contributions().stream()
                .collect(Collectors.toMap(
                        contribution -> contribution.leaf().name(), Decomposition.Contribution::value));
    }

    /** P_a = 4^t, P_b = 4^-t: ln C = ln cosh(t ln 4), to which a adds ln 4 times the integral of 1 / (1 + 16^-t). */
    @Test
    void pricesOfTwoFactorsMakeUpUnitCostAsWorkedOutByHand() {
        Decomposition unit = path(4, 0.25, 10, 10).ofUnknown(system.unknownAt(cost, 0), alone(cost));
        Map<String, Double> by = byName(unit);
        double a = Math.log(8.5) / 2;
        assertEquals(a, by.get("P[a]"), 1e-12);
        assertEquals(a - Math.log(4), by.get("P[b]"), 1e-12);
        assertEquals(Math.log(2.125), unit.change(), 1e-14);
        assertEquals(2, by.size());
    }

    /** 2 ln W = ln Q - ln L, its own equation: Q halves, L doubles. */
    @Test
    void aWageFallsByHalfOfWhatSupplyRisesAndOfWhatDemandFalls() {
        Map<String, Double> by = byName(path(2, 2, 10, 20).ofUnknown(system.unknownAt(wage, 0), alone(wage)));
        assertEquals(Map.of("L", -Math.log(2) / 2, "Q", -Math.log(2) / 2).keySet(), by.keySet());
        assertEquals(-Math.log(2) / 2, by.get("L"), 1e-12);
        assertEquals(-Math.log(2) / 2, by.get("Q"), 1e-12);
    }

    /** With cost and demand solved on the way, what is given to them takes the place of Q. */
    @Test
    void whatIsSolvedOnTheWayAnswersAndIsNoCause() {
        StraightPath path = path(2, 2, 30, 20);
        Solved all =
                new Solved(List.of(system.unknownAt(wage, 0), system.unknownAt(bought, 0), system.unknownAt(cost, 0)));
        Map<String, Double> by = byName(path.ofUnknown(system.unknownAt(wage, 0), all));
        assertEquals(Map.of("L", 0, "M", 0, "P[a]", 0, "P[b]", 0).keySet(), by.keySet());
        assertEquals(-Math.log(2) / 2, by.get("L"), 1e-12);
        assertEquals(Math.log(3) / 2, by.get("M"), 1e-12);
        assertEquals(-Math.log(2) / 4, by.get("P[a]"), 1e-12);
        assertEquals(-Math.log(2) / 4, by.get("P[b]"), 1e-12);
    }

    @Test
    void aDefinitionIsTakenApartAsItStands() {
        Decomposition left =
                path(4, 1, 30, 10).ofDefinition(system.declaration().definition("left"), new double[] {2}, Solved.NONE);
        Map<String, Double> by = byName(left);
        assertEquals(18, left.from(), 1e-12);
        assertEquals(52, left.to(), 1e-12);
        assertEquals(40, by.get("M"), 1e-10);
        assertEquals(-6, by.get("P[a]"), 1e-10);
    }

    @Test
    void whatIsLookedAtIsSolvedOnTheWay() {
        StraightPath path = path(2, 2, 10, 20);
        assertThrows(IllegalArgumentException.class, () -> path.ofUnknown(system.unknownAt(wage, 0), Solved.NONE));
    }

    /** A rule of n places is exact for a polynomial of degree 2 n - 1. */
    @Test
    void rulesOfGaussAndLegendreAreExactForPolynomials() {
        for (int places = 1; places <= 20; places++) {
            int power = 2 * places - 1;
            double[] integral = PathIntegral.rule(places).of(t -> new double[] {Math.pow(t, power), 1});
            assertEquals(1.0 / (power + 1), integral[0], 1e-14, places + " places");
            assertEquals(1, integral[1], 1e-14, places + " places");
        }
    }

    @Test
    void aRateThatNeverSettlesIsRefused() {
        assertThrows(IllegalStateException.class, () -> PathIntegral.of(t -> new double[] {t < 0.3 ? 0 : 1}, 1e-11));
    }
}
