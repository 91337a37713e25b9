/** Systems compiled to loops over arrays: residuals, exact sparse Jacobians and gradients. */
package org.likevekt.solver.evaluation;
