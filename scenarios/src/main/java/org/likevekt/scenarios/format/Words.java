package org.likevekt.scenarios.format;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How words of a file are compared, and how they are quoted back to the user. */
public final class Words {
    private static final int QUOTED = 60;
    private static final int LISTED = 60;

    private Words() {}

    /** The form in which words are compared: composed characters, lower case, no blanks at the ends. */
    public static String fold(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    /** The word in quotes, shortened, with control characters made visible so that a terminal cannot be fooled. */
    public static String quote(String word) {
        boolean isLong = word.codePointCount(0, word.length()) > QUOTED;
        String shown = isLong ? word.substring(0, word.offsetByCodePoints(0, QUOTED)) + "..." : word;
        return "'" + visible(shown) + "'";
    }

    /**
     * Whether a character steers a terminal or the order of what is read rather than being read itself; a soft hyphen is
     * read.
     */
    static boolean isHidden(int point) {
        return Character.isISOControl(point) || (Character.getType(point) == Character.FORMAT && point != 0xAD);
    }

    /** The text with every control and formatting character written as its number. */
    public static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            shown.append(isHidden(point) ? String.format("\\u%04x", point) : Character.toString(point));
        });
        return shown.toString();
    }

    /** The words separated by commas; a very long list is cut. */
    public static String list(Collection<String> words) {
        String shown = words.stream().limit(LISTED).collect(Collectors.joining(", "));
        return words.size() > LISTED ? shown + ", ... (" + words.size() + " in all)" : shown;
    }

    /** "Maybe 'x'." with the nearest valid word, or an empty text when none is near. */
    public static String maybe(String found, Collection<String> valid) {
        return nearest(found, valid).map(word -> "Maybe '" + word + "'.").orElse("");
    }

    /** The valid word at the smallest edit distance, if one is near enough to be a slip of the pen. */
    public static Optional<String> nearest(String found, Collection<String> valid) {
        String folded = fold(found);
        if (folded.isEmpty() || folded.length() > QUOTED) {
            return Optional.empty();
        }
        int reach = Math.max(1, Math.min(4, (folded.length() + 2) / 3));
        Optional<String> slip = valid.stream()
                .filter(word -> distance(folded, fold(word)) <= reach)
                .min(Comparator.comparingInt(word -> distance(folded, fold(word))));
        return slip.or(
                () -> valid.stream().filter(word -> isPart(folded, fold(word))).findFirst());
    }

    private static boolean isPart(String found, String word) {
        return (found.length() >= 3 && word.contains(found)) || (word.length() >= 3 && found.contains(word));
    }

    /** Edit distance with insertion, deletion, substitution and swap of neighbours each at cost 1. */
    public static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
