package org.likevekt.solver.algebra;

import java.util.Collection;
import java.util.Comparator;

/** What may have been meant by a word that is none of those expected. */
public final class Slip {
    private Slip() {}

    /** The end of a message, {@code . Maybe 'x'}, with the word that is nearest; empty when none is near. */
    public static String maybe(String found, Collection<String> expected) {
        int reach = Math.min(found.length() - 1, Math.max(1, found.length() / 3));
        return expected.stream()
                .filter(word -> distance(found, word) <= reach)
                .min(Comparator.comparingInt(word -> distance(found, word)))
                .map(word -> ". Maybe '" + word + "'")
                .orElse("");
    }

    /** Letters to insert, leave out or change, case aside (Levenshtein). */
    private static int distance(String a, String b) {
        int[] cost = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            cost[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = cost[0];
            cost[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                char x = Character.toLowerCase(a.charAt(i - 1));
                char y = Character.toLowerCase(b.charAt(j - 1));
                int changed = diagonal + (x == y ? 0 : 1);
                diagonal = cost[j];
                cost[j] = Math.min(changed, Math.min(cost[j - 1], cost[j]) + 1);
            }
        }
        return cost[b.length()];
    }
}
