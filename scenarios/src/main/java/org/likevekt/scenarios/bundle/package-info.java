/** A replay packed into one file with all that it follows from, and its check on another machine. */
package org.likevekt.scenarios.bundle;
