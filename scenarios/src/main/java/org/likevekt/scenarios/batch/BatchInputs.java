package org.likevekt.scenarios.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The files that the words of a command line stand for. */
final class BatchInputs {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
    private static final int DEPTH = 20;

    private BatchInputs() {}

    /** Files, what is in folders, and what patterns match, in alphabetical order within each; the rest as it is. */
    static List<String> expand(List<String> words) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            expand(word).stream().filter(found -> !all.contains(found)).forEach(all::add);
        }
        return all;
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
        return ENDINGS.stream().anyMatch(file.toString()::endsWith);
    }

    private static List<String> matching(Path root, int depth, PathMatcher matcher) {
        try (Stream<Path> files = Files.walk(root, depth)) {
            return files.filter(Files::isRegularFile)
                    .filter(matcher::matches)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking into " + root, e);
        }
    }
}
