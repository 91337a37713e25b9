/** One year of the county economy handed to other solvers, and our own solver's figures for the same year. */
package org.likevekt.validation.peers;
