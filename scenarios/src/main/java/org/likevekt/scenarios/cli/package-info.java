/** The command line: one class for each command, what they share, and how errors are told. */
@NullMarked
package org.likevekt.scenarios.cli;

import org.jspecify.annotations.NullMarked;
