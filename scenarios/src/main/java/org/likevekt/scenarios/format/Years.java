package org.likevekt.scenarios.format;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The years a shock is written for: single years and ranges.
 *
 * @param ranges at least one
 */
public record Years(List<Range> ranges) {

    /** Copies the ranges so that the record is immutable. */
    public Years {
        ranges = List.copyOf(ranges);
    }

    /** All years from the first to the last, inclusive. */
    public static Years between(int first, int last) {
        return new Years(List.of(new Range(first, last)));
    }

    /** Whether one of the ranges holds the year. */
    public boolean contains(int year) {
        return ranges.stream().anyMatch(range -> year >= range.first() && year <= range.last());
    }

    /** The years as a file writes them, for example "2025-2035" or "2025, 2030-". */
    public String describe() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }

    /**
     * Consecutive years.
     *
     * @param first first year
     * @param last last year, inclusive; {@link #OPEN} for "to the end of the horizon"
     */
    public record Range(int first, int last) {
        /** The last year of a range that has no end of its own. */
        public static final int OPEN = Integer.MAX_VALUE;

        /** Whether it goes on to the end of the horizon. */
        boolean isOpen() {
            return last == OPEN;
        }

        /** The range as a file writes it. */
        @Override
        public String toString() {
            if (isOpen()) {
                return first + "-";
            }
            return first == last ? String.valueOf(first) : first + "-" + last;
        }
    }
}
