package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/** Ring 1: one CES nest against its formula, and demand against the slope of unit cost. */
class NestTest {
    private static final IndexSet INPUT = IndexSet.of("input", "a", "b", "c");
    private static final double[] SHARE = {0.5, 0.3, 0.2};
    private static final double[] PRICE = {1.3, 0.7, 2.1};
    private static final double PRODUCTIVITY = 1.7;

    /** Unit cost, then the demand for every input. */
    private static double[] nest(double sigma, double[] price) {
        SystemBuilder system = new SystemBuilder();
        Index k = INPUT.index("k");
        Index i = INPUT.index("i");
        Parameter share = system.structural("theta", List.of(INPUT), "share", "shares", SHARE);
        Parameter elasticity = system.parameter("sigma", List.of(), "1", "elasticity", new double[] {sigma});
        Variable p = system.positive("p", List.of(INPUT), "index", "prices", price);
        Nest nest = Nest.over(
                k,
                elasticity.at(),
                share::at,
                x -> p.log(x),
                Expr.constant(PRODUCTIVITY).log());
        system.equation("prices", over(i), p.log(i), Expr.constant(0), p);
        system.define("cost", over(), nest.logCost().exp(), "index", "unit cost");
        system.define("demand", over(i), nest.logDemand(p.log(i)).exp(), "index", "demand for a unit");
        SystemDeclaration declared = system.build();
        Evaluation evaluation = EquationSystem.compile(declared).evaluate();
        double[] demand = evaluation.values(declared.definition("demand"));
        return new double[] {evaluation.values(declared.definition("cost"))[0], demand[0], demand[1], demand[2]};
    }

    /** The textbook's three formulas of unit cost. */
    private static double cost(double sigma, double[] price) {
        double sum = 0;
        for (int k = 0; k < price.length; k++) {
            sum += sigma == 1 ? SHARE[k] * Math.log(price[k]) : SHARE[k] * Math.pow(price[k], 1 - sigma);
        }
        return (sigma == 1 ? Math.exp(sum) : Math.pow(sum, 1 / (1 - sigma))) / PRODUCTIVITY;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1, 2, 6})
    void unitCostIsTheFormula(double sigma) {
        assertEquals(cost(sigma, PRICE), nest(sigma, PRICE)[0], 1e-14);
    }

    /** Shephard's lemma: demand relative to the benchmark, times its share, is the slope of unit cost. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1, 2, 6})
    void demandIsTheSlopeOfUnitCost(double sigma) {
        double[] found = nest(sigma, PRICE);
        double step = 1e-6;
        for (int k = 0; k < PRICE.length; k++) {
            double[] up = PRICE.clone();
            double[] down = PRICE.clone();
            up[k] += step;
            down[k] -= step;
            double slope = (nest(sigma, up)[0] - nest(sigma, down)[0]) / (2 * step);
            assertEquals(slope, SHARE[k] * found[1 + k], 1e-9, "input " + k);
        }
    }

    /** What is paid for the inputs of a unit is what the unit costs. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1, 2, 6})
    void paymentsAddUpToCost(double sigma) {
        double[] found = nest(sigma, PRICE);
        double paid = 0;
        for (int k = 0; k < PRICE.length; k++) {
            paid += SHARE[k] * PRICE[k] * found[1 + k];
        }
        assertEquals(found[0], paid, 1e-14);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void elasticityZeroAndOneAreExact(double sigma) {
        double[] found = nest(sigma, PRICE);
        for (int k = 0; k < PRICE.length; k++) {
            double exact = sigma == 0 ? 1 / PRODUCTIVITY : cost(1, PRICE) / PRICE[k];
            assertEquals(exact, found[1 + k], 1e-15 * 4, "input " + k);
        }
    }
}
