/** Results as tidy long tables: which there are, how they are written, and how runs are told apart. */
package org.likevekt.scenarios.results;
