package org.likevekt.scenarios.results;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes files that are whole or not there, and takes no file away that nobody said may go. */
public final class WholeFile {
    private WholeFile() {}

    /** What goes into a file; it closes nothing. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it.
         *
         * @throws IOException when it cannot be written, or it cannot be read itself
         */
        void writeTo(OutputStream target) throws IOException;
    }

    /**
     * Checks that a file can be written, before the work whose result it is to hold.
     *
     * @param isForced whether one that is there may be replaced
     * @throws OutputException when it cannot, or is there and may not be replaced
     */
    public static void require(Path file, boolean isForced) {
        Path place = file.toAbsolutePath();
        if (Files.isDirectory(place)) {
            throw new OutputException(file + " is a folder, expected a file. Maybe name a file in it");
        }
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new OutputException(file
                    + " is a device or a pipe, whose place a file would take. Maybe leave --out away and redirect what"
                    + " is printed");
        }
        if (!isForced && Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new OutputException("the file " + file
                    + " is there already and is left as it is. Maybe name another, or replace it" + " with --force");
        }
        try {
            Path probe = aside(place);
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /**
     * Writes a file beside its place and moves it there, in place of an earlier one.
     *
     * @throws OutputException when it cannot be written; an earlier one is then still there
     * @throws UncheckedIOException when the content cannot be read; an earlier one is then still there too
     */
    public static void write(Path file, Content content) {
        write(Map.of(file, content));
    }

    /**
     * Writes files of one folder that belong together. All are written beside their places before the first is moved, and the
     * last of them comes last: where it is, the others are.
     *
     * @throws OutputException when one cannot be written; earlier ones are then still there
     * @throws UncheckedIOException when a content cannot be read; earlier ones are then still there too
     */
    public static void write(Map<Path, Content> files) {
        Map<Path, Path> written = new LinkedHashMap<>();
        List<Path> places = new ArrayList<>(files.keySet());
        Path last = places.get(places.size() - 1);
        Path current = last;
        try {
            try {
                for (Map.Entry<Path, Content> file : files.entrySet()) {
                    current = file.getKey();
                    Path aside = aside(current.toAbsolutePath());
                    written.put(current, aside);
                    fill(aside, file.getValue());
                }
                if (files.size() > 1) {
                    Files.deleteIfExists(last);
                }
                for (Path place : places) {
                    current = place;
                    Files.move(written.get(place), place.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
                }
            } finally {
                for (Path aside : written.values()) {
                    Files.deleteIfExists(aside);
                }
            }
        } catch (IOException e) {
            throw failure(current, e);
        }
    }

    /**
     * Makes a folder for files, unless it is there.
     *
     * @param option that names it
     * @throws OutputException when it cannot be made
     */
    public static Path folder(Path folder, String option) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new OutputException(
                    "the folder " + folder + " (" + option + ") cannot be made: " + OutputException.reason(e), e);
        }
    }

    /** A name as a file's: letters that some file system does not take are underscores. */
    public static String nameOf(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}._~-]", "_");
    }

    private static Path aside(Path place) throws IOException {
        Path folder = place.getParent();
        if (folder == null) {
            throw new IOException("it is no file");
        }
        return Aside.in(folder);
    }

    private static void fill(Path aside, Content content) throws IOException {
        // new, so that no link that is in its way is followed
        try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            write(content, stream);
            // on the disk before it has the name: a machine that stops leaves no file without its content
            channel.force(true);
        }
    }

    /**
     * Writes a content into a stream.
     *
     * @throws IOException when the stream fails, whatever the content makes of that
     * @throws UncheckedIOException when the content itself cannot be read
     */
    static void write(Content content, OutputStream stream) throws IOException {
        WatchedStream watched = new WatchedStream(stream);
        try {
            content.writeTo(watched);
            watched.flush();
        } catch (IOException | RuntimeException e) {
            requireWritten(watched);
            throw e instanceof RuntimeException own ? own : new UncheckedIOException((IOException) e);
        }
        requireWritten(watched);
    }

    private static void requireWritten(WatchedStream watched) throws IOException {
        if (watched.failure().isPresent()) {
            throw watched.failure().get();
        }
    }

    private static OutputException failure(Path file, IOException e) {
        return new OutputException(
                "the file " + file + " cannot be written: " + OutputException.reason(e) + ". Maybe name another", e);
    }
}
