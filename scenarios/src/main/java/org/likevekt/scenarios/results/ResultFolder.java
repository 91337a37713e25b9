package org.likevekt.scenarios.results;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.spec.Fingerprint;

/**
 * A folder of results with one folder for each scenario: results.csv, paths.csv and manifest.json. A scenario's folder
 * appears whole or not at all.
 */
public final class ResultFolder {
    private static final String RESULTS = "results.csv";
    private static final String PATHS = "paths.csv";
    private static final String MANIFEST = "manifest.json";
    private static final Set<String> FILES = Set.of(RESULTS, PATHS, MANIFEST);

    private final Path folder;
    private final String version;

    /**
     * A folder of results, made when it is not there.
     *
     * @param version version of the program, for the manifest
     * @throws OutputException when it cannot be written
     */
    public ResultFolder(Path folder, String version) {
        this.folder = folder;
        this.version = version;
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".likevekt", ".probe"));
        } catch (IOException e) {
            throw new OutputException(
                    "the folder " + folder + " cannot be written (" + reason(e) + "). Maybe name another with --out",
                    e);
        }
    }

    /**
     * Writes a run, in place of an earlier one of the same name.
     *
     * @param isAll whether every variable of the model is written, not only the usual ones
     * @return the scenario's folder
     * @throws OutputException when something cannot be written; the earlier results are then still there
     */
    public Path write(Run run, boolean isAll) {
        Path target = folder.resolve(run.name());
        try {
            requireOurs(target);
            Path fresh = Files.createDirectory(aside(run.name()));
            try {
                fill(fresh, run, isAll);
                replace(fresh, target);
            } finally {
                delete(fresh);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new OutputException("the results of '" + run.name() + "' cannot be written: " + reason(e), e);
        }
        return target;
    }

    /** What a run did not write is not thrown away with an earlier run. */
    private static void requireOurs(Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new OutputException(target + " is in the way and no folder of results. Maybe another --out", null);
        }
        try (Stream<Path> files = Files.list(target)) {
            Optional<Path> foreign = files.filter(
                            file -> !FILES.contains(file.getFileName().toString())
                                    || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .findFirst();
            if (foreign.isPresent()) {
                throw new OutputException(
                        "the folder " + target + " holds '" + foreign.get().getFileName()
                                + "', which no run writes, so it is left as it is. Maybe another --out",
                        null);
            }
        }
    }

    private void fill(Path fresh, Run run, boolean isAll) throws IOException {
        Path results = fresh.resolve(RESULTS);
        Path paths = fresh.resolve(PATHS);
        try (Writer writer = writer(results);
                Csv csv = new Csv(writer)) {
            ResultTables.results(run, isAll, csv);
        }
        try (Writer writer = writer(paths);
                Csv csv = new Csv(writer)) {
            ResultTables.paths(run, csv);
        }
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Path file : List.of(results, paths)) {
            hashes.put(
                    file.getFileName().toString(),
                    new Fingerprint().add(Files.readString(file)).digits());
        }
        Map<String, String> options = Map.of("variables", isAll ? "all" : "usual");
        Files.writeString(fresh.resolve(MANIFEST), Manifest.of(run, version, options, hashes));
    }

    private static Writer writer(Path file) throws IOException {
        return new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 16);
    }

    /** Puts the new folder in the place of the old one, which is moved aside first: a folder cannot replace another. */
    private void replace(Path fresh, Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            move(fresh, target);
            return;
        }
        Path old = Files.createDirectory(aside(target.getFileName() + "-old"));
        Path aside = old.resolve("results");
        move(target, aside);
        try {
            move(fresh, target);
        } catch (IOException e) {
            move(aside, target);
            throw e;
        } finally {
            delete(old);
        }
    }

    /** A hidden place of its own in the folder; not a temporary folder of Java's, which only its owner may read. */
    private Path aside(String name) {
        return folder.resolve("." + name + "-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        return e.getClass().getSimpleName().replaceFirst("(IO)?Exception$", "") + ": " + message;
    }
}
