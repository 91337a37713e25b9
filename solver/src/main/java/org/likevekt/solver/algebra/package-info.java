/** Variables, parameters and equation families over index sets: what the user of the solver writes. */
package org.likevekt.solver.algebra;
