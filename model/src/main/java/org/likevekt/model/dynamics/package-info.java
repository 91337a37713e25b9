/** The year loop: exogenous figures and state in, equilibrium out, stocks and people carried to the next year. */
@NullMarked
package org.likevekt.model.dynamics;

import org.jspecify.annotations.NullMarked;
