package org.likevekt.scenarios.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of files that belong together: it appears whole or not at all, and takes the place of an earlier one only when that
 * has our mark, a manifest that names the program, and nothing of anybody else's.
 */
public final class WholeFolder {
    /** The file that says who wrote a folder. */
    public static final String MANIFEST = "manifest.json";

    private final Path folder;
    private final Set<String> names;

    /** What goes into a folder. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes the files, and the manifest, into a fresh folder.
         *
         * @throws IOException when they cannot be written
         */
        void writeTo(Path fresh) throws IOException;
    }

    /**
     * A folder.
     *
     * @param names of the files that it may hold beside the manifest, with '/' after the name of a folder in it
     */
    public WholeFolder(Path folder, Set<String> names) {
        this.folder = folder;
        this.names = names;
    }

    /**
     * Writes the folder, in place of an earlier one.
     *
     * @throws OutputException when it cannot be written; an earlier one is then still there
     * @throws java.io.UncheckedIOException when the content throws it: what it is made of cannot be read
     */
    public void write(Content content) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            Path beside = place.getParent();
            if (beside == null || Path.of("").toAbsolutePath().startsWith(place)) {
                throw new OutputException("the folder " + folder
                        + " is the one you are in, and its place is taken by a new one. Maybe name"
                        + " one in it");
            }
            Files.createDirectories(beside);
            Aside.sweep(beside);
            requireOurs(place);
            Path fresh = Files.createDirectory(Aside.in(beside));
            try {
                content.writeTo(fresh);
                force(fresh);
                replace(fresh, place, beside);
            } finally {
                Aside.delete(fresh);
            }
        } catch (IOException e) {
            throw new OutputException(
                    "the folder " + folder + " cannot be written: " + OutputException.reason(e)
                            + ". Maybe name another",
                    e);
        }
    }

    /** What we did not write is not thrown away with an earlier folder. */
    private void requireOurs(Path place) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new OutputException(folder + " is in the way and no folder of results. Maybe name another");
        }
        Set<String> found = new TreeSet<>();
        try (Stream<Path> all = Files.walk(place)) {
            // one by one: what is not ours may be large
            for (Path file : (Iterable<Path>) all.skip(1)::iterator) {
                String name = place.relativize(file).toString().replace(File.separatorChar, '/');
                if (!isOurs(file, name)) {
                    throw foreign(name, "which is never written there");
                }
                found.add(name);
            }
        }
        if (!found.isEmpty() && !isMarked(place.resolve(MANIFEST))) {
            throw foreign(found.iterator().next(), "but no " + MANIFEST + " that says that this program wrote it");
        }
    }

    private boolean isOurs(Path file, String name) {
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                ? names.stream().anyMatch(own -> own.startsWith(name + "/"))
                : (names.contains(name) || name.equals(MANIFEST))
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private OutputException foreign(String name, String why) {
        return new OutputException("the folder " + folder + " holds '" + name + "', " + why
                + ", so it is left as it is. Maybe name another");
    }

    private static boolean isMarked(Path manifest) {
        try {
            return new ObjectMapper()
                    .readTree(manifest.toFile())
                    .path("program")
                    .asText()
                    .startsWith("likevekt");
        } catch (IOException e) {
            return false;
        }
    }

    private static void force(Path fresh) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(fresh)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    /** Puts the new folder in the place of the old one, which is moved aside first: a folder cannot replace another. */
    private static void replace(Path fresh, Path place, Path beside) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path old = Aside.forOld(beside);
        Path aside = old.resolve(place.getFileName());
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        } finally {
            Aside.delete(old);
        }
    }
}
