package org.likevekt.scenarios.format;

import java.util.List;

/**
 * What a shock selects on one axis.
 *
 * @param words the words as written: codes, names, subsets or the wildcard
 * @param codes the codes they stand for, each once, in the order written
 */
record Selection(List<String> words, List<String> codes) {

    /** Copies the lists so that the record is immutable. */
    public Selection {
        words = List.copyOf(words);
        codes = List.copyOf(codes);
    }

    /** Adds what is selected, in whatever words. */
    void addTo(Fingerprint content) {
        content.add(codes);
    }
}
