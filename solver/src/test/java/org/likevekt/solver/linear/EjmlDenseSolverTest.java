package org.likevekt.solver.linear;

class EjmlDenseSolverTest extends LinearSolverContract {
    @Override
    LinearSolver solver(SparsityPattern pattern, BlockStructure structure, Parallelism parallelism) {
        return new EjmlDenseSolver(pattern);
    }
}
