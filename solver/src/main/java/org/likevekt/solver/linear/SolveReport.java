package org.likevekt.solver.linear;

/**
 * How one right-hand side was solved.
 *
 * @param method the method that gave the answer
 * @param iterations Krylov iterations, 0 for a direct solve
 * @param refinements steps of iterative refinement
 * @param backwardError the largest residual over (norm of A times norm of x plus norm of b), infinity norms;
 *     NaN where a direct method that is known to be sound was asked for little and did not measure it
 * @param reached whether the tolerance asked for was reached
 * @param fellBack whether an iterative method gave up and a direct one answered
 */
public record SolveReport(
        String method, int iterations, int refinements, double backwardError, boolean reached, boolean fellBack) {}
