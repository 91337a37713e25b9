/**
 * Figures with their schema and provenance, and the benchmark regional accounts built from them.
 *
 * <p>{@link org.likevekt.data.Dataset} reads and checks the tables, {@link org.likevekt.data.RegionalAccounts} turns
 * the national input-output table and the county figures into one balanced set of regional accounts. Nothing here knows
 * an equation of the model.
 */
@NullMarked
package org.likevekt.data;

import org.jspecify.annotations.NullMarked;
