/** Where scenarios are found: the embedded library and the user's own files. */
package org.likevekt.scenarios.library;
