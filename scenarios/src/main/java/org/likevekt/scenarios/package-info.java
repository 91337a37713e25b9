/** Scenarios, runs, comparison and the command line: everything that reads files and talks to people. */
package org.likevekt.scenarios;
