package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.likevekt.data.Grid;
import org.likevekt.model.Counties;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.solver.algebra.SystemDeclaration;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/** Ring 1: the linear expenditure system's calibration, and the demands the equations make of it. */
class LinearExpenditureTest {
    private static final Benchmark BENCHMARK = Counties.benchmark();
    private static final Grid PURCHASES = BENCHMARK.householdUse();
    private static final LinearExpenditure LES = new LinearExpenditure(BENCHMARK, PURCHASES);
    private static final int REGION = 1;
    private static final int GROUP = 2;

    @Test
    void marginalSharesAddUpAndSubsistenceIsWithinPurchases() {
        Grid sum = LES.marginalShares().sumOver(2);
        for (double total : sum.values()) {
            assertEquals(1, total, 1e-14);
        }
        double[] bought = PURCHASES.values();
        double[] needed = LES.subsistence().values();
        for (int cell = 0; cell < bought.length; cell++) {
            assertTrue(needed[cell] >= 0 && needed[cell] <= bought[cell], "cell " + cell);
        }
    }

    /** Engel: income elasticities weighted by budget shares add up to one, and Frisch's parameter is as given. */
    @Test
    void incomeElasticitiesWeightedBySharesAddUp() {
        double[] given = BENCHMARK.elasticity("income");
        for (int r = 0; r < BENCHMARK.regions().size(); r++) {
            double total = PURCHASES.sumOver(2).get(r, 0);
            double engel = 0;
            double supernumerary = total;
            double ratio = Double.NaN;
            for (int j = 0; j < given.length; j++) {
                double share = PURCHASES.get(r, 0, j) / total;
                if (share > 0) {
                    double elasticity = LES.marginalShares().get(r, 0, j) / share;
                    engel += share * elasticity;
                    ratio = Double.isNaN(ratio) ? elasticity / given[j] : ratio;
                    assertEquals(ratio, elasticity / given[j], 1e-12, "all scaled alike");
                }
                supernumerary -= LES.subsistence().get(r, 0, j);
            }
            assertEquals(1, engel, 1e-14);
            assertEquals(BENCHMARK.behaviour().frisch(), -total / supernumerary, 1e-10);
        }
    }

    @Test
    void subsistenceOutsideItsRangeNamesTheHousehold() {
        Benchmark hasty = new Benchmark(BENCHMARK.accounts(), new Behaviour(-1.05, 1, 0.1));
        String message = assertThrows(IllegalArgumentException.class, () -> new LinearExpenditure(hasty, PURCHASES))
                .getMessage();
        assertTrue(message.contains("subsistence share of") && message.contains("low in 03"), message);
        assertThrows(IllegalArgumentException.class, () -> new Behaviour(-1, 1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new Behaviour(-2, -0.1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new Behaviour(-2, 1, 0));
    }

    /**
     * Slutsky's matrix of one household, from the model's own equations: consumption is read while the price of a
     * domestic composite and disposable income are moved.
     */
    @Test
    void compensatedDemandIsSymmetricAndNegative() {
        EquationSystem system = Counties.model().system();
        SystemDeclaration declared = system.declaration();
        Evaluation evaluation = system.evaluate();
        double[] start = system.start();
        int industries = BENCHMARK.industries().size();
        int household = REGION * BENCHMARK.groups().size() + GROUP;
        double[] bought = consumption(evaluation, declared, start, household);
        double tax = BENCHMARK.productTaxRate("HOUSEHOLD_" + BENCHMARK.groups().code(GROUP));
        double saving = BENCHMARK.accounts().savingRate();

        List<Integer> goods = new ArrayList<>();
        for (int j = 0; j < industries; j++) {
            if (bought[j] > 0 && system.unknownAt(declared.variable("PD"), REGION * industries + j) >= 0) {
                goods.add(j);
            }
        }
        int n = goods.size();
        Moved income = moved(evaluation, declared, start, "INC", household, household);
        double[][] slutsky = new double[n][n];
        for (int b = 0; b < n; b++) {
            Moved price = moved(evaluation, declared, start, "PD", REGION * industries + goods.get(b), household);
            double rise = (1 + tax) * price.compositePrice(goods.get(b));
            for (int a = 0; a < n; a++) {
                slutsky[a][b] = price.quantity[goods.get(a)] / rise
                        + bought[goods.get(b)] * income.quantity[goods.get(a)] / ((1 - saving) * income.level);
            }
        }
        assertTrue(n > 15);
        double size = 0;
        for (int a = 0; a < n; a++) {
            size = Math.max(size, Math.abs(slutsky[a][a]));
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                assertEquals(slutsky[a][b], slutsky[b][a], 1e-7 * size);
            }
        }
        Random random = new Random(3);
        for (int draw = 0; draw < 100; draw++) {
            double[] x = random.doubles(n, -1, 1).toArray();
            double form = 0;
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    form += x[a] * slutsky[a][b] * x[b];
                }
            }
            assertTrue(form < 0, "not negative: " + form);
        }
    }

    /** Central differences of a household's purchases, of its region's composite prices and of the moved level. */
    private record Moved(double[] quantity, double[] prices, double level) {
        double compositePrice(int product) {
            return prices[product];
        }
    }

    private static Moved moved(
            Evaluation evaluation,
            SystemDeclaration declared,
            double[] start,
            String variable,
            int cell,
            int household) {
        double step = 1e-5;
        Variable moving = declared.variable(variable);
        int unknown = evaluation.system().unknownAt(moving, cell);
        double[][] found = new double[2][];
        double[][] prices = new double[2][];
        double[] level = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] point = start.clone();
            point[unknown] += side == 0 ? step : -step;
            found[side] = consumption(evaluation, declared, point, household);
            prices[side] = evaluation.values(declared.definition("composite price"));
            level[side] = evaluation.levels(moving)[cell];
        }
        int industries = found[0].length;
        double[] quantity = new double[industries];
        double[] price = new double[industries];
        for (int j = 0; j < industries; j++) {
            quantity[j] = found[0][j] - found[1][j];
            price[j] = prices[0][REGION * industries + j] - prices[1][REGION * industries + j];
        }
        return new Moved(quantity, price, level[0] - level[1]);
    }

    private static double[] consumption(
            Evaluation evaluation, SystemDeclaration declared, double[] point, int household) {
        evaluation.residual(point, new double[point.length]);
        double[] all = evaluation.values(declared.definition("consumption"));
        int industries = BENCHMARK.industries().size();
        double[] own = new double[industries];
        System.arraycopy(all, household * industries, own, 0, industries);
        return own;
    }
}
