package org.likevekt.scenarios.format;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A scenario named by another.
 *
 * @param name name of the scenario
 * @param folder where its file is looked for before the library; nothing when an embedded scenario names it
 * @param mark where it is named
 */
public record Reference(String name, Optional<Path> folder, Mark mark) {
    // one plain word: a name becomes a file name, and must not lead out of its folder
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** Whether the text can be the name of a scenario: letters a-z, digits, '-' and '_', at most 64. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
