package org.likevekt.solver.linear;

import java.util.Locale;

/** Chooses a solver for a system by what was measured (solver/LINEAR.md). */
public final class LinearSolvers {
    /** Below this many unknowns the whole matrix is factored sooner than its structure is used. */
    private static final int SMALL = 150;

    /** A core above this fraction of the unknowns saves nothing against one dense matrix. */
    private static final double CORE_TOO_LARGE = 0.8;

    /** From this core on, its dense LU takes longer than setting up and running GMRES. */
    private static final int CORE_FOR_GMRES = 600;

    /** A national border above this fraction makes each GMRES iteration dear and its preconditioner dense. */
    private static final double NATION_TOO_LARGE = 0.1;

    /** Dense storage above this many unknowns (200 MB) always gives way to sparse LU. */
    private static final int DENSE_LIMIT = 5_000;

    /** From this filling of the factors on, dense LU is faster than sparse. */
    private static final double FULL = 0.2;

    private LinearSolvers() {}

    /**
     * A solver and why it was chosen.
     *
     * @param solver the solver
     * @param reason one sentence for the log
     */
    public record Choice(LinearSolver solver, String reason) {}

    /** The solver measured to be fastest for {@code pattern} under {@code structure}. */
    public static Choice choose(SparsityPattern pattern, BlockStructure structure, Parallelism parallelism) {
        return choose(pattern, structure, parallelism, DenseKernel.JAVA);
    }

    /** The solver measured to be fastest, with {@code kernel} for a dense core if it has one. */
    public static Choice choose(
            SparsityPattern pattern, BlockStructure structure, Parallelism parallelism, DenseKernel kernel) {
        int n = pattern.size();
        int core = structure.coreSize();
        if (n <= SMALL) {
            return new Choice(
                    new DenseLuSolver(pattern, parallelism), "dense LU: " + n + " unknowns, at most " + SMALL);
        }
        if (core > CORE_TOO_LARGE * n) {
            return unstructured(
                    pattern, "a core of " + core + " among " + n + " unknowns leaves no structure to use", parallelism);
        }
        LinearSolver direct = new BorderedBlockSolver(pattern, structure, parallelism, kernel);
        if (core < CORE_FOR_GMRES || national(structure) > NATION_TOO_LARGE * n) {
            return new Choice(
                    direct,
                    blocks(structure) + ", a core of " + core + ": below " + CORE_FOR_GMRES
                            + " or too many national rows for GMRES, so direct");
        }
        return new Choice(
                new BlockGmresSolver(pattern, structure, direct, parallelism),
                blocks(structure) + ", a core of " + core + ": from " + CORE_FOR_GMRES
                        + " on GMRES is faster, the direct core is its fallback");
    }

    /** The solver for a system without structure. */
    public static Choice choose(SparsityPattern pattern, Parallelism parallelism) {
        return unstructured(pattern, "no block structure given", parallelism);
    }

    private static Choice unstructured(SparsityPattern pattern, String why, Parallelism parallelism) {
        int n = pattern.size();
        String size = String.format(Locale.ROOT, "%s: %,d unknowns, ", why, n);
        if (n <= SMALL) {
            return new Choice(new DenseLuSolver(pattern, parallelism), size + "at most " + SMALL + ", so dense LU");
        }
        SparseLuSolver sparse = new SparseLuSolver(pattern);
        double filled = 2.0 * sparse.mostEntries() / n / n;
        String factors = String.format(Locale.ROOT, "factors filled to %.2g %%, ", 100 * Math.min(1, filled));
        return n <= DENSE_LIMIT && filled >= FULL
                ? new Choice(new DenseLuSolver(pattern, parallelism), size + factors + "so dense LU")
                : new Choice(sparse, size + factors + "so sparse LU");
    }

    private static int national(BlockStructure structure) {
        int count = 0;
        for (int k = 0; k < structure.size(); k++) {
            count += structure.blockOfRow(k) != structure.blockOfColumn(k)
                            || structure.blockOfRow(k) == BlockStructure.NATIONAL
                    ? 1
                    : 0;
        }
        return count;
    }

    private static String blocks(BlockStructure structure) {
        return structure.size() + " unknowns in " + structure.blockCount() + " blocks";
    }
}
