package org.likevekt.scenarios.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The program's version, from its jar. */
final class Version implements IVersionProvider {
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** The commit that the program was built from; {@code unknown} when the build was not told. */
    static String commit() {
        try (InputStream stream = Version.class.getResourceAsStream("/build.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("commit", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("reading build.properties", e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "likevekt " + number(),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
