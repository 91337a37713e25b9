/** Systems compiled to loops over arrays: residuals, exact sparse Jacobians and gradients. */
@NullMarked
package org.likevekt.solver.evaluation;

import org.jspecify.annotations.NullMarked;
