package org.likevekt.model.closure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.likevekt.solver.algebra.Variable;
import org.likevekt.solver.diagnosis.StructuralRank;
import org.likevekt.solver.evaluation.EquationSystem;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.linear.Factorization;
import org.likevekt.solver.linear.SparseMatrix;
import org.likevekt.solver.linear.SparsityPattern;

/**
 * Whether instruments move targets: the derivatives of the target results by the changes of the instruments, at the
 * benchmark, all else solved. The equations with the swaps have one solution nearby exactly when this matrix has an
 * inverse (it is their Schur complement), and where it has none its empty rows and columns are the culprits.
 */
public final class SwapResponse {
    /** A response this small against the largest of its row and column is rounding. */
    private static final double NONE = 1e-9;

    private final EquationSystem system;
    private final List<Integer> unknowns = new ArrayList<>();
    private final List<Swap> swapOf = new ArrayList<>();

    /** The response of a system, given for each swap the name of the variable that is its change. */
    public SwapResponse(EquationSystem system, Map<Swap, String> changes) {
        this.system = system;
        changes.forEach((swap, name) -> {
            Variable change = system.declaration().variable(name);
            for (int cell = 0; cell < change.size(); cell++) {
                if (!change.isFixed(cell)) {
                    unknowns.add(system.unknownAt(change, cell));
                    swapOf.add(swap);
                }
            }
        });
    }

    /**
     * Refuses swaps whose results cannot be held.
     *
     * @param evaluation of the system at the benchmark
     * @throws SwapException naming what is not moved, what moves nothing, or what moves alike
     */
    public void require(Evaluation evaluation, Function<SparseMatrix, Factorization> factor) {
        evaluation.residual(system.start(), new double[system.unknowns()]);
        SparseMatrix jacobian = new SparseMatrix(system.sparsity());
        evaluation.jacobian(jacobian.values());
        double[][] response = response(jacobian, factor);
        refuse(
                rows(response),
                swap -> "nothing that the swaps find moves '"
                        + swap.target().path().name() + "', so it cannot be held",
                "find a figure that it depends on");
        refuse(
                rows(transposed(response)),
                swap -> "'" + swap.instrument().name() + "' moves nothing that the swaps hold",
                "hold a result that depends on it");
        List<Swap> alike = dependent(response);
        if (!alike.isEmpty()) {
            boolean always =
                    !StructuralRank.of(system.sparsity(), nonzeros(jacobian)).isFull();
            throw new SwapException(
                    alike,
                    "the swaps do not determine what they find" + (always ? ", whatever the numbers" : "") + ": "
                            + alike.stream().map(Swap::toString).collect(Collectors.joining("; "))
                            + ". Maybe two of them hold the same thing, or find things that work alike");
        }
    }

    private void refuse(boolean[] empty, Function<Swap, String> why, String instead) {
        List<Swap> culprits = new ArrayList<>();
        for (int k = 0; k < empty.length; k++) {
            if (empty[k] && !culprits.contains(swapOf.get(k))) {
                culprits.add(swapOf.get(k));
            }
        }
        if (!culprits.isEmpty()) {
            int first = swapOf.indexOf(culprits.get(0));
            while (!empty[first]) {
                first++;
            }
            long cells = swapOf.stream().filter(culprits.get(0)::equals).count();
            String at = cells == 1 ? "" : " (first at " + system.unknownName(unknowns.get(first)) + ")";
            throw new SwapException(
                    culprits, culprits.stream().map(why).collect(Collectors.joining("; ")) + at + ". Maybe " + instead);
        }
    }

    /** Row i, column j: what the change j does to the target i, relative to its size. */
    private double[][] response(SparseMatrix jacobian, Function<SparseMatrix, Factorization> factor) {
        SparsityPattern pattern = system.sparsity();
        SparseMatrix given = jacobian.copy();
        for (int k : unknowns) {
            Arrays.fill(given.values(), pattern.rowStart(k), pattern.rowStart(k + 1), 0);
            given.values()[pattern.entry(k, k)] = 1;
        }
        Factorization factors = factor.apply(given);
        double[][] response = new double[unknowns.size()][unknowns.size()];
        for (int j = 0; j < response.length; j++) {
            double[] one = new double[system.unknowns()];
            double[] moved = new double[system.unknowns()];
            one[unknowns.get(j)] = 1;
            factors.solve(one, moved);
            for (int i = 0; i < response.length; i++) {
                int row = unknowns.get(i);
                double size = 0;
                for (int p = pattern.rowStart(row); p < pattern.rowStart(row + 1); p++) {
                    double term = jacobian.values()[p] * moved[pattern.column(p)];
                    response[i][j] += term;
                    size += Math.abs(term);
                }
                // what is left of terms that cancel is rounding
                response[i][j] = Math.abs(response[i][j]) < NONE * size ? 0 : response[i][j];
            }
        }
        return response;
    }

    private static boolean[] rows(double[][] matrix) {
        boolean[] empty = new boolean[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            empty[i] = Arrays.stream(matrix[i]).map(Math::abs).max().orElse(0) < NONE;
        }
        return empty;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] other = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                other[j][i] = matrix[i][j];
            }
        }
        return other;
    }

    /** The swaps of the rows and columns that are left when no pivot is; none where the matrix has an inverse. */
    private List<Swap> dependent(double[][] response) {
        double[][] left = scaled(transposed(scaled(response)));
        int n = left.length;
        boolean[] rowDone = new boolean[n];
        boolean[] columnDone = new boolean[n];
        for (int step = 0; step < n; step++) {
            int row = -1;
            int column = -1;
            double largest = NONE;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (!rowDone[i] && !columnDone[j] && Math.abs(left[i][j]) > largest) {
                        largest = Math.abs(left[i][j]);
                        row = i;
                        column = j;
                    }
                }
            }
            if (row < 0) {
                List<Swap> culprits = new ArrayList<>();
                for (int k = 0; k < n; k++) {
                    if ((!rowDone[k] || !columnDone[k]) && !culprits.contains(swapOf.get(k))) {
                        culprits.add(swapOf.get(k));
                    }
                }
                return culprits;
            }
            rowDone[row] = true;
            columnDone[column] = true;
            for (int i = 0; i < n; i++) {
                double multiple = rowDone[i] ? 0 : left[i][column] / left[row][column];
                for (int j = 0; j < n && multiple != 0; j++) {
                    left[i][j] -= multiple * left[row][j];
                }
            }
        }
        return List.of();
    }

    private static double[][] scaled(double[][] matrix) {
        double[][] scaled = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            double largest = Arrays.stream(matrix[i]).map(Math::abs).max().orElse(0);
            scaled[i] = Arrays.stream(matrix[i]).map(value -> value / largest).toArray();
        }
        return scaled;
    }

    private static boolean[] nonzeros(SparseMatrix matrix) {
        boolean[] nonzeros = new boolean[matrix.values().length];
        for (int p = 0; p < nonzeros.length; p++) {
            nonzeros[p] = matrix.values()[p] != 0;
        }
        return nonzeros;
    }
}
