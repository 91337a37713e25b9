/** What each cause of a change contributes to it, exactly: integrals of gradients along straight paths. */
@NullMarked
package org.likevekt.solver.contributions;

import org.jspecify.annotations.NullMarked;
