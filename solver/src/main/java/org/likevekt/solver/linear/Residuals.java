package org.likevekt.solver.linear;

/** Residuals and their sizes. */
final class Residuals {
    private Residuals() {}

    /** Turns {@code product}, A x, into b - A x and returns the backward error for a matrix of that {@code norm}. */
    static double subtractFrom(double[] b, double[] x, double[] product, double norm) {
        double largest = 0;
        double bLargest = 0;
        double xLargest = 0;
        for (int i = 0; i < product.length; i++) {
            product[i] = b[i] - product[i];
            // Math.max hands NaN on.
            largest = Math.max(largest, Math.abs(product[i]));
            bLargest = Math.max(bLargest, Math.abs(b[i]));
            xLargest = Math.max(xLargest, Math.abs(x[i]));
        }
        double scale = norm * xLargest + bLargest;
        return scale == 0 ? largest : largest / scale;
    }
}
