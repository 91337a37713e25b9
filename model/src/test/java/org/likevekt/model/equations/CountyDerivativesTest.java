package org.likevekt.model.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.likevekt.model.Counties;
import org.likevekt.model.closure.Closure;
import org.likevekt.solver.algebra.Parameter;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.SparsityPattern;

/** Ring 1: derivatives of every equation of the county model against central differences, away from the benchmark. */
class CountyDerivativesTest {
    private static final double STEP = 1e-5;
    private static final int DIRECTIONS = 6;
    private static final int COLUMNS_OF_A_VARIABLE = 5;

    private final Random random = new Random(20);

    /** A closure of each kind for every seed, so that all adjusting variables are met. */
    @ParameterizedTest
    @EnumSource(Closure.Government.class)
    void everyFamilyAgreesWithDifferences(Closure.Government government) {
        Closure.External external =
                government == Closure.Government.SAVING ? Closure.External.INVESTMENT : Closure.External.FOREIGN_SAVING;
        compareAll(new Closure(government, external, Closure.Growth.PRODUCT_GIVEN));
    }

    /** What one closure alone has: unemployment, the frontier between home and abroad, and the choice of where to work. */
    @Test
    void familiesOfOneClosureAgreeToo() {
        compareAll(Closure.DEFAULT
                .calibrating()
                .with(Closure.Labour.WAGE_CURVE)
                .with(Closure.Exports.CET)
                .with(Closure.Commuting.LOGIT));
    }

    private void compareAll(Closure closure) {
        EquationSystem system = EquationSystem.compile(CountyEquations.declare(Counties.benchmark(), closure));
        Evaluation evaluation = system.evaluate();
        perturbParameters(evaluation);
        double[] point = perturbed(system.start());
        double[] values = new double[system.sparsity().entryCount()];
        evaluation.residual(point, new double[point.length]);
        evaluation.jacobian(values);
        List<double[]> directions = directions(system);
        Set<String> families = new HashSet<>();
        for (double[] direction : directions) {
            compare(system, evaluation, point, values, direction, families);
        }
        system.declaration().equations().forEach(f -> assertTrue(families.contains(f.name()), f.name()));
    }

    private List<double[]> directions(EquationSystem system) {
        int n = system.unknowns();
        List<double[]> directions = new ArrayList<>();
        for (int k = 0; k < DIRECTIONS; k++) {
            directions.add(random.doubles(n, -1, 1).toArray());
        }
        for (Variable variable : system.declaration().variables()) {
            for (int k = 0; k < COLUMNS_OF_A_VARIABLE; k++) {
                int unknown = system.unknownAt(variable, random.nextInt(variable.size()));
                if (unknown >= 0) {
                    double[] unit = new double[n];
                    unit[unknown] = 1;
                    directions.add(unit);
                }
            }
        }
        return directions;
    }

    private static void compare(
            EquationSystem system,
            Evaluation evaluation,
            double[] point,
            double[] values,
            double[] direction,
            Set<String> families) {
        int n = point.length;
        double[] up = new double[n];
        double[] down = new double[n];
        evaluation.residual(along(point, direction, STEP), up);
        evaluation.residual(along(point, direction, -STEP), down);
        SparsityPattern pattern = system.sparsity();
        for (int row = 0; row < n; row++) {
            double exact = 0;
            double size = 1;
            for (int k = pattern.rowStart(row); k < pattern.rowStart(row + 1); k++) {
                exact += values[k] * direction[pattern.column(k)];
                size += Math.abs(values[k]);
            }
            assertEquals((up[row] - down[row]) / (2 * STEP), exact, 1e-7 * size, system.equationName(row));
            families.add(system.familyOf(row).name());
        }
    }

    private static double[] along(double[] point, double[] direction, double step) {
        double[] moved = point.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += step * direction[k];
        }
        return moved;
    }

    private double[] perturbed(double[] start) {
        double[] point = start.clone();
        for (int k = 0; k < point.length; k++) {
            point[k] += 0.3 * (random.nextDouble() - 0.5);
        }
        return point;
    }

    private void perturbParameters(Evaluation evaluation) {
        for (Parameter parameter : evaluation.system().declaration().parameters()) {
            if (!parameter.isStructural()) {
                double[] moved = parameter.initial();
                for (int cell = 0; cell < moved.length; cell++) {
                    moved[cell] *= 0.9 + 0.2 * random.nextDouble();
                }
                evaluation.set(parameter, moved);
            }
        }
    }
}
