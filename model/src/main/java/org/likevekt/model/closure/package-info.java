/**
 * What a run finds and what it is given: the closure, and swaps, by which the model solves for an exogenous figure, the
 * instrument, so that a result, the target, stays on a given path.
 */
@NullMarked
package org.likevekt.model.closure;

import org.jspecify.annotations.NullMarked;
