package org.likevekt.scenarios.format;

/**
 * The years of a run.
 *
 * @param first the base year
 * @param last the last year, inclusive
 */
public record Horizon(int first, int last) {

    /**
     * Checks the order of the years.
     *
     * @throws IllegalArgumentException when the last year is before the first
     */
    public Horizon {
        if (last < first) {
            throw new IllegalArgumentException("horizon " + first + "-" + last + " runs backwards");
        }
    }

    /** Whether the year is in the horizon. */
    public boolean contains(int year) {
        return year >= first && year <= last;
    }

    /** The years as a file writes them, for example {@code 2018-2050}. */
    @Override
    public String toString() {
        return first + "-" + last;
    }
}
