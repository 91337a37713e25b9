package org.likevekt.solver.linear;

import dev.ludovic.netlib.lapack.LAPACK;
import dev.ludovic.netlib.lapack.NativeLAPACK;
import java.util.Arrays;
import org.netlib.util.intW;

/** Dense LU with partial pivoting by the machine's LAPACK: dgetrf and dgetrs. */
final class LapackLu implements DenseFactors {
    /** Threads of OpenBLAS overrun the stacks that Java gives to threads. */
    private static final String THREADS = "OPENBLAS_NUM_THREADS";

    private final int n;
    private final double[] columns;
    private final int[] pivots;

    private LapackLu(int n, double[] columns, int[] pivots) {
        this.n = n;
        this.columns = columns;
        this.pivots = pivots;
    }

    /** The library, loaded when first asked for; without this holder the class could not be looked at without it. */
    private static final class Native {
        static final LAPACK LIBRARY = NativeLAPACK.getInstance();
    }

    static void require() {
        if (!"1".equals(System.getenv(THREADS))) {
            throw new UnsupportedOperationException("the environment variable " + THREADS
                    + (System.getenv(THREADS) == null ? " is not set" : " is " + System.getenv(THREADS))
                    + ", expected 1: more threads of OpenBLAS crash the Java machine");
        }
        try {
            int ready = Native.LIBRARY.ilaenv(1, "DGETRF", " ", 100, 100, -1, -1);
            if (ready <= 0) {
                throw new UnsupportedOperationException("LAPACK gave no block size for dgetrf but " + ready);
            }
        } catch (LinkageError | RuntimeException e) {
            throw new UnsupportedOperationException(
                    "no native LAPACK is to be had (" + e + "). Maybe build with -Pnative and install liblapack.so.3,"
                            + " on Debian with: apt install libopenblas0-pthread",
                    e);
        }
    }

    static LapackLu factor(double[][] rows, double[] negligible) {
        int n = rows.length;
        double[] columns = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                columns[j * n + i] = rows[i][j];
            }
        }
        int[] pivots = new int[n];
        Native.LIBRARY.dgetrf(n, n, columns, n, pivots, new intW(0));
        LapackLu lu = new LapackLu(n, columns, pivots);
        lu.requireRegular(negligible);
        return lu;
    }

    private void requireRegular(double[] negligible) {
        for (int j = 0; j < n; j++) {
            double pivot = columns[j * n + j];
            if (!(Math.abs(pivot) > negligible[j])) {
                throw new SingularMatrixException(rowAt(j), j, pivot);
            }
        }
    }

    /** The row of the matrix that was swapped to a position; LAPACK counts from 1. */
    private int rowAt(int position) {
        int[] at = new int[n];
        Arrays.setAll(at, i -> i);
        for (int i = 0; i < n; i++) {
            int other = pivots[i] - 1;
            int row = at[i];
            at[i] = at[other];
            at[other] = row;
        }
        return at[position];
    }

    @Override
    public void solve(double[] b, double[] x) {
        solve("N", b, x);
    }

    @Override
    public void solveTransposed(double[] b, double[] x) {
        solve("T", b, x);
    }

    private void solve(String transposed, double[] b, double[] x) {
        System.arraycopy(b, 0, x, 0, n);
        Native.LIBRARY.dgetrs(transposed, n, 1, columns, n, pivots, x, n, new intW(0));
    }

    @Override
    public int size() {
        return n;
    }

    @Override
    public double upper(int row, int column) {
        return columns[column * n + row];
    }
}
