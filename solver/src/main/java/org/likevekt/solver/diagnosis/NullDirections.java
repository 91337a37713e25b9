package org.likevekt.solver.diagnosis;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.LinearSolver;
import org.likevekt.solver.linear.SingularMatrixException;
import org.likevekt.solver.linear.SparseMatrix;

/**
 * What a singular matrix maps to nothing, by inverse iteration on the matrix with a slightly moved diagonal.
 *
 * @param columns unknowns that can change together without any equation noticing, ascending
 * @param rows equations a combination of which is empty, ascending
 */
record NullDirections(int[] columns, int[] rows) {
    private static final double SHIFT = 1e-7;
    private static final int ROUNDS = 4;

    /** A direction counts as mapped to nothing when its image is at most this part of it. */
    private static final double NOTHING = 1e-5;

    /** Components at least this part of the largest take part. */
    private static final double TAKES_PART = 0.05;

    /** The directions of a matrix, or none where the iteration does not settle on any. */
    static Optional<NullDirections> of(SparseMatrix matrix, LinearSolver linear) {
        Scales scales = Scales.of(matrix);
        SparseMatrix scaled = scales.applied(matrix);
        try {
            Factorization factors = linear.factor(shifted(scaled));
            double[] right = direction(scaled, factors, false);
            double[] left = direction(scaled, factors, true);
            if (!nothing(scaled, right, false) || !nothing(scaled, left, true)) {
                return Optional.empty();
            }
            return Optional.of(new NullDirections(members(right, scales.column()), members(left, scales.row())));
        } catch (SingularMatrixException stillSingular) {
            return Optional.empty();
        }
    }

    private static SparseMatrix shifted(SparseMatrix scaled) {
        SparseMatrix moved = scaled.copy();
        for (int k = 0; k < moved.size(); k++) {
            int entry = moved.pattern().entry(k, k);
            if (entry >= 0) {
                moved.values()[entry] += SHIFT * Noise.at(k);
            }
        }
        return moved;
    }

    private static double[] direction(SparseMatrix scaled, Factorization factors, boolean transposed) {
        double[] vector = new double[scaled.size()];
        Arrays.setAll(vector, Noise::at);
        for (int round = 0; round < ROUNDS; round++) {
            if (transposed) {
                factors.solveTransposed(vector, vector);
            } else {
                factors.solve(vector, vector);
            }
            double largest = largest(vector);
            for (int k = 0; k < vector.length; k++) {
                vector[k] /= largest;
            }
        }
        return vector;
    }

    private static boolean nothing(SparseMatrix scaled, double[] vector, boolean transposed) {
        double[] image = new double[vector.length];
        if (transposed) {
            scaled.multiplyTransposed(vector, image);
        } else {
            scaled.multiply(vector, image);
        }
        return largest(image) <= NOTHING * largest(vector);
    }

    private static double largest(double[] vector) {
        return Arrays.stream(vector).map(Math::abs).max().orElse(0);
    }

    /** The components that take part, measured in the units of the matrix as given. */
    private static int[] members(double[] vector, double[] scale) {
        double[] given = new double[vector.length];
        Arrays.setAll(given, k -> vector[k] * scale[k]);
        double most = largest(given);
        return IntStream.range(0, given.length)
                .filter(k -> Math.abs(given[k]) >= TAKES_PART * most)
                .toArray();
    }
}
