package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file while it is read, so that the user sees everything at once. */
final class Findings {
    private final List<Finding> list = new ArrayList<>();

    void add(Mark mark, String message) {
        add(mark, message, "");
    }

    void add(Mark mark, String message, String hint) {
        list.add(new Finding(mark, message, hint));
    }

    /** Adds "unknown [what] '[found]'" with the valid words and the nearest of them. */
    void unknown(Mark mark, String what, String found, Collection<String> valid) {
        unknown(mark, what, found, found, valid);
    }

    /** The same, of which the nearest is looked for by another word, such as its name of today. */
    void unknown(Mark mark, String what, String found, String meant, Collection<String> valid) {
        hinted(mark, what, found, valid, Words.maybe(meant, valid));
    }

    /** The same, with another hint. */
    void hinted(Mark mark, String what, String found, Collection<String> valid, String hint) {
        add(mark, "unknown " + what + " " + Words.quote(found) + ", expected one of: " + Words.list(valid), hint);
    }

    /** All findings in the order of the file. */
    List<Finding> sorted() {
        return list.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }
}
