package org.likevekt.model.dynamics;

import org.likevekt.model.drivers.Paths;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.Factorization;

/**
 * The equations of a solved year, linear around its solution.
 *
 * @param evaluation at the solution
 * @param factors of the Jacobian there
 */
record LinearizedYear(Evaluation evaluation, Factorization factors) {
    static LinearizedYear of(RegionalModel model, Paths paths, YearSolution solution) {
        Evaluation evaluation = model.evaluation(paths, solution);
        double[] point = solution.point();
        evaluation.residual(point, new double[point.length]);
        return new LinearizedYear(evaluation, model.factor(evaluation));
    }
}
