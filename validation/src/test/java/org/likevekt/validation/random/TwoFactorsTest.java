package org.likevekt.validation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.logCes;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.solver.algebra.Expr;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.newton.Problem;
import org.likevekt.solver.newton.Solution;

/**
 * Ring 2: two goods at given world prices and two factors, with random technologies. Where both goods are made, more of
 * a factor raises the output of the good that uses it most by more than in proportion and lowers the other's (Rybczynski
 * 1955), and a higher price of a good raises the reward of its factor by more than in proportion and lowers the other's
 * (Stolper and Samuelson 1941).
 */
class TwoFactorsTest {
    private static final IndexSet GOODS = IndexSet.of("goods", "cloth", "steel");
    private static final IndexSet FACTORS = IndexSet.of("factors", "labour", "capital");
    private static final double RISE = 1.01;
    private static final double ROUNDING = 1e-9;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /** Cloth is labour's good; elasticities are 0, 1 or anything up to 6. */
    private static Problem economy(long seed) {
        Draw draw = new Draw(seed);
        double cloth = draw.between(0.5, 0.9, "labour in cloth");
        double steel = draw.between(0.1, cloth - 0.1, "labour in steel");
        double[] made = {draw.between(50, 150, "cloth"), draw.between(50, 150, "steel")};
        double[] used = {cloth * made[0], steel * made[1], (1 - cloth) * made[0], (1 - steel) * made[1]};
        var i = GOODS.index("i");
        var f = FACTORS.index("f");
        var g = FACTORS.index("g");
        var s = new SystemBuilder();
        var share = s.parameter(
                "theta", FACTORS, GOODS, "share", "cost shares", new double[][] {{cloth, steel}, {1 - cloth, 1 - steel}
                });
        var sigma =
                s.parameter("sigma", GOODS, "elasticity", "substitution", sigma(draw, "cloth"), sigma(draw, "steel"));
        var price = s.parameter("p", GOODS, "index", "world prices", 1, 1);
        var owned = s.parameter("E", FACTORS, "quantity", "endowments", used[0] + used[1], used[2] + used[3]);
        var x = s.positive("X", GOODS, "quantity", "outputs", made);
        var w = s.positive("W", FACTORS, "index", "factor rewards", 1, 1);
        Expr logCost = logCes(g, share.at(g, i), w.log(g), sigma.at(i));
        Expr perUnit =
                share.at(f, i).times(sigma.at(i).times(logCost.minus(w.log(f))).exp());
        s.equation("zero profit", over(i), price.at(i), logCost.exp(), x);
        s.equation("market for factors", over(f), owned.at(f), sum(i, x.at(i).times(perUnit)), w);
        return Problem.of(s);
    }

    private static double sigma(Draw draw, String good) {
        double kind = draw.unit("kind", good);
        return kind < 0.2 ? 0 : kind < 0.4 ? 1 : draw.scaled(0.1, 6, "sigma", good);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rybczynski(long seed) {
        Problem economy = economy(seed);
        Solution before = economy.replicate();
        double[] owned = economy.given("E");
        for (int factor = 0; factor < 2; factor++) {
            double[] more = owned.clone();
            more[factor] *= RISE;
            Solution after = economy.with("E", more).solve();
            double own = after.levels("X")[factor] / before.levels("X")[factor];
            double other = after.levels("X")[1 - factor] / before.levels("X")[1 - factor];
            assertTrue(own > RISE + ROUNDING, "seed " + seed + ": its good grows " + own);
            assertTrue(other < 1 - ROUNDING, "seed " + seed + ": the other good grows " + other);
            assertEquals(before.levels("W")[0], after.levels("W")[0], ROUNDING, "seed " + seed + ": rewards stay");
            assertEquals(before.levels("W")[1], after.levels("W")[1], ROUNDING, "seed " + seed + ": rewards stay");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stolperSamuelson(long seed) {
        Problem economy = economy(seed);
        for (int good = 0; good < 2; good++) {
            double[] dearer = {1, 1};
            dearer[good] = 1.001;
            Solution after = economy.with("p", dearer).solve();
            double own = after.levels("W")[good];
            double other = after.levels("W")[1 - good];
            assertTrue(own > 1.001 + ROUNDING, "seed " + seed + ": reward of its factor " + own);
            assertTrue(other < 1 - ROUNDING, "seed " + seed + ": reward of the other " + other);
        }
    }
}
