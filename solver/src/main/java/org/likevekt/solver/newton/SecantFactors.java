package org.likevekt.solver.newton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.PivotReport;
import org.likevekt.solver.linear.SolveReport;
import org.likevekt.solver.linear.SparseMatrix;

/**
 * Factors of a matrix B with what later steps have shown of it: Broyden's good update, kept as {@code B_k^-1 = (I + u_k
 * s_k') ... (I + u_1 s_1') B^-1} (Kelley 1995, "Iterative Methods for Linear and Nonlinear Equations", chapter 7). Never
 * changes; a further update makes further factors.
 */
final class SecantFactors implements Factorization {
    /** Below this part of what the factors predicted, a step has shown nothing that they could take in. */
    private static final double LEAST = 0.1;

    /** So many updates cost a third of a solve; factors that need more are better made anew. */
    private static final int MOST_UPDATES = 40;

    private final Factorization factors;
    private final List<Update> updates;

    private record Update(double[] u, double[] s) {
        /** x + u (s'x). */
        void apply(double[] x) {
            add(dot(s, x), u, x);
        }

        /** x + s (u'x). */
        void applyTransposed(double[] x) {
            add(dot(u, x), s, x);
        }
    }

    private SecantFactors(Factorization factors, List<Update> updates) {
        this.factors = factors;
        this.updates = List.copyOf(updates);
    }

    /**
     * Takes in what a step has shown: {@code B_+^-1 y = s} for the change y of the residual along a step s. Nothing when it
     * has shown too little, or enough is known.
     *
     * @param factors those of B, which may hold updates already
     * @param step s, shape unknowns; kept
     * @param predicted B^-1 y, shape unknowns; equal to the step where B is exact
     */
    static Optional<SecantFactors> updated(Factorization factors, double[] step, double[] predicted) {
        SecantFactors known = factors instanceof SecantFactors secant ? secant : new SecantFactors(factors, List.of());
        double product = dot(step, predicted);
        if (!(product > LEAST * dot(step, step)) || known.updates.size() == MOST_UPDATES) {
            return Optional.empty();
        }
        double[] u = new double[step.length];
        Arrays.setAll(u, k -> (step[k] - predicted[k]) / product);
        List<Update> updates = new ArrayList<>(known.updates);
        updates.add(new Update(u, step));
        return Optional.of(new SecantFactors(known.factors, updates));
    }

    /** Turns what the factors before the last update gave for a right-hand side into what these give. */
    void applyLast(double[] x) {
        updates.get(updates.size() - 1).apply(x);
    }

    @Override
    public int size() {
        return factors.size();
    }

    @Override
    public SolveReport solve(double[] b, double[] x, double tolerance) {
        SolveReport report = factors.solve(b, x, tolerance);
        updates.forEach(update -> update.apply(x));
        return report;
    }

    @Override
    public SolveReport solveTransposed(double[] b, double[] x, double tolerance) {
        double[] right = b.clone();
        for (int k = updates.size() - 1; k >= 0; k--) {
            updates.get(k).applyTransposed(right);
        }
        return factors.solveTransposed(right, x, tolerance);
    }

    @Override
    public Optional<Factorization> renewed(Supplier<SparseMatrix> current) {
        return factors.renewed(current);
    }

    @Override
    public PivotReport pivots() {
        return factors.pivots();
    }

    private static void add(double factor, double[] a, double[] x) {
        for (int k = 0; k < x.length; k++) {
            x[k] += factor * a[k];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
