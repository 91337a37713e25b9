package org.likevekt.solver.newton;

import java.util.List;

/**
 * The verdict on one solve.
 *
 * @param status how it ended
 * @param iterations Newton steps taken
 * @param factorizations Jacobians factored
 * @param residual largest scaled residual at the last point
 * @param history largest scaled residual at the start and after every step
 * @param worst the equations furthest from holding, worst first, when it did not converge
 * @param hint what may be the cause, when it did not converge; empty otherwise
 */
public record Outcome(
        Status status,
        int iterations,
        int factorizations,
        double residual,
        List<Double> history,
        List<Worst> worst,
        String hint) {

    /**
     * An equation and its residual.
     *
     * @param equation name with its indices, such as {@code goods market at [50,KJEM]}
     * @param residual scaled residual
     */
    public record Worst(String equation, double residual) {}

    /** Copies the lists. */
    public Outcome {
        history = List.copyOf(history);
        worst = List.copyOf(worst);
    }

    /** Whether the point may be used. */
    public boolean converged() {
        return status == Status.CONVERGED;
    }

    /** The verdict in a few lines: status, residual, and on failure the worst equations and a hint. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        text.append(status).append(" after ").append(iterations).append(" iterations, largest residual ");
        text.append(String.format(java.util.Locale.ROOT, "%.3e", residual));
        for (Worst w : worst) {
            text.append(String.format(java.util.Locale.ROOT, "%n  %-60s %10.3e", w.equation(), w.residual()));
        }
        if (!hint.isEmpty()) {
            text.append(System.lineSeparator()).append("  ").append(hint);
        }
        return text.toString();
    }
}
