package org.likevekt.solver.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.logCes;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.linear.Parallelism;

/** Ring 1: a system large enough that threads share its loops gives the same bits for any number of them. */
class ThreadsTest {
    private static final int REGIONS = 80;
    private static final int GOODS = 40;

    private static EquationSystem trade() {
        Random random = new Random(5);
        IndexSet regions = IndexSet.of(
                "region", IntStream.range(0, REGIONS).mapToObj(k -> "r" + k).toList());
        IndexSet goods = IndexSet.of(
                "good", IntStream.range(0, GOODS).mapToObj(k -> "g" + k).toList());
        Index r = regions.index("r");
        Index s = regions.index("s");
        Index x = regions.index("x");
        Index j = goods.index("j");
        SystemBuilder builder = new SystemBuilder();
        List<IndexSet> all = List.of(regions, regions, goods);
        double[] numbers =
                random.doubles((long) REGIONS * REGIONS * GOODS, 0.5, 1).toArray();
        double[] shares = numbers.clone();
        for (int k = 0; k < REGIONS * GOODS; k++) {
            double total = 0;
            for (int q = 0; q < REGIONS; q++) {
                total += numbers[q * REGIONS * GOODS + k];
            }
            for (int q = 0; q < REGIONS; q++) {
                shares[q * REGIONS * GOODS + k] /= total;
            }
        }
        Parameter theta = builder.structural("theta", all, "share", "shares", shares);
        Parameter sigma = builder.parameter(
                "sigma",
                List.of(goods),
                "1",
                "elasticity",
                random.doubles(GOODS, 2, 5).toArray());
        double[] start = random.doubles(REGIONS * GOODS, 0.5, 2).toArray();
        Variable p = builder.positive("p", List.of(regions, goods), "price", "prices", start);
        Variable y = builder.positive("y", List.of(regions, goods), "quantity", "quantities", start);
        var cost = logCes(x, theta.at(x, r, j), p.log(x, j), sigma.at(j));
        var delivery = theta.at(s, r, j)
                .times(sigma.at(j).times(cost.minus(p.log(s, j))).exp())
                .times(y.at(r, j));
        builder.equation("cost", over(r, j), p.log(r, j).times(2), cost, p, 1);
        builder.equation("market", over(s, j), y.at(s, j), sum(r, delivery), y);
        return EquationSystem.compile(builder.build());
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() {
        EquationSystem system = trade();
        double[] x = system.start();
        double[] multipliers = new Random(1).doubles(x.length).toArray();
        double[][] alone = run(system, Parallelism.NONE, x, multipliers);
        for (int threads = 2; threads <= 4; threads++) {
            AtomicInteger helped = new AtomicInteger();
            Parallelism shared = Parallelism.of(threads, task -> {
                helped.incrementAndGet();
                ForkJoinPool.commonPool().execute(task);
            });
            double[][] together = run(system, shared, x, multipliers);
            assertTrue(helped.get() > 10, "loops were shared " + helped.get() + " times");
            for (int k = 0; k < alone.length; k++) {
                assertArrayEquals(alone[k], together[k], threads + " threads, result " + k);
            }
        }
    }

    private static double[][] run(EquationSystem system, Parallelism threads, double[] x, double[] multipliers) {
        Evaluation evaluation = system.evaluate();
        evaluation.share(threads);
        double[] residual = new double[x.length];
        double[] jacobian = new double[system.sparsity().entryCount()];
        evaluation.residual(x, residual);
        evaluation.jacobian(jacobian);
        Gradient gradient = evaluation.gradient(multipliers);
        return new double[][] {
            residual,
            jacobian,
            gradient.byUnknowns(),
            gradient.by(system.declaration().parameter("sigma"))
        };
    }
}
