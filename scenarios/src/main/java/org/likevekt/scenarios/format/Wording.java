package org.likevekt.scenarios.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an author says in words, and the same in some languages.
 *
 * @param text in the author's language; may be empty
 * @param translations the same by language; empty where it is said in the author's alone
 */
public record Wording(String text, Map<String, String> translations) {
    /** Nothing said. */
    public static final Wording NONE = of("");

    /** Copies the translations so that the record is immutable. */
    public Wording {
        translations = Collections.unmodifiableMap(new LinkedHashMap<>(translations));
    }

    /** Words in the author's language alone. */
    public static Wording of(String text) {
        return new Wording(text, Map.of());
    }

    /** The words in a language; in the author's where there are none. */
    public String in(String language) {
        return translations.getOrDefault(language, text);
    }
}
