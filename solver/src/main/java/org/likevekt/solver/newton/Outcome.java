package org.likevekt.solver.newton;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.likevekt.solver.diagnosis.Numbers;
import org.likevekt.solver.evaluation.Evaluation;

/**
 * The verdict on one solve.
 *
 * @param status how it ended
 * @param iterations Newton steps taken
 * @param factorizations Jacobians factored
 * @param residual largest scaled residual at the last point
 * @param history largest scaled residual at the start and after every step
 * @param worst the equations furthest from holding, worst first, when it did not converge
 * @param families the families with equations that do not hold, worst first, when it did not converge
 * @param leftOut the equation left out for a fixed cell that is furthest from holding, when it converged and one is off
 * @param hint what may be the cause, when it did not converge; empty otherwise
 */
public record Outcome(
        Status status,
        int iterations,
        int factorizations,
        double residual,
        List<Double> history,
        List<Worst> worst,
        List<Family> families,
        Optional<Evaluation.LeftOut> leftOut,
        String hint) {

    /**
     * An equation and how far it is from holding.
     *
     * @param equation name with its indices, such as {@code goods market at [50,KJEM]}
     * @param residual scaled residual
     * @param left left-hand side, in the equation's own unit
     * @param right right-hand side
     */
    public record Worst(String equation, double residual, double left, double right) {
        /** Both sides, such as {@code 80 on the left and 85 on the right}. */
        public String sides() {
            return Numbers.text(left, DIGITS) + " on the left and " + Numbers.text(right, DIGITS) + " on the right";
        }
    }

    /**
     * A family some of whose equations do not hold.
     *
     * @param name its name
     * @param beyond instances whose residual is above the tolerance or not a number
     * @param instances instances in all
     * @param worst the instance furthest from holding
     */
    public record Family(String name, int beyond, int instances, Worst worst) {}

    private static final int FAMILIES_SHOWN = 6;
    private static final int DIGITS = 8;

    /** Copies the lists. */
    public Outcome {
        history = List.copyOf(history);
        worst = List.copyOf(worst);
        families = List.copyOf(families);
    }

    /** The same with another verdict. */
    Outcome as(Status other) {
        return as(other, hint);
    }

    /** The same with another verdict and another hint. */
    Outcome as(Status other, String otherHint) {
        return new Outcome(other, iterations, factorizations, residual, history, worst, families, leftOut, otherHint);
    }

    /** The same, or a failure where an equation that was left out does not hold. */
    public Outcome refusingLeftOut() {
        return converged() && leavesOneOpen()
                ? as(Status.LEFT_OUT_FAILS, leftOut.map(LeftOuts::text).orElse("") + ".")
                : this;
    }

    private boolean leavesOneOpen() {
        return leftOut.filter(equation -> equation.gap() > LeftOuts.GAP).isPresent();
    }

    /** Whether the point may be used. */
    public boolean converged() {
        return status == Status.CONVERGED;
    }

    /**
     * The verdict in a few lines: status, residual, on failure the worst equations by family and a hint, and otherwise the
     * equation left out that does not hold, if there is one.
     */
    public String describe() {
        StringBuilder text = new StringBuilder();
        text.append(status).append(" after ").append(iterations).append(" iterations, largest residual ");
        text.append(String.format(Locale.ROOT, "%.3e", residual));
        families.stream()
                .limit(FAMILIES_SHOWN)
                .forEach(f -> text.append(String.format(
                        Locale.ROOT,
                        "%n  %-60s %10.3e  (%d of %d do not hold): %s",
                        f.worst().equation(),
                        f.worst().residual(),
                        f.beyond(),
                        f.instances(),
                        f.worst().sides())));
        if (families.size() > FAMILIES_SHOWN) {
            text.append(String.format(Locale.ROOT, "%n  and %d more families", families.size() - FAMILIES_SHOWN));
        }
        if (converged() && leavesOneOpen()) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(leftOut.map(LeftOuts::text).orElse(""));
        }
        if (!hint.isEmpty()) {
            text.append(System.lineSeparator()).append("  ").append(hint);
        }
        return text.toString();
    }
}
