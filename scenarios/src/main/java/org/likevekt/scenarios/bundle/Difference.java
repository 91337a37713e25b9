package org.likevekt.scenarios.bundle;

import java.util.List;
import java.util.Locale;

/**
 * A place where the bundle's table and ours are not the same.
 *
 * @param table the table
 * @param year the year it is about; 0 where a row has none
 * @param place the texts of the row that are not empty: scenario, year, variable, region, industry, group
 * @param bundled what the bundle has
 * @param ours what we have
 * @param relative the relative difference; infinite where texts or rows differ
 */
record Difference(String table, int year, List<String> place, String bundled, String ours, double relative) {
    Difference {
        place = List.copyOf(place);
    }

    /** In words. */
    String describe() {
        String difference = Double.isInfinite(relative) ? "" : String.format(Locale.ROOT, " (%.1e relative)", relative);
        return table + ": " + String.join(", ", place) + ": " + bundled + " in the bundle, " + ours + " here"
                + difference;
    }
}
