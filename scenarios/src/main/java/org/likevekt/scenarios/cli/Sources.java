package org.likevekt.scenarios.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sources that the program was built from: what some commands write lives there. */
final class Sources {
    private Sources() {}

    /**
     * A folder of the sources, found above the place of the program.
     *
     * @param name its path in the sources
     * @param hint what else the user could do
     * @throws InputException when the program runs far from its sources
     */
    static Path folder(String name, String hint) {
        try {
            Path place = Path.of(Sources.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path above = place; above != null; above = above.getParent()) {
                Path folder = above.resolve(name);
                if (Files.isDirectory(folder)) {
                    return folder;
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is no path", e);
        }
        throw new InputException("the program runs far from its sources. " + hint);
    }
}
