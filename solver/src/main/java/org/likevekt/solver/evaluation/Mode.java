package org.likevekt.solver.evaluation;

/** What the steps of a compiled program compute with. */
enum Mode {
    /** Numbers. */
    VALUES,
    /** Zero where a value is zero by structure and positive elsewhere: finds the sparsity of the Jacobian. */
    PATTERN
}
