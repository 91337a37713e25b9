package org.likevekt.data;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Divisions of industries in NACE, the European classification, by their numbers from 1 to 99, as tables write them: {@code 01-03}, {@code 84},
 * {@code F}, or {@code 23 plus B05,07,08}. What is finer than a division, such as {@code H49.5}, moves none.
 */
public final class Divisions {
    /** The first division of each section from A on; a section ends where the next begins. */
    private static final int[] SECTIONS = {
        1, 5, 10, 35, 36, 41, 45, 49, 55, 58, 64, 68, 69, 77, 84, 85, 86, 90, 94, 97, 99, 100
    };

    private static final Pattern RANGE = Pattern.compile("[A-U]?(\\d\\d)[A-Z]?(?:[-_](\\d\\d))?");
    private static final Pattern SECTION = Pattern.compile("([A-U])(?:-([A-U]))?");
    private static final Pattern FINER = Pattern.compile("[A-U]?\\d\\d\\.\\d+");

    private Divisions() {}

    /** The divisions of a text; none when it is not of that kind. */
    public static Optional<NavigableSet<Integer>> of(String text) {
        NavigableSet<Integer> divisions = new TreeSet<>();
        boolean isAdded = true;
        for (String word : text.strip().split("[\\s,;]+")) {
            if (word.equals("plus") || word.equals("minus")) {
                isAdded = word.equals("plus");
            } else if (!FINER.matcher(word).matches()) {
                Optional<List<Integer>> own = word(word);
                if (own.isEmpty()) {
                    return Optional.empty();
                }
                if (isAdded) {
                    divisions.addAll(own.get());
                } else {
                    divisions.removeAll(own.get());
                }
            }
        }
        return Optional.of(divisions);
    }

    private static Optional<List<Integer>> word(String word) {
        Matcher range = RANGE.matcher(word);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            return Optional.of(from(first, last));
        }
        Matcher section = SECTION.matcher(word);
        if (section.matches()) {
            int first = section.group(1).charAt(0) - 'A';
            int last = section.group(2) == null ? first : section.group(2).charAt(0) - 'A';
            return Optional.of(from(SECTIONS[first], SECTIONS[last + 1] - 1));
        }
        return Optional.empty();
    }

    private static List<Integer> from(int first, int last) {
        List<Integer> all = new ArrayList<>();
        for (int division = first; division <= last; division++) {
            all.add(division);
        }
        return all;
    }
}
