package org.likevekt.validation.condensed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;

/** Puts the solution of each form of a year into the equations of the other. */
final class TwoForms {
    private static final double LIMIT = 1e-9;
    private static final double TIGHT = 1e-12;

    private TwoForms() {}

    /**
     * How far apart the two forms are.
     *
     * @param unknowns of the condensed form
     * @param own residual of the condensed form at its own solution
     * @param modelAtCondensed residual of the model's equations at the condensed form's solution
     * @param condensedAtModel residual of the condensed form at the model's prices
     * @param difference largest relative difference of any variable between the two solutions
     */
    record Figures(int unknowns, double own, double modelAtCondensed, double condensedAtModel, double difference) {
        void assertAlike() {
            assertTrue(own <= LIMIT, this::toString);
            assertTrue(modelAtCondensed <= LIMIT, this::toString);
            assertTrue(condensedAtModel <= LIMIT, this::toString);
        }
    }

    /** Solves a year of a run in the condensed form and compares. */
    static Figures compare(RegionalModel model, Paths paths, YearSolution year) {
        CondensedYear condensed = new CondensedYear(model.benchmark().accounts(), model.closure(), paths, year);
        CondensedYear.Solution solution = condensed.solve(TIGHT);
        Evaluation evaluation = model.evaluation(paths, year);
        EquationSystem system = model.system();
        double[] point = new double[system.unknowns()];
        double difference = 0;
        for (int k = 0; k < point.length; k++) {
            Variable variable = system.variableOf(k);
            double level = solution.values().get(variable.name())[system.cellOf(k)];
            point[k] = variable.toSolver(level);
            difference = Math.max(difference, Math.abs(point[k] - year.point()[k]));
        }
        double[] residual = new double[point.length];
        evaluation.residual(point, residual);
        double largest = 0;
        for (double gap : residual) {
            largest = Double.isNaN(gap) ? Double.POSITIVE_INFINITY : Math.max(largest, Math.abs(gap));
        }
        return new Figures(
                condensed.unknowns(),
                solution.residual(),
                largest,
                condensed.at(year).residual(),
                difference);
    }
}
