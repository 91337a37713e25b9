package org.likevekt.scenarios.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The closures that a model offers.
 *
 * @param choices for each question, for example {@code government}, the possible answers; the first is the default
 */
public record ClosureVocabulary(Map<String, List<String>> choices) {

    /** Copies the choices, in their order. */
    public ClosureVocabulary {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        choices.forEach((question, answers) -> copy.put(question, List.copyOf(answers)));
        choices = Collections.unmodifiableMap(copy);
    }

    /** The chosen answers, completed with the default of every question left open. */
    public Map<String, String> complete(Map<String, String> chosen) {
        Map<String, String> all = new LinkedHashMap<>();
        choices.forEach((question, answers) -> all.put(question, chosen.getOrDefault(question, answers.get(0))));
        return Collections.unmodifiableMap(all);
    }
}
