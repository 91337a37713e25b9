package org.likevekt.solver.evaluation;

/** What the steps of a compiled program compute with. */
enum Mode {
    /** Values, elementary functions of {@link Math}: fastest, equal bits on one platform. */
    FAST,
    /** Values, elementary functions of {@link StrictMath}: equal bits on every platform. */
    STRICT,
    /** Zero where a value is zero by structure and positive elsewhere: finds the sparsity of the Jacobian. */
    PATTERN
}
