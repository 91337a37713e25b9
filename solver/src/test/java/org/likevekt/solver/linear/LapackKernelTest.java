package org.likevekt.solver.linear;

import org.junit.jupiter.api.condition.EnabledIf;

/** The contract once more with the core in the hands of a native LAPACK, where the machine has one. */
@EnabledIf("isThere")
class LapackKernelTest extends LinearSolverContract {
    static boolean isThere() {
        try {
            DenseKernel.LAPACK.require();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    LinearSolver solver(SparsityPattern pattern, BlockStructure structure, Parallelism parallelism) {
        return new BorderedBlockSolver(pattern, structure, parallelism, DenseKernel.LAPACK);
    }
}
