/** One page that shows what scenarios change: story, charts, map and table in a file that needs nothing else. */
@NullMarked
package org.likevekt.scenarios.report;

import org.jspecify.annotations.NullMarked;
