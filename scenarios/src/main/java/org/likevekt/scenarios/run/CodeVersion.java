package org.likevekt.scenarios.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.likevekt.data.Dataset;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.scenarios.format.Fingerprint;
import org.likevekt.solver.newton.NotConvergedException;

/** A hash of the code that results follow from: the classes themselves, since a version number may be forgotten. */
public final class CodeVersion {
    /** One class of each module that says where the others lie. */
    private static final List<Class<?>> MODULES =
            List.of(NotConvergedException.class, Dataset.class, RegionalModel.class, Runner.class);

    /** Packages that only print, compare and keep. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("cli", "compare", "replay", "bundle", "sensitivity", "batch", "store", "spark");

    private static final String ROOT = "org/likevekt";

    private CodeVersion() {}

    /** The hash; the same from a jar and from a folder of classes. */
    public static String hash() {
        Map<String, byte[]> classes = new TreeMap<>();
        try {
            for (Class<?> module : MODULES) {
                URI place = module.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI();
                read(Path.of(place), classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the program", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class came from no file", e);
        }
        Fingerprint fingerprint = new Fingerprint();
        // one character for each byte, so that no byte is lost
        classes.forEach((name, bytes) -> fingerprint.add(name).add(new String(bytes, StandardCharsets.ISO_8859_1)));
        fingerprint.add(KeptCalibrations.all());
        return fingerprint.digits();
    }

    private static void read(Path place, Map<String, byte[]> classes) throws IOException {
        if (Files.isDirectory(place)) {
            readTree(place, classes);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            readTree(jar.getPath("/"), classes);
        }
    }

    private static void readTree(Path root, Map<String, byte[]> classes) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(ROOT))) {
            for (Path file : files.filter(CodeVersion::counts).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                classes.put(name, Files.readAllBytes(file));
            }
        }
    }

    private static boolean counts(Path file) {
        Path folder = file.getParent();
        return file.toString().endsWith(".class")
                && folder != null
                && !WITHOUT_EFFECT.contains(String.valueOf(folder.getFileName()));
    }
}
