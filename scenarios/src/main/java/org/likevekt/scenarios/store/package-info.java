/** The result store: one DuckDB file with the runs of many scenarios, written a whole run at a time. */
@NullMarked
package org.likevekt.scenarios.store;

import org.jspecify.annotations.NullMarked;
