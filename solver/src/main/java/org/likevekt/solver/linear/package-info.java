/** Sparse linear systems of regional structure: factor, solve, solve transposed, with the same bits for any threads. */
package org.likevekt.solver.linear;
