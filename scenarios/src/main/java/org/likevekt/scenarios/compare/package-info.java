/** Runs beside each other: what a scenario changes against its baseline, as one long table and as views of it. */
@NullMarked
package org.likevekt.scenarios.compare;

import org.jspecify.annotations.NullMarked;
