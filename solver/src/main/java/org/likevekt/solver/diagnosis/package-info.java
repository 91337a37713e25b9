/** Why a system cannot be solved, in the words of its equations and unknowns. */
@NullMarked
package org.likevekt.solver.diagnosis;

import org.jspecify.annotations.NullMarked;
