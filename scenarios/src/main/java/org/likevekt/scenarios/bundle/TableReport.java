package org.likevekt.scenarios.bundle;

import java.util.Optional;

/**
 * How a table of a bundle stands to ours.
 *
 * @param table its name
 * @param agreement the verdict
 * @param numbers how many numbers were compared
 * @param changed how many do not have the same bits
 * @param beyond how many differ by more than the tolerance, and rows that are not the same
 * @param first the earliest place beyond the tolerance
 * @param greatest the largest difference
 */
record TableReport(
        String table,
        Agreement agreement,
        long numbers,
        long changed,
        long beyond,
        Optional<Difference> first,
        Optional<Difference> greatest) {}
