/** A replay packed into one file with all that it follows from, and its check on another machine. */
@NullMarked
package org.likevekt.scenarios.bundle;

import org.jspecify.annotations.NullMarked;
