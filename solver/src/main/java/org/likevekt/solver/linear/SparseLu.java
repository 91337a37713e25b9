package org.likevekt.solver.linear;

import java.util.Arrays;
import java.util.Locale;

/**
 * Left-looking sparse LU, {@code A = L U} up to the order of rows and columns: each column is solved with the factors so
 * far, in time proportional to its arithmetic, and then chooses its pivot (Gilbert and Peierls 1988, SIAM J. Sci. Stat.
 * Comput. 9).
 *
 * <p>Among rows whose entry is at least a tenth of the largest, the one with the fewest entries becomes the pivot row, so
 * that nearly full rows come last.
 */
final class SparseLu {
    private static final double THRESHOLD = 0.1;
    private static final int NONE = -1;

    /** Entries of the factors from which they are refused: 1.6 GB with their positions. */
    private static final int MOST_ENTRIES = 100_000_000;

    private static final double BYTES_AN_ENTRY = 16;

    private final int n;
    private final int[] order;
    private final int[] positionOfRow;
    private final int[] rowAt;
    private final Columns lower;
    private final Columns upper;
    private final double[] pivot;
    private double largestMet;

    private SparseLu(int[] order) {
        this.n = order.length;
        this.order = order;
        this.positionOfRow = new int[n];
        this.rowAt = new int[n];
        this.lower = new Columns(n);
        this.upper = new Columns(n);
        this.pivot = new double[n];
        Arrays.fill(positionOfRow, NONE);
    }

    /**
     * Factors a matrix given by columns.
     *
     * @param order its columns in the order of elimination
     * @param negligible for each column the magnitude that rounding leaves of a zero pivot
     * @throws SingularMatrixException naming a column without a pivot and a row that is left over
     * @throws IllegalArgumentException when the factors would be too large
     */
    static SparseLu factor(ByColumns matrix, int[] order, double[] negligible) {
        SparseLu lu = new SparseLu(order);
        new Elimination(lu, matrix, negligible).run();
        return lu;
    }

    /** A matrix by columns: row and value of each entry. */
    record ByColumns(int[] start, int[] row, double[] value, int[] entriesOfRow) {}

    /** Columns of a factor, one after another. */
    private static final class Columns {
        private final int[] start;
        private int[] row;
        private double[] value;
        private int count;

        Columns(int n) {
            start = new int[n + 1];
            row = new int[Math.max(16, 4 * n)];
            value = new double[row.length];
        }

        void add(int at, double number) {
            if (count == row.length) {
                int longer = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * count);
                row = Arrays.copyOf(row, longer);
                value = Arrays.copyOf(value, longer);
            }
            row[count] = at;
            value[count++] = number;
        }
    }

    /** The columns one by one. */
    private static final class Elimination {
        private final SparseLu lu;
        private final ByColumns matrix;
        private final double[] negligible;
        private final double[] work;
        private final int[] seenFor;
        private final int[] reached;
        private final int[] stack;
        private final int[] next;
        private int first;
        private int position;
        private int deficient = NONE;
        private double deficientPivot;

        Elimination(SparseLu lu, ByColumns matrix, double[] negligible) {
            this.lu = lu;
            this.matrix = matrix;
            this.negligible = negligible;
            work = new double[lu.n];
            seenFor = new int[lu.n];
            reached = new int[lu.n];
            stack = new int[lu.n];
            next = new int[lu.n];
            Arrays.fill(seenFor, NONE);
        }

        void run() {
            for (int k = 0; k < lu.n; k++) {
                int column = lu.order[k];
                reach(column);
                solve(column);
                choose(column);
                refuseFill();
            }
            if (deficient != NONE) {
                int row = 0;
                while (lu.positionOfRow[row] != NONE) {
                    row++;
                }
                throw new SingularMatrixException(row, deficient, deficientPivot);
            }
            // Rows of the lower factor were the matrix's; from now on they are positions.
            for (int p = 0; p < lu.lower.count; p++) {
                lu.lower.row[p] = lu.positionOfRow[lu.lower.row[p]];
            }
        }

        /** Finds the rows that a column fills, each before those that it changes, from {@code first} on. */
        private void reach(int column) {
            first = lu.n;
            for (int p = matrix.start[column]; p < matrix.start[column + 1]; p++) {
                if (seenFor[matrix.row[p]] != column) {
                    descend(matrix.row[p], column);
                }
            }
        }

        private void descend(int from, int column) {
            int depth = 0;
            enter(0, from, column);
            while (depth >= 0) {
                int row = stack[depth];
                int at = lu.positionOfRow[row];
                int end = at == NONE ? 0 : lu.lower.start[at + 1];
                int p = next[depth];
                while (p < end && seenFor[lu.lower.row[p]] == column) {
                    p++;
                }
                next[depth] = p + 1;
                if (p < end) {
                    enter(++depth, lu.lower.row[p], column);
                } else {
                    reached[--first] = row;
                    depth--;
                }
            }
        }

        private void enter(int depth, int row, int column) {
            seenFor[row] = column;
            stack[depth] = row;
            int at = lu.positionOfRow[row];
            next[depth] = at == NONE ? 0 : lu.lower.start[at];
        }

        private void solve(int column) {
            for (int p = matrix.start[column]; p < matrix.start[column + 1]; p++) {
                work[matrix.row[p]] = matrix.value[p];
            }
            for (int k = first; k < lu.n; k++) {
                int at = lu.positionOfRow[reached[k]];
                double value = work[reached[k]];
                if (at != NONE && value != 0) {
                    for (int p = lu.lower.start[at]; p < lu.lower.start[at + 1]; p++) {
                        work[lu.lower.row[p]] -= lu.lower.value[p] * value;
                    }
                }
            }
        }

        private void choose(int column) {
            double largest = 0;
            for (int k = first; k < lu.n; k++) {
                double size = Math.abs(work[reached[k]]);
                lu.largestMet = Math.max(lu.largestMet, size);
                largest = lu.positionOfRow[reached[k]] == NONE ? Math.max(largest, size) : largest;
            }
            if (largest <= negligible[column]) {
                deficient = deficient == NONE ? column : deficient;
                deficientPivot = deficient == column ? largest : deficientPivot;
                clear();
                return;
            }
            store(column, pivotRow(largest));
        }

        private int pivotRow(double largest) {
            int best = NONE;
            for (int k = first; k < lu.n; k++) {
                int row = reached[k];
                if (lu.positionOfRow[row] == NONE
                        && Math.abs(work[row]) >= THRESHOLD * largest
                        && (best == NONE || isBetter(row, best))) {
                    best = row;
                }
            }
            return best;
        }

        private boolean isBetter(int row, int than) {
            int fewer = Integer.compare(matrix.entriesOfRow[row], matrix.entriesOfRow[than]);
            int larger = Double.compare(Math.abs(work[than]), Math.abs(work[row]));
            return fewer != 0 ? fewer < 0 : larger != 0 ? larger < 0 : row < than;
        }

        private void store(int column, int pivotRow) {
            double pivot = work[pivotRow];
            for (int k = first; k < lu.n; k++) {
                int row = reached[k];
                int at = lu.positionOfRow[row];
                double value = work[row];
                work[row] = 0;
                if (value != 0 && row != pivotRow) {
                    if (at == NONE) {
                        lu.lower.add(row, value / pivot);
                    } else {
                        lu.upper.add(at, value);
                    }
                }
            }
            lu.order[position] = column;
            lu.rowAt[position] = pivotRow;
            lu.pivot[position] = pivot;
            lu.positionOfRow[pivotRow] = position++;
            lu.lower.start[position] = lu.lower.count;
            lu.upper.start[position] = lu.upper.count;
        }

        private void clear() {
            for (int k = first; k < lu.n; k++) {
                work[reached[k]] = 0;
            }
        }

        private void refuseFill() {
            long entries = (long) lu.lower.count + lu.upper.count;
            if (entries > MOST_ENTRIES) {
                double whole = (double) lu.n * lu.n * 8 / 1e9;
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "The factors of %,d equations have grown to %,d entries (%.1f GB) after %,d of them, more than"
                                + " they may; a dense matrix would take %.1f GB.%nMaybe write the system with fewer"
                                + " equations that contain nearly every unknown, or tell its regions apart as blocks.",
                        lu.n,
                        entries,
                        entries * BYTES_AN_ENTRY / 1e9,
                        position,
                        whole));
            }
        }
    }

    /** Solves {@code A x = b}; {@code x} is not {@code b}. */
    void solve(double[] b, double[] x) {
        double[] z = new double[n];
        for (int k = 0; k < n; k++) {
            z[k] = b[rowAt[k]];
        }
        for (int k = 0; k < n; k++) {
            subtract(lower, k, z);
        }
        for (int k = n - 1; k >= 0; k--) {
            z[k] /= pivot[k];
            subtract(upper, k, z);
            x[order[k]] = z[k];
        }
    }

    private static void subtract(Columns factor, int k, double[] z) {
        double value = z[k];
        if (value != 0) {
            for (int p = factor.start[k]; p < factor.start[k + 1]; p++) {
                z[factor.row[p]] -= factor.value[p] * value;
            }
        }
    }

    /** Solves {@code A' x = b}; {@code x} is not {@code b}. */
    void solveTransposed(double[] b, double[] x) {
        double[] z = new double[n];
        for (int k = 0; k < n; k++) {
            z[k] = (b[order[k]] - product(upper, k, z)) / pivot[k];
        }
        for (int k = n - 1; k >= 0; k--) {
            z[k] -= product(lower, k, z);
            x[rowAt[k]] = z[k];
        }
    }

    private static double product(Columns factor, int k, double[] z) {
        double sum = 0;
        for (int p = factor.start[k]; p < factor.start[k + 1]; p++) {
            sum += factor.value[p] * z[factor.row[p]];
        }
        return sum;
    }

    /** Entries of both factors, pivots included. */
    long entries() {
        return (long) lower.count + upper.count + n;
    }

    /** What the pivots were, given the largest entry of the matrix. */
    PivotReport pivots(double largestEntry) {
        int smallest = 0;
        double largest = 0;
        for (int k = 0; k < n; k++) {
            smallest = Math.abs(pivot[k]) < Math.abs(pivot[smallest]) ? k : smallest;
            largest = Math.max(largest, Math.abs(pivot[k]));
        }
        return n == 0
                ? PivotReport.EMPTY
                : new PivotReport(Math.abs(pivot[smallest]), order[smallest], largest, largestMet / largestEntry);
    }
}
