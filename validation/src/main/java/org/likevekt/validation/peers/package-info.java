/** One year of the county economy handed to other solvers, and our own solver's figures for the same year. */
@NullMarked
package org.likevekt.validation.peers;

import org.jspecify.annotations.NullMarked;
