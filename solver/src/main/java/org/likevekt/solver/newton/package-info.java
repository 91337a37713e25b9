/** Newton's method on a compiled system: always a verdict, never a silent failure. */
@NullMarked
package org.likevekt.solver.newton;

import org.jspecify.annotations.NullMarked;
