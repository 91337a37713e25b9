package org.likevekt.solver.newton;

import java.util.stream.IntStream;
import org.likevekt.solver.diagnosis.FormulaValue;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.SparsityPattern;

/** Words for the ways in which an iteration ends without a solution, from where it stands and how it got there. */
final class Failures {
    /** Why an iteration ended without a solution. */
    record Failure(Status status, String hint) {}

    /** A residual this many tolerances large where no step helps is likely one of rounding. */
    private static final double NEARLY = 1e3;

    private final Evaluation evaluation;
    private final EquationSystem system;
    private final Trail trail;

    Failures(Evaluation evaluation, Trail trail) {
        this.evaluation = evaluation;
        this.system = evaluation.system();
        this.trail = trail;
    }

    /** A point where some equation has no value. */
    Failure notANumber(double[] point, double[] residual) {
        return new Failure(
                Status.NOT_A_NUMBER,
                defect(point, residual)
                        + ". Maybe a value is negative where a logarithm is taken, or a start value is missing.");
    }

    /** Steps however short that meet an equation without a value. */
    Failure metOnTheWay(double[] point, double[] residual) {
        return new Failure(
                Status.STALLED,
                "the shortest steps from here meet " + defect(point, residual)
                        + ". Maybe a quantity runs out: the shock is larger than the economy can absorb.");
    }

    /** Names the first equation whose residual is not a number, and the operation it comes from. */
    private String defect(double[] at, double[] residuals) {
        int bad = IntStream.range(0, residuals.length)
                .filter(k -> !Double.isFinite(residuals[k]))
                .findFirst()
                .orElseThrow();
        return new FormulaValue(evaluation, at)
                .defect(bad)
                .map(found -> found.in(system.equationName(bad)))
                .orElse("'" + system.equationName(bad) + "' has no finite value");
    }

    /** An entry of the Jacobian that is not a finite number. */
    Failure noDerivative(int entry, double value) {
        SparsityPattern pattern = system.sparsity();
        int row = 0;
        while (pattern.rowStart(row + 1) <= entry) {
            row++;
        }
        return new Failure(
                Status.NOT_A_NUMBER,
                "the derivative of '" + system.equationName(row) + "' by '"
                        + system.unknownName(pattern.column(entry)) + "' is " + value
                        + ". Maybe a power or a logarithm is taken of zero.");
    }

    /** The limit of steps, with residuals that are not small. */
    Failure limit() {
        if (trail.isEmpty()) {
            return new Failure(
                    Status.ITERATION_LIMIT,
                    "Maybe the figures do not balance, or a formula is another than the one they were made with.");
        }
        return classified(
                Status.ITERATION_LIMIT, "Maybe a larger iteration limit helps, or a start closer to the solution.");
    }

    /** Small residuals, and no end of the steps. */
    Failure movesOn() {
        return new Failure(
                trail.isEmpty() ? Status.ITERATION_LIMIT : Status.DIVERGING,
                "the residuals are small against the equations at the start, but the steps are not"
                        + (trail.isEmpty() ? "" : ": " + trail.runOff(system))
                        + ". Maybe there is no solution, or it is where an unknown is zero or without end.");
    }

    /** Residuals that no step lowers. */
    Failure stalled(double largest, double tolerance) {
        return largest <= NEARLY * tolerance
                ? new Failure(
                        Status.STALLED, "Maybe the tolerance " + tolerance + " is tighter than rounding allows here.")
                : classified(
                        Status.STALLED, "Maybe the shock is larger than the economy can absorb; try a part of it.");
    }

    /** Says what the last steps have in common, where they do, instead of the given verdict. */
    private Failure classified(Status otherwise, String hint) {
        return switch (trail.pattern()) {
            case RUNS_OFF ->
                new Failure(
                        Status.DIVERGING,
                        trail.runOff(system)
                                + ". Maybe nothing holds it, or it would have to be none or negative: a good that"
                                + " nobody wants at any price, investment that nobody saves for, no price fixed as"
                                + " numeraire.");
            case TO_AND_FRO ->
                new Failure(
                        Status.OSCILLATING,
                        trail.swing(system)
                                + ". Maybe a condition changes sides at every step, such as a quota or a floor"
                                + " written without complement, or inputs that cannot replace each other.");
            case NONE -> new Failure(otherwise, hint);
        };
    }
}
