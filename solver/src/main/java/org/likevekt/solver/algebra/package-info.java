/** Variables, parameters and equation families over index sets: what the user of the solver writes. */
@NullMarked
package org.likevekt.solver.algebra;

import org.jspecify.annotations.NullMarked;
