/** Sparse linear systems of regional structure: factor, solve, solve transposed, with the same bits for any threads. */
@NullMarked
package org.likevekt.solver.linear;

import org.jspecify.annotations.NullMarked;
