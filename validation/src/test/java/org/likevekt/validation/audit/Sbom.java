package org.likevekt.validation.audit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.likevekt.validation.audit.AuditList.Library;

/** The list of what ships in the form of CycloneDX 1.6, which ships too: the same for whoever makes it, wherever. */
final class Sbom {
    private Sbom() {}

    /** The list; Maven puts in our own version when it copies the file. */
    static String of(Collection<Library> shipped, AuditList list) {
        String components =
                shipped.stream().map(library -> component(library, list)).collect(Collectors.joining(",\n"));
        return """
                {
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "version": 1,
                  "metadata": {
                    "component": {
                      "type": "application",
                      "bom-ref": "pkg:maven/org.likevekt/likevekt-scenarios@${project.version}",
                      "group": "org.likevekt",
                      "name": "likevekt",
                      "version": "${project.version}",
                      "licenses": [{"license": {"id": "Apache-2.0"}}],
                      "purl": "pkg:maven/org.likevekt/likevekt-scenarios@${project.version}"
                    }
                  },
                  "components": [
                %s
                  ]
                }
                """.formatted(components);
    }

    private static String component(Library library, AuditList list) {
        String[] key = library.key().split(":");
        String purl = "pkg:maven/" + key[0] + "/" + key[1] + "@" + library.version();
        return """
                    {
                      "type": "library",
                      "bom-ref": "%s",
                      "group": "%s",
                      "name": "%s",
                      "version": "%s",
                      "hashes": [{"alg": "SHA-256", "content": "%s"}],
                      "licenses": [{"license": {"id": "%s"}}],
                      "purl": "%s"
                    }""".formatted(
                        purl,
                        key[0],
                        key[1],
                        library.version(),
                        hash(key[1] + "-" + library.version() + ".jar"),
                        list.entries().get(library.key()).licence(),
                        purl)
                .indent(4)
                .stripTrailing();
    }

    /** The hash of a jar on the class path of the tests, which has all that ships. */
    private static String hash(String jar) {
        Path file = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.endsWith(jar))
                .findFirst()
                .orElseThrow(() -> new AssertionError(jar + " is not on the class path"));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
