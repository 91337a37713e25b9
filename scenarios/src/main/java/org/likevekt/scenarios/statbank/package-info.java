/** A user's own tables: exports of a statbank, read, held against the tables there are, and written as a folder of tables. */
@NullMarked
package org.likevekt.scenarios.statbank;

import org.jspecify.annotations.NullMarked;
