/** Why a system cannot be solved, in the words of its equations and unknowns. */
package org.likevekt.solver.diagnosis;
