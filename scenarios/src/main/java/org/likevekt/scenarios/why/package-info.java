/** Why a number of a scenario moved: the equation behind it, the shocks, the mechanisms, and what a multiplier would say. */
@NullMarked
package org.likevekt.scenarios.why;

import org.jspecify.annotations.NullMarked;
