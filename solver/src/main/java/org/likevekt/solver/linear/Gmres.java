package org.likevekt.solver.linear;

/** GMRES without restarts, preconditioned from the right, so that the residual it watches is the true one. */
final class Gmres {
    /** Less of a vector left than this has lost digits to cancellation that a second projection wins back. */
    private static final double REPEAT_BELOW = 0.02;

    /** Of a vector: partial sums are per piece and added in order, so threads do not show in the bits. */
    private static final int PIECE = 4096;

    interface Operator {
        void apply(double[] x, double[] y);
    }

    private final int n;
    private final Operator matrix;
    private final Operator preconditioner;
    private final Parallelism parallelism;

    Gmres(int n, Operator matrix, Operator preconditioner, Parallelism parallelism) {
        this.n = n;
        this.matrix = matrix;
        this.preconditioner = preconditioner;
        this.parallelism = n < 2 * PIECE ? Parallelism.NONE : parallelism;
    }

    /**
     * Adds to {@code x} the correction for the residual {@code r}, until the residual is below {@code target}; returns
     * the number of iterations, at most {@code most}.
     */
    int correct(double[] r, double[] x, double target, int most) {
        double beta = norm(r);
        if (beta <= target || beta == 0) {
            return 0;
        }
        double[][] basis = new double[most + 1][];
        basis[0] = scaled(r.clone(), beta);
        double[][] h = new double[most][];
        Rotations rotations = new Rotations(most, beta);
        double[] direction = new double[n];
        int k = 0;
        while (k < most && rotations.residual(k) > target) {
            double[] next = new double[n];
            preconditioner.apply(basis[k], direction);
            matrix.apply(direction, next);
            h[k] = new double[k + 2];
            double length = orthogonalise(next, basis, k + 1, h[k]);
            h[k][k + 1] = length;
            rotations.apply(h[k], k);
            k++;
            // A zero length means the solution lies in the space; what is not finite can only get worse.
            if (!(length > 0) || !Double.isFinite(length)) {
                break;
            }
            basis[k] = scaled(next, length);
        }
        add(x, basis, rotations.solve(h, k), k, direction);
        return k;
    }

    private void add(double[] x, double[][] basis, double[] weights, int k, double[] sum) {
        double[] combined = new double[n];
        for (int j = 0; j < k; j++) {
            weights[j] = -weights[j];
        }
        forPieces(piece -> subtractPiece(combined, weights, basis, k, piece));
        preconditioner.apply(combined, sum);
        for (int i = 0; i < n; i++) {
            x[i] += sum[i];
        }
    }

    /** Classical Gram-Schmidt, repeated where cancellation asks for it; returns the length left. */
    private double orthogonalise(double[] w, double[][] basis, int count, double[] h) {
        double before = norm(w);
        project(w, basis, count, h);
        double after = norm(w);
        if (after < REPEAT_BELOW * before) {
            project(w, basis, count, h);
            after = norm(w);
        }
        return after;
    }

    private void project(double[] w, double[][] basis, int count, double[] h) {
        double[][] partial = new double[pieces()][count];
        forPieces(piece -> dotPiece(w, basis, partial[piece], piece));
        double[] sum = new double[count];
        for (double[] part : partial) {
            for (int j = 0; j < count; j++) {
                sum[j] += part[j];
            }
        }
        for (int j = 0; j < count; j++) {
            h[j] += sum[j];
        }
        forPieces(piece -> subtractPiece(w, sum, basis, count, piece));
    }

    private void dotPiece(double[] w, double[][] basis, double[] dots, int piece) {
        for (int j = 0; j < dots.length; j++) {
            dots[j] = DenseKernels.dot(w, basis[j], piece * PIECE, Math.min(n, (piece + 1) * PIECE));
        }
    }

    private void subtractPiece(double[] w, double[] weights, double[][] basis, int count, int piece) {
        DenseKernels.subtractRow(w, weights, 0, basis, 0, count, piece * PIECE, Math.min(n, (piece + 1) * PIECE));
    }

    private int pieces() {
        return (n + PIECE - 1) / PIECE;
    }

    private void forPieces(java.util.function.IntConsumer task) {
        parallelism.forEach(pieces(), task);
    }

    double norm(double[] v) {
        double sum = 0;
        for (int piece = 0; piece < pieces(); piece++) {
            sum += DenseKernels.dot(v, v, piece * PIECE, Math.min(n, (piece + 1) * PIECE));
        }
        return Math.sqrt(sum);
    }

    /** The vector itself, divided by its length. */
    private static double[] scaled(double[] v, double length) {
        DenseKernels.divide(v, length, 0, v.length);
        return v;
    }

    /** The Givens rotations that keep the projected matrix triangular, and its right-hand side. */
    private static final class Rotations {
        private final double[] cosine;
        private final double[] sine;
        private final double[] g;

        Rotations(int most, double beta) {
            cosine = new double[most];
            sine = new double[most];
            g = new double[most + 1];
            g[0] = beta;
        }

        double residual(int k) {
            return Math.abs(g[k]);
        }

        void apply(double[] h, int k) {
            for (int j = 0; j < k; j++) {
                double top = cosine[j] * h[j] + sine[j] * h[j + 1];
                h[j + 1] = cosine[j] * h[j + 1] - sine[j] * h[j];
                h[j] = top;
            }
            double length = Math.sqrt(h[k] * h[k] + h[k + 1] * h[k + 1]);
            cosine[k] = length == 0 ? 1 : h[k] / length;
            sine[k] = length == 0 ? 0 : h[k + 1] / length;
            h[k] = length;
            g[k + 1] = -sine[k] * g[k];
            g[k] = cosine[k] * g[k];
        }

        double[] solve(double[][] h, int k) {
            double[] y = new double[k];
            for (int i = k - 1; i >= 0; i--) {
                double sum = g[i];
                for (int j = i + 1; j < k; j++) {
                    sum -= h[j][i] * y[j];
                }
                y[i] = h[i][i] == 0 ? 0 : sum / h[i][i];
            }
            return y;
        }
    }
}
