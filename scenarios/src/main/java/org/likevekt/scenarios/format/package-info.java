/** The scenario file: its vocabulary, its reader, what it means for the exogenous paths, and how it explains itself. */
@NullMarked
package org.likevekt.scenarios.format;

import org.jspecify.annotations.NullMarked;
