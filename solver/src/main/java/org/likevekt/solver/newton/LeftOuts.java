package org.likevekt.solver.newton;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.diagnosis.Noise;
import org.likevekt.solver.diagnosis.Numbers;
import org.likevekt.solver.evaluation.Evaluation;

/**
 * Whether the equations that are left out for fixed cells hold in a solution, and follow from the others there, as the
 * market of a numeraire does by Walras' law. One that holds by chance, as a second numeraire's does in the benchmark, fails
 * when the fixed cells are moved a little, each by another part of it.
 */
final class LeftOuts {
    /** An equation that was left out is off by no more than this part of its size, or it does not hold. */
    static final double GAP = 1e-6;

    /** By this part fixed cells are moved. */
    private static final double MOVE = 1e-4;

    /** One that moves by more than this part of it does not follow from the others. */
    private static final double FOLLOWS = 1e-3;

    private static final int DIGITS = 8;

    private final Newton newton;
    private final Set<String> aside;

    /** The equations of all families but some that need not hold. */
    LeftOuts(Newton newton, Set<String> aside) {
        this.newton = newton;
        this.aside = aside;
    }

    private List<Evaluation.LeftOut> of(Evaluation evaluation) {
        return evaluation.leftOut().stream()
                .filter(equation -> !aside.contains(equation.family()))
                .toList();
    }

    /** Says which one fails at a solution, if one does; the evaluation is left there. */
    Optional<String> failing(Evaluation evaluation, double[] solution) {
        evaluation.residual(solution, new double[solution.length]);
        List<Evaluation.LeftOut> here = of(evaluation);
        if (here.isEmpty()) {
            return Optional.empty();
        }
        Evaluation.LeftOut worst = here.get(0);
        return worst.gap() > GAP
                ? Optional.of(text(worst) + "." + advice(worst))
                : byChance(evaluation, solution, worst.gap(), here);
    }

    private Optional<String> byChance(
            Evaluation evaluation, double[] solution, double gap, List<Evaluation.LeftOut> here) {
        Set<String> cells = here.stream().map(Evaluation.LeftOut::cell).collect(Collectors.toSet());
        List<Variable> variables = evaluation.system().declaration().variables();
        List<double[]> levels = variables.stream().map(evaluation::levels).toList();
        int cellsBefore = 0;
        for (int v = 0; v < levels.size(); v++) {
            evaluation.setFixed(variables.get(v), moved(variables.get(v), levels.get(v), cells, cellsBefore));
            cellsBefore += levels.get(v).length;
        }
        Newton.Result near = newton.solve(evaluation, solution);
        Optional<Evaluation.LeftOut> moved =
                near.outcome().converged() ? of(evaluation).stream().findFirst() : Optional.empty();
        for (int v = 0; v < levels.size(); v++) {
            evaluation.setFixed(variables.get(v), levels.get(v));
        }
        evaluation.residual(solution, new double[solution.length]);
        return moved.filter(equation -> equation.gap() > gap + FOLLOWS * MOVE)
                .map(equation -> text(equation) + " when what is fixed is moved by " + MOVE
                        + " of it: it holds by chance." + advice(equation));
    }

    private static double[] moved(Variable variable, double[] levels, Set<String> cells, int cellsBefore) {
        double[] moved = levels.clone();
        for (int cell = 0; cell < moved.length; cell++) {
            if (variable.isFixed(cell) && cells.contains(variable.cellName(cell))) {
                double size = variable.kind() == Variable.Kind.POSITIVE ? moved[cell] : variable.scale();
                moved[cell] += MOVE * Noise.at(cellsBefore + cell) * size;
            }
        }
        return moved;
    }

    /** An equation that was left out, why, and both its sides. */
    static String text(Evaluation.LeftOut equation) {
        return "'" + equation.equation() + "', left out because '" + equation.cell() + "' is fixed, has "
                + Numbers.text(equation.left(), DIGITS) + " on the left and "
                + Numbers.text(equation.right(), DIGITS) + " on the right";
    }

    private static String advice(Evaluation.LeftOut equation) {
        return " Maybe more than one price is fixed as numeraire, or some income or purchase is lost on the way (Walras'"
                + " law); if it is not meant to hold, say leavingOut(\"" + equation.family() + "\").";
    }
}
