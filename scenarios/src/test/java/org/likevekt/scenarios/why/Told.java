package org.likevekt.scenarios.why;

import org.likevekt.model.drivers.Axis;
import org.likevekt.scenarios.format.Phrases;
import org.likevekt.scenarios.format.Vocabulary;

/** How tests have answers told: groups by their codes in plain letters, other things by their names in the tables. */
final class Told {
    private Told() {}

    static WhyWords words(Vocabulary vocabulary, String language) {
        return new WhyWords(
                vocabulary,
                Phrases.of(language),
                (axis, code) -> axis == Axis.GROUP
                        ? code.replace('_', ' ')
                        : vocabulary.dictionary().axis(axis).nameOf(code));
    }
}
