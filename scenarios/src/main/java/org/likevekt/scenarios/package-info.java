/** Scenarios, runs, comparison and the command line: everything that reads files and talks to people. */
@NullMarked
package org.likevekt.scenarios;

import org.jspecify.annotations.NullMarked;
