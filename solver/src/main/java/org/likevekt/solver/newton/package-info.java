/** Newton's method on a compiled system: always a verdict, never a silent failure. */
package org.likevekt.solver.newton;
