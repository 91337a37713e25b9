/** The year loop: exogenous figures and state in, equilibrium out, stocks and people carried to the next year. */
package org.likevekt.model.dynamics;
