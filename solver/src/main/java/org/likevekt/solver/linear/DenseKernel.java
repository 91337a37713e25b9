package org.likevekt.solver.linear;

/** Who factors the dense core that is left of a regional system when its blocks are eliminated. */
public enum DenseKernel {
    /** Our own LU: nothing to install, and the same bits everywhere. */
    JAVA("Java") {
        @Override
        DenseFactors factor(double[][] rows, double[] negligible, Parallelism parallelism) {
            return DenseLu.factorInPlace(rows, negligible, parallelism);
        }
    },
    /** The machine's LAPACK, such as OpenBLAS: several times as fast for cores of a thousand rows, other bits. */
    LAPACK("LAPACK") {
        @Override
        DenseFactors factor(double[][] rows, double[] negligible, Parallelism parallelism) {
            // LAPACK knows no matrix without rows, which a system without couplings leaves.
            return rows.length == 0 ? JAVA.factor(rows, negligible, parallelism) : LapackLu.factor(rows, negligible);
        }

        @Override
        public void require() {
            LapackLu.require();
        }
    };

    private final String title;

    DenseKernel(String title) {
        this.title = title;
    }

    /**
     * Factors a matrix given by rows, which may be overwritten.
     *
     * @throws SingularMatrixException at the first column j whose largest pivot is not above {@code negligible[j]}
     */
    abstract DenseFactors factor(double[][] rows, double[] negligible, Parallelism parallelism);

    /**
     * Checks that this kernel is to be had.
     *
     * @throws UnsupportedOperationException when it is not, saying what to install
     */
    public void require() {}

    @Override
    public String toString() {
        return title;
    }
}
