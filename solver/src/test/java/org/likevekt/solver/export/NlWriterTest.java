package org.likevekt.solver.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.likevekt.solver.algebra.Expr.complement;
import static org.likevekt.solver.algebra.Expr.constant;
import static org.likevekt.solver.algebra.Expr.logCes;
import static org.likevekt.solver.algebra.Expr.sum;
import static org.likevekt.solver.algebra.SystemBuilder.over;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.IndexSet;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Subscript;
import org.likevekt.solver.algebra.SystemBuilder;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/** Ring 1: what an exported file says, read back without the engine, against the engine's residuals. */
class NlWriterTest {
    private static final IndexSet REGION = IndexSet.of("region", "n", "m", "s");
    private static final IndexSet GOOD = IndexSet.of("good", "a", "b", "c", "d");
    private static final IndexSet PART = GOOD.subset("part", List.of("d", "b"));

    private final Random random = new Random(11);

    /** A system without meaning that uses every operation, aliases, subsets and fixed elements and cells. */
    private EquationSystem everything(double... sigma) {
        Index r = REGION.index("r");
        Index s = REGION.index("s");
        Index i = GOOD.index("i");
        Index k = GOOD.index("k");
        Index j = GOOD.index("j");
        Index q = PART.index("q");
        SystemBuilder system = new SystemBuilder();
        Parameter theta = system.structural("theta", List.of(REGION, GOOD, GOOD), "share", "shares", shares());
        Parameter sig = system.parameter("sigma", List.of(GOOD), "1", "elasticity", sigma);
        Parameter weight = system.parameter("weight", List.of(REGION, GOOD), "1", "weights", positive(12));
        boolean[] fixed = new boolean[12];
        fixed[5] = true;
        Variable p = system.positive("p", List.of(REGION, GOOD), "price", "prices", positive(12));
        Variable y = system.positive("y", List.of(REGION, GOOD), "quantity", "quantities", positive(12), fixed);
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
                sum(r, t.at(r).times(t.at(r)))
                        .plus(sum(r, i, p.at(r, i)).plus(1).log())
                        .minus(constant(0).minus(z.at())),
                z);
        return EquationSystem.compile(system.build());
    }

    private double[] positive(int n) {
        return random.doubles(n, 0.5, 2).toArray();
    }

    private double[] shares() {
        double[] share = new double[3 * 4 * 4];
        for (int row = 0; row < 12; row++) {
            // The last row buys one good only.
            for (int c = 0; c < 4; c++) {
                share[4 * row + c] = (row + c) % 5 == 0 || (row == 11 && c != 2) ? 0 : 0.1 + random.nextDouble();
            }
            double total = Arrays.stream(share, 4 * row, 4 * row + 4).sum();
            for (int c = 0; c < 4; c++) {
                share[4 * row + c] /= total;
            }
        }
        return share;
    }

    private static String model(NlWriter writer) {
        StringBuilder text = new StringBuilder();
        try {
            writer.writeModel(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    private static void assertSameResiduals(Evaluation evaluation, double[] point) {
        NlSystem read = NlSystem.read(model(new NlWriter(evaluation, point)));
        assertArrayEquals(point, read.start());
        double[] expected = new double[point.length];
        evaluation.residual(point, expected);
        double[] residual = read.residual(point);
        for (int row = 0; row < point.length; row++) {
            assertEquals(
                    expected[row],
                    residual[row],
                    1e-12 * (1 + Math.abs(expected[row])),
                    evaluation.system().equationName(row));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0.5, 3", "1, 1.00001, 0.999, 0", "2, 1.04, 0.96, 6", "0, 0, 0, 0", "1, 1, 1, 1"})
    void residualsAreTheEnginesAtRandomPoints(double a, double b, double c, double d) {
        Evaluation evaluation = everything(a, b, c, d).evaluate();
        double[] start = evaluation.system().start();
        assertSameResiduals(evaluation, start);
        for (int draw = 0; draw < 20; draw++) {
            assertSameResiduals(
                    evaluation,
                    Arrays.stream(start)
                            .map(x -> x + 0.5 * random.nextGaussian())
                            .toArray());
        }
    }

    @Test
    void parametersAndFixedCellsAreThoseOfTheEvaluation() {
        EquationSystem system = everything(0.5, 1.2, 2, 0);
        Evaluation evaluation = system.evaluate();
        evaluation.set(system.declaration().parameter("weight"), positive(12));
        evaluation.setFixed(system.declaration().variable("y"), positive(12));
        assertSameResiduals(evaluation, system.start());
    }

    @Test
    void patternIsWithinTheEnginesAndHoldsWhatMoves() {
        EquationSystem system = everything(0.5, 1, 2, 0);
        NlWriter writer = new NlWriter(system.evaluate(), system.start());
        NlSystem read = NlSystem.read(model(writer));
        double[] base = read.residual(system.start());
        int listed = 0;
        for (int column = 0; column < system.unknowns(); column++) {
            double[] moved = system.start();
            moved[column] += 0.1;
            double[] residual = read.residual(moved);
            for (int row = 0; row < base.length; row++) {
                boolean named = read.columns(row).contains(column);
                listed += named ? 1 : 0;
                assertEquals(named, residual[row] != base[row], row + " by " + column);
                assertTrue(!named || inEngine(system, row, column));
            }
        }
        assertEquals(listed, writer.nonzeros());
    }

    private static boolean inEngine(EquationSystem system, int row, int column) {
        for (int k = system.sparsity().rowStart(row); k < system.sparsity().rowStart(row + 1); k++) {
            if (system.sparsity().column(k) == column) {
                return true;
            }
        }
        return false;
    }

    @Test
    void headerCountsAndNames() throws IOException {
        EquationSystem system = everything(0.5, 1, 2, 0);
        NlWriter writer = new NlWriter(system.evaluate(), system.start());
        List<String> header =
                model(writer).lines().limit(10).map(NlWriterTest::bare).toList();
        assertEquals(
                List.of(
                        "g3 1 1 0",
                        "27 27 0 0 27",
                        "27 0",
                        "0 0",
                        "27 0 0",
                        "0 0 0 1",
                        "0 0 0 0 0",
                        writer.nonzeros() + " 0",
                        "15 6",
                        "0 " + writer.definedVariables() + " 0 0 0"),
                header);
        StringBuilder rows = new StringBuilder();
        writer.writeRowNames(rows);
        StringBuilder columns = new StringBuilder();
        writer.writeColumnNames(columns);
        assertEquals("cost at [n,a]", rows.toString().lines().findFirst().orElseThrow());
        assertEquals("national", rows.toString().lines().skip(26).findFirst().orElseThrow());
        assertEquals(27, columns.toString().lines().count());
        assertEquals("p[n,a]", columns.toString().lines().findFirst().orElseThrow());
    }

    private static String bare(String line) {
        return line.split("\t")[0].strip();
    }

    @Test
    void equalSystemsGiveEqualFiles() {
        assertEquals(
                model(new NlWriter(new NlWriterTest().everything(0, 1, 2, 3).evaluate(), new double[27])),
                model(new NlWriter(new NlWriterTest().everything(0, 1, 2, 3).evaluate(), new double[27])));
    }

    @Test
    void refusesWhatCannotBeSaid() {
        EquationSystem system = everything(1, 1, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> new NlWriter(system.evaluate(), new double[3]));
        Index r = REGION.index("r");
        SystemBuilder negative = new SystemBuilder();
        Variable x = negative.positive("x", List.of(REGION), "1", "x", new double[] {1, 1, 1});
        Parameter a = negative.parameter("a", List.of(REGION), "1", "a", new double[] {1, -1, 1});
        negative.equation("no logarithm", over(r), x.log(r), a.at(r).log(), x, 1);
        Evaluation evaluation = EquationSystem.compile(negative.build()).evaluate();
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> new NlWriter(evaluation, new double[3]));
        assertEquals("no logarithm at [m] holds the number NaN", refused.getMessage());
    }

    @Test
    void readerNamesTheLineOfADamagedFile() {
        EquationSystem system = everything(1, 1, 1, 1);
        String text = model(new NlWriter(system.evaluate(), system.start()));
        assertThrows(IllegalArgumentException.class, () -> NlSystem.read(text.replace("\nk26\n", "\nk25\n")));
        assertThrows(IllegalArgumentException.class, () -> NlSystem.read(text.replaceFirst("\no44\n", "\no99\n")));
        assertThrows(IllegalArgumentException.class, () -> NlSystem.read(""));
    }
}
