package org.likevekt.solver.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.likevekt.solver.algebra.Expr.logCes;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;

/** Ring 1: the CES price index and its derivatives against forty digits, at and around its limits. */
class CesTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final int N = 5;

    /** ln c = lnCES(k; theta, ln p; sigma), solved for c, at random prices and shares with one zero. */
    private static final class Economy {
        final double[] theta = new double[N];
        final double[] logPrice = new double[N];
        final Parameter sigma;
        final EquationSystem system;
        final Evaluation evaluation;

        Economy(double elasticity) {
            this(elasticity, false);
        }

        /** Inputs over an index, or each by its name. */
        Economy(double elasticity, boolean named) {
            Random random = new Random(3);
            // Eighths, so that the shares add to one to the last bit.
            double[] eighths = {1, 2, 0, 4, 1};
            double[] price = new double[N];
            for (int k = 0; k < N; k++) {
                theta[k] = eighths[k] / 8;
                price[k] = 0.4 + 2 * random.nextDouble();
            }
            IndexSet goods = IndexSet.of("good", "a", "b", "c", "d", "e");
            Index k = goods.index("k");
            SystemBuilder builder = new SystemBuilder();
            Parameter share = builder.structural("theta", List.of(goods), "share", "shares", theta);
            sigma = builder.parameter("sigma", List.of(), "1", "elasticity", new double[] {elasticity});
            Variable p = builder.positive("p", List.of(goods), "price", "prices", price);
            Variable c = builder.positive("c", List.of(), "price", "unit cost", new double[] {1});
            Index i = goods.index("i");
            builder.equation("given prices", over(i), p.log(i), p.log(i).times(2), p, 1);
            Expr cost = named
                    ? logCes(each(goods, share::at), each(goods, p::log), sigma.at())
                    : logCes(k, share.at(k), p.log(k), sigma.at());
            builder.equation("cost", over(), cost, c.log(), c, 1);
            system = EquationSystem.compile(builder.build());
            evaluation = system.evaluate();
            double[] x = system.start();
            System.arraycopy(x, 0, logPrice, 0, N);
        }

        private static List<Expr> each(IndexSet goods, Function<Subscript, Expr> formula) {
            return goods.labels().stream().map(Subscript::element).map(formula).toList();
        }

        double[] residual() {
            double[] residual = new double[N + 1];
            evaluation.residual(system.start(), residual);
            return residual;
        }

        double byPrice(int k) {
            double[] values = new double[system.sparsity().entryCount()];
            evaluation.jacobian(values);
            int entry = system.sparsity().entry(N, k);
            return entry < 0 ? 0 : values[entry];
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                1e-9,
                0.2,
                0.9499,
                0.95,
                0.96,
                0.999,
                0.999999,
                0.999999999999,
                1,
                1.000000000001,
                1.00001,
                1.0001,
                1.04,
                1.05,
                1.0501,
                2,
                6,
                30
            })
    void agreesWithFortyDigits(double elasticity) {
        agreesWithFortyDigits(elasticity, false);
        agreesWithFortyDigits(elasticity, true);
    }

    private static void agreesWithFortyDigits(double elasticity, boolean named) {
        Economy economy = new Economy(elasticity, named);
        BigDecimal rho = BigDecimal.ONE.subtract(new BigDecimal(elasticity));
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal mean = BigDecimal.ZERO;
        BigDecimal[] term = new BigDecimal[N];
        for (int k = 0; k < N; k++) {
            BigDecimal price = new BigDecimal(economy.logPrice[k]);
            term[k] = new BigDecimal(economy.theta[k]).multiply(exp(rho.multiply(price)));
            sum = sum.add(term[k]);
            mean = mean.add(new BigDecimal(economy.theta[k]).multiply(price));
        }
        BigDecimal expected = rho.signum() == 0 ? mean : log(sum).divide(rho, DIGITS);
        assertEquals(
                expected.doubleValue(), economy.residual()[N], 4e-16 * (1 + 1 / (1e-2 + Math.abs(1 - elasticity))));
        BigDecimal expectedLog = BigDecimal.ZERO;
        for (int k = 0; k < N; k++) {
            BigDecimal share = term[k].divide(sum, DIGITS);
            expectedLog = expectedLog.add(share.multiply(new BigDecimal(economy.logPrice[k])));
            assertEquals(share.doubleValue(), economy.byPrice(k), 1e-15, "value share of " + k);
        }
        if (rho.abs().doubleValue() > 1e-14) {
            // d ln c / d sigma = (ln c - sum of shares times log prices) / rho
            double bySigma = expected.subtract(expectedLog).divide(rho, DIGITS).doubleValue();
            double found =
                    economy.evaluation.gradient(new double[] {0, 0, 0, 0, 0, 1}).by(economy.sigma)[0];
            assertEquals(bySigma, found, 1e-8 * Math.abs(bySigma), "by the elasticity " + elasticity);
        }
    }

    @Test
    void shephardsLemmaGivesTheDemandsThatCostWhatTheyCost() {
        for (double elasticity : new double[] {0, 0.4, 1, 1 + 1e-9, 5}) {
            Economy economy = new Economy(elasticity);
            double logCost = economy.residual()[N];
            double shares = 0;
            for (int k = 0; k < N; k++) {
                // Demand per unit relative to the benchmark, (c/p)^sigma; its value share is the derivative of ln c.
                double demand = Math.exp(elasticity * (logCost - economy.logPrice[k]));
                double share = economy.theta[k] * Math.exp(economy.logPrice[k] - logCost) * demand;
                assertEquals(share, economy.byPrice(k), 1e-14, "input " + k);
                shares += share;
            }
            assertEquals(1, shares, 1e-14, "elasticity " + elasticity);
        }
    }

    @Test
    void aListNeedsAShareForEveryPrice() {
        List<Expr> two = List.of(Expr.constant(0.5), Expr.constant(0.5));
        List<Expr> one = List.of(Expr.constant(0));
        String message = assertThrows(IllegalArgumentException.class, () -> logCes(two, one, Expr.constant(1)))
                .getMessage();
        assertEquals("a CES aggregate has 2 shares and 1 prices, expected as many, at least one", message);
    }

    private static BigDecimal exp(BigDecimal x) {
        BigDecimal small = x.divide(new BigDecimal(1024), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 40; k++) {
            term = term.multiply(small, DIGITS).divide(new BigDecimal(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(1024, DIGITS);
    }

    private static BigDecimal log(BigDecimal x) {
        BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
        for (int k = 0; k < 4; k++) {
            y = y.add(x.divide(exp(y), DIGITS)).subtract(BigDecimal.ONE);
        }
        return y;
    }
}
