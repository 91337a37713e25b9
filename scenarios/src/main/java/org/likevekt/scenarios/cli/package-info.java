/** The command line: one class for each command, what they share, and how errors are told. */
package org.likevekt.scenarios.cli;
