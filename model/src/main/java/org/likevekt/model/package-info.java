/** The county model as a library: from accounts and paths of exogenous figures to a path of equilibria. */
package org.likevekt.model;
