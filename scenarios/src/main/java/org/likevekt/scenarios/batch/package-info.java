/** Batches: which runs a list of files asks for, and how they are all brought to an end. */
@NullMarked
package org.likevekt.scenarios.batch;

import org.jspecify.annotations.NullMarked;
