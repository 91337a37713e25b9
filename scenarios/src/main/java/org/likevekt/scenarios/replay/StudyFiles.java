package org.likevekt.scenarios.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.likevekt.data.PlainFile;
import org.likevekt.scenarios.format.Words;

/**
 * The texts that a study is read from.
 *
 * @param study text of study.yaml
 * @param published text of published.csv
 */
public record StudyFiles(String study, String published) {
    private static final String ROOT = "/published/";

    /**
     * Finds a study.
     *
     * @param nameOrPath the name of a study that comes with the program, or a folder
     * @throws StudyException when there is none
     */
    public static StudyFiles of(String nameOrPath) {
        return new StudyFiles(text(nameOrPath, "study.yaml"), text(nameOrPath, "published.csv"));
    }

    /**
     * The text of one file of a study.
     *
     * @param nameOrPath the name of a study that comes with the program, or a folder
     * @throws StudyException when there is no such study, or no such file in it
     */
    public static String text(String nameOrPath, String file) {
        return Study.NAMES.contains(nameOrPath)
                ? resource(nameOrPath + "/" + file)
                : file(folder(nameOrPath).resolve(file));
    }

    private static Path folder(String path) {
        try {
            if (Files.isDirectory(Path.of(path))) {
                return Path.of(path);
            }
        } catch (InvalidPathException e) {
            // what is no path is no study either
        }
        throw new StudyException("unknown study " + Words.quote(path) + ", expected one of: "
                + Words.list(Study.NAMES) + ", or a folder with study.yaml and published.csv. "
                + Words.maybe(path, Study.NAMES));
    }

    private static String resource(String name) {
        try (InputStream stream = StudyFiles.class.getResourceAsStream(ROOT + name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its own file " + ROOT + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + ROOT + name, e);
        }
    }

    private static String file(Path path) {
        try (InputStream stream = PlainFile.open(path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StudyException("cannot read " + path + " (" + e.getClass().getSimpleName() + ")");
        }
    }
}
