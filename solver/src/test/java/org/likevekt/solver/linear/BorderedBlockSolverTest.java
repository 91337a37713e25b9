package org.likevekt.solver.linear;

class BorderedBlockSolverTest extends LinearSolverContract {
    @Override
    LinearSolver solver(SparsityPattern pattern, BlockStructure structure, Parallelism parallelism) {
        return new BorderedBlockSolver(pattern, structure, parallelism);
    }
}
