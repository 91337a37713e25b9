package org.likevekt.data;

import java.util.regex.Pattern;

/**
 * What a region that a user makes may be called: the name becomes a code in result tables and the word for the region in
 * files. It has a file of its own, since regions of counties and of municipalities are read in two modules.
 */
public final class RegionName {
    /** Results of the whole country go by this name. */
    public static final String COUNTRY = "Norway";

    /** What a name must be, in words that an error ends with {@code nor ...}. */
    public static final String EXPECTED = "letters, digits and blanks, at most 40, and neither '" + COUNTRY + "'";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} &._-]{0,39}");

    private RegionName() {}

    /** Whether a region may be called so, as far as the name itself tells; the country's name is taken however it is written. */
    public static boolean isAllowed(String name) {
        return NAME.matcher(name).matches() && !name.strip().equalsIgnoreCase(COUNTRY);
    }
}
