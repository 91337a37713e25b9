/** The scenario file: its vocabulary, its reader, what it means for the exogenous paths, and how it explains itself. */
package org.likevekt.scenarios.spec;
