package org.likevekt.scenarios.cli;

import org.likevekt.scenarios.format.Phrases;
import picocli.CommandLine.Option;

/** The language that people are spoken to in. */
final class Language {
    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "The language that it speaks, a page when it opens: en or no (default: ${DEFAULT-VALUE}).")
    private String language;

    /**
     * Refuses a language that is not spoken.
     *
     * @throws InputException when it is none of those that are
     */
    void require() {
        if (!Phrases.LANGUAGES.contains(language)) {
            throw new InputException("--lang is '" + language + "', expected en or no");
        }
    }

    String code() {
        return language;
    }
}
