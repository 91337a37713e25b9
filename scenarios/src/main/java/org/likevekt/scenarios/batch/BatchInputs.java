package org.likevekt.scenarios.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.likevekt.data.UserError;
import org.likevekt.scenarios.format.Mark;
import org.likevekt.scenarios.format.Reference;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.format.ScenarioFile;

/** The files that the words of a command line stand for. */
final class BatchInputs {
    private static final int DEPTH = 20;

    private BatchInputs() {}

    /**
     * A file or a name of the library.
     *
     * @param word as the user wrote it or as it was found
     * @param askedBy the file, folder or pattern that it came from, absolute; a name of the library as it is
     */
    record Input(String word, String askedBy) {}

    /** Files, what is in folders, and what patterns match, in alphabetical order within each; the rest as it is. */
    static List<Input> expand(List<String> words) {
        Map<String, Input> all = new LinkedHashMap<>();
        for (String word : words) {
            String askedBy = absolute(word);
            expand(word).forEach(found -> all.putIfAbsent(found, new Input(found, askedBy)));
        }
        return List.copyOf(all.values());
    }

    /** A path or pattern told from the root; a name of the library, which has no folder, as it is. */
    static String absolute(String word) {
        try {
            if (Reference.isName(word) && !Files.exists(Path.of(word))) {
                return word;
            }
            return isPattern(word)
                    ? (word.startsWith("/") ? "" : Path.of("").toAbsolutePath() + "/") + word
                    : Path.of(word).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            return word;
        }
    }

    private static List<String> expand(String word) {
        try {
            Path path = isPattern(word) ? null : Path.of(word);
            if (path != null) {
                return Files.isDirectory(path) ? matching(path, 1, BatchInputs::isScenario) : List.of(word);
            }
            return pattern(word);
        } catch (InvalidPathException | PatternSyntaxException e) {
            return List.of(word); // the library says what is wrong with it
        }
    }

    private static List<String> pattern(String word) {
        int first = word.length();
        for (char sign : "*?[{".toCharArray()) {
            int at = word.indexOf(sign);
            first = at >= 0 ? Math.min(first, at) : first;
        }
        int slash = word.lastIndexOf('/', first);
        Path root = Path.of(slash < 0 ? "" : slash == 0 ? "/" : word.substring(0, slash));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + word);
        List<String> found = Files.isDirectory(root) ? matching(root, DEPTH, matcher) : List.of();
        return found.isEmpty() ? List.of(word) : found;
    }

    private static boolean isPattern(String word) {
        return word.matches(".*[*?\\[{].*");
    }

    private static boolean isScenario(Path file) {
        return !ScenarioFile.ending(file.toString()).isEmpty();
    }

    private static List<String> matching(Path root, int depth, PathMatcher matcher) {
        try (Stream<Path> files = Files.walk(root, depth)) {
            return files.filter(Files::isRegularFile)
                    .filter(matcher::matches)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new ScenarioException(
                    Mark.whole(root.toString()),
                    "the folder cannot be looked through: " + UserError.reason(e)
                            + ", expected folders that may be read",
                    "Maybe a pattern that leaves it out.");
        }
    }
}
