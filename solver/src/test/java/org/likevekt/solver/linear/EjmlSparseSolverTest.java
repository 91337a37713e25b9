package org.likevekt.solver.linear;

class EjmlSparseSolverTest extends LinearSolverContract {
    @Override
    LinearSolver solver(SparsityPattern pattern, BlockStructure structure, Parallelism parallelism) {
        return new EjmlSparseSolver(pattern);
    }
}
