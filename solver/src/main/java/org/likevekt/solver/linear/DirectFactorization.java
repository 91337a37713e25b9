package org.likevekt.solver.linear;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A direct factorisation that refines its answers where the backward error asks for it. */
abstract class DirectFactorization implements Factorization {
    /** Partial pivoting gives about 1e-16; an error above this means that pivots have grown. */
    private static final double REFINE_ABOVE = 1e-14;

    private static final int MOST_REFINEMENTS = 4;

    /** Above this tolerance the backward error is not measured, where the factors have shown that they are sound. */
    private static final double LOOSE = 1e-8;

    /** Multiples of the golden section fill the interval from 0 to 1 evenly. */
    private static final double GOLDEN = 0.6180339887498949;

    private final String method;
    private final SparseMatrix matrix;
    private final double norm;
    private final double normTransposed;

    /** Whether a solve needs no refinement; null until it is asked for. */
    private volatile @Nullable Boolean sound;

    /** Keeps {@code matrix}, which nobody refreshes any more. */
    DirectFactorization(String method, SparseMatrix matrix) {
        this.method = method;
        this.matrix = matrix;
        this.norm = matrix.normInfinity();
        this.normTransposed = matrix.normOne();
    }

    /** One solve with the factors; {@code x} is not {@code b}. */
    abstract void apply(double[] b, double[] x);

    /** One transposed solve with the factors; {@code x} is not {@code b}. */
    abstract void applyTransposed(double[] b, double[] x);

    final SparseMatrix matrix() {
        return matrix;
    }

    @Override
    public final int size() {
        return matrix.size();
    }

    @Override
    public final SolveReport solve(double[] b, double[] x, double tolerance) {
        return answered(b == x ? b.clone() : b, x, tolerance, false);
    }

    @Override
    public final SolveReport solveTransposed(double[] b, double[] x, double tolerance) {
        return answered(b == x ? b.clone() : b, x, tolerance, true);
    }

    private SolveReport answered(double[] b, double[] x, double tolerance, boolean transposed) {
        if (tolerance < LOOSE || !isSound()) {
            return refined(b, x, transposed);
        }
        once(b, x, transposed);
        return new SolveReport(method, 0, 0, Double.NaN, true, false);
    }

    /**
     * Asks for a vector back that is known; whoever asks first, and how often, makes no difference to the answer. Its
     * elements have all their digits: on whole numbers a matrix of whole numbers would hide its rounding.
     */
    private boolean isSound() {
        Boolean known = sound;
        if (known == null) {
            double[] x = new double[size()];
            Arrays.setAll(x, k -> 1 + GOLDEN * (k + 1) % 1);
            double[] b = new double[size()];
            matrix.multiply(x, b);
            double[] found = new double[size()];
            apply(b, found);
            known = residual(b, found, x, false) <= REFINE_ABOVE;
            sound = known;
        }
        return known;
    }

    private SolveReport refined(double[] b, double[] x, boolean transposed) {
        int n = size();
        double[] residual = new double[n];
        once(b, x, transposed);
        double error = residual(b, x, residual, transposed);
        int steps = 0;
        while (error > REFINE_ABOVE && steps < MOST_REFINEMENTS) {
            double[] correction = new double[n];
            once(residual, correction, transposed);
            for (int i = 0; i < n; i++) {
                correction[i] += x[i];
            }
            double next = residual(b, correction, residual, transposed);
            // The negated test also stops at NaN. A step that does not halve the error is the last there is to gain.
            if (!(next < error)) {
                break;
            }
            System.arraycopy(correction, 0, x, 0, n);
            steps++;
            boolean slow = next > 0.5 * error;
            error = next;
            if (slow) {
                break;
            }
        }
        return new SolveReport(method, 0, steps, error, error <= 1e-10, false);
    }

    private void once(double[] b, double[] x, boolean transposed) {
        if (transposed) {
            applyTransposed(b, x);
        } else {
            apply(b, x);
        }
    }

    private double residual(double[] b, double[] x, double[] residual, boolean transposed) {
        if (transposed) {
            matrix.multiplyTransposed(x, residual);
        } else {
            matrix.multiply(x, residual);
        }
        return Residuals.subtractFrom(b, x, residual, transposed ? normTransposed : norm);
    }
}
