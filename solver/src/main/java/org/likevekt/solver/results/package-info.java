/** What a reader makes of a solution: tables of levels and of changes, and equations term by term and as formulas. */
@NullMarked
package org.likevekt.solver.results;

import org.jspecify.annotations.NullMarked;
