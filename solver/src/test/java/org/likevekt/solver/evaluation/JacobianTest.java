package org.likevekt.solver.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.likevekt.solver.algebra.Expr.complement;
import static org.likevekt.solver.algebra.Expr.logCes;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;

/** Ring 1: derivatives against finite differences, every operation, at seeded random points. */
class JacobianTest {
    private static final IndexSet REGION = IndexSet.of("region", "n", "m", "s");
    private static final IndexSet GOOD = IndexSet.of("good", "a", "b", "c", "d");
    private static final IndexSet PART = GOOD.subset("part", List.of("d", "b"));

    /** A system without meaning that uses every operation, aliases, subsets and fixed elements and cells. */
    private static SystemBuilder everything(double[] sigma) {
        Random random = new Random(7);
        Index r = REGION.index("r");
        Index s = REGION.index("s");
        Index i = GOOD.index("i");
        Index k = GOOD.index("k");
        Index j = GOOD.index("j");
        Index q = PART.index("q");
        SystemBuilder system = new SystemBuilder();
        double[] share = new double[3 * 4 * 4];
        for (int row = 0; row < 12; row++) {
            double total = 0;
            for (int c = 0; c < 4; c++) {
                share[4 * row + c] = (row + c) % 5 == 0 ? 0 : 0.1 + random.nextDouble();
                total += share[4 * row + c];
            }
            for (int c = 0; c < 4; c++) {
                share[4 * row + c] /= total;
            }
        }
        Parameter theta = system.structural("theta", List.of(REGION, GOOD, GOOD), "share", "shares", share);
        Parameter sig = system.parameter("sigma", List.of(GOOD), "1", "elasticity", sigma);
        Parameter weight = system.parameter(
                "weight",
                List.of(REGION, GOOD),
                "1",
                "weights",
                random.doubles(12, 0.5, 2).toArray());
        boolean[] fixed = new boolean[12];
        fixed[5] = true;
        Variable p = system.positive(
                "p",
                List.of(REGION, GOOD),
                "price",
                "prices",
                random.doubles(12, 0.5, 2).toArray());
        Variable y = system.positive(
                "y",
                List.of(REGION, GOOD),
                "quantity",
                "quantities",
                random.doubles(12, 0.5, 2).toArray(),
                fixed);
        Variable t = system.free("t", List.of(REGION), "money", "transfers", new double[] {-1, 0.3, 2}, 10);
        Variable z = system.positive("z", List.of(), "index", "national", new double[] {1.3});

        var cost = logCes(k, theta.at(r, i, k), p.log(r, k), sig.at(i));
        var demand =
                theta.at(r, i, j).times(sig.at(i).times(cost.minus(p.log(r, j))).exp());
        system.equation("cost", over(r, i), p.log(r, i).times(1.5), cost.plus(y.log(r, i)), p, 1);
        system.equation(
                "market",
                over(r, j),
                y.at(r, j).times(weight.at(r, j)),
                sum(i, demand.times(y.at(r, i)))
                        .plus(sum(s, p.at(s, j).times(y.at(r, j)).over(z.at())))
                        .plus(2),
                y);
        system.equation(
                "budget",
                over(r),
                t.at(r).plus(sum(q, p.at(r, q).times(y.at(r, q)))),
                complement(t.at(r), p.at(r, Subscript.element("c")))
                        .plus(y.at(r, Subscript.element("a")).pow(0.7)),
                t);
        system.equation(
                "national",
                over(),
                z.at(),
                sum(r, t.at(r).times(t.at(r))).plus(sum(r, i, p.at(r, i))).plus(1),
                z);
        system.define("value", over(r), sum(i, p.at(r, i).times(y.at(r, i)).times(weight.at(r, i))), "money", "sum");
        return system;
    }

    @Test
    void jacobianAgreesWithCentralDifferences() {
        for (double[] sigma : List.of(
                new double[] {0, 1, 0.5, 3}, new double[] {1, 1.00001, 0.999, 0}, new double[] {2, 1.04, 0.96, 6})) {
            EquationSystem system = EquationSystem.compile(everything(sigma).build());
            Evaluation evaluation = system.evaluate();
            double[] x = system.start();
            double[][] exact = dense(system, evaluation, x);
            double h = 1e-6;
            for (int c = 0; c < x.length; c++) {
                double[] up = residual(evaluation, x, c, h);
                double[] down = residual(evaluation, x, c, -h);
                for (int row = 0; row < x.length; row++) {
                    double difference = (up[row] - down[row]) / (2 * h);
                    assertEquals(
                            difference,
                            exact[row][c],
                            2e-8 * (1 + Math.abs(difference)),
                            system.equationName(row) + " by " + system.unknownName(c));
                }
            }
        }
    }

    @Test
    void patternLeavesOutStructuralZeros() {
        EquationSystem system = EquationSystem.compile(
                everything(new double[] {0.5, 0.5, 0.5, 0.5}).build());
        var sparsity = system.sparsity();
        int row = 0; // cost at [n,a]: theta[n,a,a] is zero
        assertEquals("cost at [n,a]", system.equationName(row));
        List<String> names = IntStream.range(sparsity.rowStart(row), sparsity.rowStart(row + 1))
                .mapToObj(k -> system.unknownName(sparsity.column(k)))
                .toList();
        assertEquals(List.of("p[n,a]", "p[n,b]", "p[n,c]", "p[n,d]", "y[n,a]"), names);
    }

    /** d/dln x of x - 2 e^(-x): both terms have the same sign, though -1 times x has another. */
    @Test
    void patternKeepsTermsOfOppositeConstants() {
        SystemBuilder builder = new SystemBuilder();
        Variable x = builder.positive("x", List.of(), "1", "x", new double[] {1.3});
        builder.equation("e", over(), x.at(), x.at().times(-1).exp().times(2), x, 1);
        EquationSystem system = EquationSystem.compile(builder.build());
        double[][] jacobian = dense(system, system.evaluate(), system.start());
        assertEquals(1.3 + 1.3 * 2 * Math.exp(-1.3), jacobian[0][0], 1e-14);
    }

    @Test
    void fixedCellsTakeNoEquation() {
        EquationSystem system = EquationSystem.compile(
                everything(new double[] {0.5, 0.5, 0.5, 0.5}).build());
        assertEquals(12 + 11 + 3 + 1, system.unknowns());
        assertEquals(-1, system.unknownAt(system.declaration().variable("y"), 5));
    }

    private static double[] residual(Evaluation evaluation, double[] x, int c, double h) {
        double[] moved = x.clone();
        moved[c] += h;
        double[] residual = new double[x.length];
        evaluation.residual(moved, residual);
        return residual;
    }

    private static double[][] dense(EquationSystem system, Evaluation evaluation, double[] x) {
        evaluation.residual(x, new double[x.length]);
        double[] values = new double[system.sparsity().entryCount()];
        evaluation.jacobian(values);
        double[][] dense = new double[x.length][x.length];
        var sparsity = system.sparsity();
        for (int row = 0; row < x.length; row++) {
            for (int k = sparsity.rowStart(row); k < sparsity.rowStart(row + 1); k++) {
                dense[row][sparsity.column(k)] = values[k];
            }
        }
        return dense;
    }
}
