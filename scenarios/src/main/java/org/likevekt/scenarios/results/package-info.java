/** Results as tidy long tables: which there are, how they are written, and how runs are told apart. */
@NullMarked
package org.likevekt.scenarios.results;

import org.jspecify.annotations.NullMarked;
