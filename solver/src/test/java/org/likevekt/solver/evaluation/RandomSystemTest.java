package org.likevekt.solver.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.likevekt.solver.algebra.EquationFamily;
import org.likevekt.solver.algebra.Index;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Symbol;
import org.likevekt.solver.algebra.Variable;

/** Ring 1: values against a naive evaluation, derivatives against differences, on systems drawn from seeds. */
class RandomSystemTest {
    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void valuesAgreeWithNaiveEvaluation(long seed) {
        RandomSystem drawn = new RandomSystem(seed);
        EquationSystem system = EquationSystem.compile(drawn.declaration);
        Evaluation evaluation = system.evaluate();
        double[] x = drawn.point(system);
        double[] residual = new double[x.length];
        evaluation.residual(x, residual);
        Map<Symbol, double[]> cells = cells(system, evaluation, x);
        for (EquationFamily family : drawn.declaration.equations()) {
            int[] rows = system.rowsOf(family);
            for (int k = 0; k < rows.length; k++) {
                if (rows[k] >= 0) {
                    Map<Index, Integer> at = at(family.over(), k);
                    double left = RandomSystem.value(family.left(), at, cells);
                    double right = RandomSystem.value(family.right(), at, cells);
                    double size = 1 + Math.abs(left) + Math.abs(right);
                    assertEquals(
                            (left - right) / family.fixedScale(), residual[rows[k]], 1e-11 * size, family.toString());
                }
            }
        }
        var definition = drawn.declaration.definition("defined");
        double[] defined = evaluation.values(definition);
        for (int k = 0; k < defined.length; k++) {
            double expected = RandomSystem.value(definition.value(), at(definition.over(), k), cells);
            assertEquals(
                    expected,
                    defined[k],
                    1e-11 * (1 + Math.abs(expected)),
                    definition.value().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void jacobianAgreesWithDifferences(long seed) {
        RandomSystem drawn = new RandomSystem(seed);
        EquationSystem system = EquationSystem.compile(drawn.declaration);
        Evaluation evaluation = system.evaluate();
        double[] x = drawn.point(system);
        double[][] exact = dense(system, evaluation, x);
        for (int c = 0; c < x.length; c++) {
            double[] coarse = slope(evaluation, x, c, 2e-4);
            double[] fine = slope(evaluation, x, c, 1e-5);
            for (int row = 0; row < x.length; row++) {
                double size = Arrays.stream(exact[row]).map(Math::abs).max().orElse(0);
                // Near the kink of a complement the longer step is too long, far from it the shorter one too rough.
                double near = Math.abs(coarse[row] - exact[row][c]) < Math.abs(fine[row] - exact[row][c])
                        ? coarse[row]
                        : fine[row];
                assertEquals(
                        near,
                        exact[row][c],
                        1e-8 * (1 + size),
                        system.equationName(row) + " by " + system.unknownName(c));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientAgreesWithTheJacobianAndWithDifferences(long seed) {
        RandomSystem drawn = new RandomSystem(seed);
        EquationSystem system = EquationSystem.compile(drawn.declaration);
        Evaluation evaluation = system.evaluate();
        Random random = new Random(seed);
        double[] x = drawn.point(system);
        double[][] jacobian = dense(system, evaluation, x);
        double[] multipliers = random.doubles(x.length, -1, 1).toArray();
        var definition = drawn.declaration.definition("defined");
        double[] weights = random.doubles(definition.size(), -1, 1).toArray();
        Gradient ofResiduals = evaluation.gradient(multipliers);
        Gradient ofDefinition = evaluation.gradientOf(definition, weights);

        for (int c = 0; c < x.length; c++) {
            double product = 0;
            double size = 1;
            for (int row = 0; row < x.length; row++) {
                product += multipliers[row] * jacobian[row][c];
                size += Math.abs(multipliers[row] * jacobian[row][c]);
            }
            assertEquals(product, ofResiduals.byUnknowns()[c], 1e-11 * size, system.unknownName(c));
            int column = c;
            double slope = slope(h -> {
                evaluation.residual(moved(x, column, h), new double[x.length]);
                return dot(weights, evaluation.values(definition));
            });
            assertEquals(slope, ofDefinition.byUnknowns()[c], 1e-6 * (1 + Math.abs(slope)), system.unknownName(c));
        }
        for (Parameter parameter : drawn.declaration.parameters()) {
            if (!parameter.isStructural()) {
                double[] direction = direction(parameter, random);
                double[] before = parameter.initial();
                double slope = slope(h -> {
                    evaluation.set(parameter, sum(before, direction, h));
                    double[] residual = new double[x.length];
                    evaluation.residual(x, residual);
                    return dot(multipliers, residual);
                });
                assertEquals(
                        slope,
                        dot(direction, ofResiduals.by(parameter)),
                        1e-6 * (1 + Math.abs(slope)),
                        parameter.name());
                slope = slope(h -> {
                    evaluation.set(parameter, sum(before, direction, h));
                    evaluation.residual(x, new double[x.length]);
                    return dot(weights, evaluation.values(definition));
                });
                evaluation.set(parameter, before);
                assertEquals(
                        slope,
                        dot(direction, ofDefinition.by(parameter)),
                        1e-6 * (1 + Math.abs(slope)),
                        parameter.name());
            }
        }
    }

    /** A direction to move a parameter in; shares keep adding to one and their zeros stay, as their own zeros do. */
    private static double[] direction(Parameter parameter, Random random) {
        double[] values = parameter.initial();
        double[] direction = new double[values.length];
        int columns = parameter.name().equals("theta") ? parameter.sets().get(1).size() : 0;
        for (int k = 0; k < values.length; k++) {
            direction[k] = random.nextGaussian();
        }
        for (int row = 0; columns > 0 && row < values.length / columns; row++) {
            double total = 0;
            for (int c = 0; c < columns; c++) {
                int k = row * columns + c;
                direction[k] = values[k] == 0 ? 0 : direction[k] * values[k];
                total += direction[k];
            }
            for (int c = 0; c < columns; c++) {
                direction[row * columns + c] -= total * values[row * columns + c];
            }
        }
        return direction;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void twoEvaluationsGiveEqualBits(long seed) {
        RandomSystem drawn = new RandomSystem(seed);
        EquationSystem system = EquationSystem.compile(drawn.declaration);
        double[] x = drawn.point(system);
        double[][] one = dense(system, system.evaluate(), x);
        Evaluation used = system.evaluate();
        dense(system, used, system.start());
        double[][] two = dense(system, used, x);
        double[][] again = dense(EquationSystem.compile(drawn.declaration), used, x);
        for (int row = 0; row < x.length; row++) {
            assertArrayEquals(one[row], two[row], system.equationName(row));
            assertArrayEquals(one[row], again[row], system.equationName(row));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsNotANumberReachesEveryEquationThatReadsIt(long seed) {
        RandomSystem drawn = new RandomSystem(seed);
        EquationSystem system = EquationSystem.compile(drawn.declaration);
        Evaluation evaluation = system.evaluate();
        double[] x = drawn.point(system);
        double[][] jacobian = dense(system, evaluation, x);
        double[] good = new double[x.length];
        evaluation.residual(x, good);
        int c = new Random(seed).nextInt(x.length);
        double[] residual = new double[x.length];
        evaluation.residual(moved(x, c, Double.NaN), residual);
        for (int row = 0; row < x.length; row++) {
            assertTrue(jacobian[row][c] == 0 || Double.isNaN(residual[row]), system.equationName(row));
        }
        evaluation.residual(x, residual);
        assertArrayEquals(good, residual, "nothing of it stays behind");
    }

    private interface Function {
        double at(double h);
    }

    /** Fourth-order difference. */
    private static double slope(Function f) {
        double h = 2e-4;
        return (8 * (f.at(h) - f.at(-h)) - (f.at(2 * h) - f.at(-2 * h))) / (12 * h);
    }

    private static double[] slope(Evaluation evaluation, double[] x, int c, double h) {
        double[][] f = new double[5][x.length];
        for (int k = -2; k <= 2; k++) {
            evaluation.residual(moved(x, c, k * h), f[k + 2]);
        }
        double[] slope = new double[x.length];
        Arrays.setAll(slope, row -> (8 * (f[3][row] - f[1][row]) - (f[4][row] - f[0][row])) / (12 * h));
        return slope;
    }

    private static double[] moved(double[] x, int c, double h) {
        double[] moved = x.clone();
        moved[c] += h;
        return moved;
    }

    private static double[] sum(double[] a, double[] b, double h) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, k -> a[k] + h * b[k]);
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static Map<Index, Integer> at(List<Index> over, int point) {
        Map<Index, Integer> at = new HashMap<>();
        int rest = point;
        for (int d = over.size() - 1; d >= 0; d--) {
            at.put(over.get(d), rest % over.get(d).size());
            rest /= over.get(d).size();
        }
        return at;
    }

    private static Map<Symbol, double[]> cells(EquationSystem system, Evaluation evaluation, double[] x) {
        Map<Symbol, double[]> cells = new HashMap<>();
        for (Variable variable : system.declaration().variables()) {
            double[] values = variable.start();
            for (int cell = 0; cell < values.length; cell++) {
                int unknown = system.unknownAt(variable, cell);
                boolean positive = variable.kind() == Variable.Kind.POSITIVE;
                double raw = positive ? Math.log(values[cell]) : values[cell];
                values[cell] = unknown < 0 ? raw : x[unknown] * variable.scale();
            }
            cells.put(variable, values);
        }
        system.declaration().parameters().forEach(p -> cells.put(p, evaluation.get(p)));
        return cells;
    }

    private static double[][] dense(EquationSystem system, Evaluation evaluation, double[] x) {
        evaluation.residual(x, new double[x.length]);
        double[] values = new double[system.sparsity().entryCount()];
        evaluation.jacobian(values);
        double[][] dense = new double[x.length][x.length];
        for (int row = 0; row < x.length; row++) {
            for (int k = system.sparsity().rowStart(row); k < system.sparsity().rowStart(row + 1); k++) {
                dense[row][system.sparsity().column(k)] = values[k];
            }
        }
        return dense;
    }
}
