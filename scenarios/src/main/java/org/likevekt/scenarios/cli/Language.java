package org.likevekt.scenarios.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The language that people are spoken to in. */
final class Language {
    private static final List<String> LANGUAGES = List.of("en", "no");

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
        if (!LANGUAGES.contains(language)) {
            throw new InputException("--lang is '" + language + "', expected en or no");
        }
    }

    String code() {
        return language;
    }
}
