package org.likevekt.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what someone probably meant to write. */
final class NearestText {
    private NearestText() {}

    /**
     * The candidate with the fewest single-character edits from the text, or an empty text when none is near enough to be a
     * slip of the pen.
     */
    static String of(String text, Collection<String> candidates) {
        int reach = Math.max(1, Math.min(4, (text.length() + 2) / 3));
        return candidates.stream()
                .filter(candidate -> edits(text.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT)) <= reach)
                .min(Comparator.comparingInt(
                        (String candidate) -> edits(text.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT))))
                .orElse("");
    }

    /** A guess at what was meant, such as "rename regions.csv"; the other guess when nothing is near. */
    static String guess(String verb, String text, Collection<String> candidates, String otherwise) {
        String near = of(text, candidates);
        return near.isEmpty() ? otherwise : verb + " '" + near + "'";
    }

    /** Levenshtein's edit distance. */
    static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
