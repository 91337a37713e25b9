/** Where scenarios are found: the embedded library and the user's own files. */
@NullMarked
package org.likevekt.scenarios.library;

import org.jspecify.annotations.NullMarked;
