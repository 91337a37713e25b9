/** Why a figure of a run differs from another run's: its equations term by term, its shocks, its mechanisms. */
@NullMarked
package org.likevekt.model.decomposition;

import org.jspecify.annotations.NullMarked;
