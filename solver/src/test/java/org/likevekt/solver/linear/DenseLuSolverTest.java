package org.likevekt.solver.linear;

class DenseLuSolverTest extends LinearSolverContract {
    @Override
    LinearSolver solver(SparsityPattern pattern, BlockStructure structure, Parallelism parallelism) {
        return new DenseLuSolver(pattern, parallelism);
    }
}
