/**
 * Systems of equations for other solvers: AMPL's {@code .nl} files, written and read back without the engine.
 *
 * <p>Nothing here opens a file; callers hand over where the text goes.
 */
@NullMarked
package org.likevekt.solver.export;

import org.jspecify.annotations.NullMarked;
