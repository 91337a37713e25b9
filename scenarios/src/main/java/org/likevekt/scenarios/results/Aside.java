package org.likevekt.scenarios.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hidden places beside a file or folder, where it is written whole before it takes its place. Their names say which process
 * of which machine made them, so that those of a process that was killed are swept by the next one.
 */
public final class Aside {
    private static final String PREFIX = ".likevekt-";

    /** A folder that holds what has been moved out of the way under its own name; the sweep moves it back. */
    private static final String OLD = ".old";

    private static final String MACHINE = machine();
    private static final long PID = ProcessHandle.current().pid();
    private static final Pattern NAME = Pattern.compile("\\.likevekt-(.*)-(\\d+)-\\d+(\\..*)?");

    /** Those of this process: a process of the same number may have left others before a restart. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    /** How much later than its first file a process may seem to have started, since clocks are set. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private Aside() {}

    /** A place in a folder at which there is nothing, for a file or a folder; leftovers there are swept first. */
    public static Path in(Path folder) {
        return in(folder, "");
    }

    private static Path in(Path folder, String ending) {
        sweep(folder);
        String number = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
        Path path = folder.resolve(PREFIX + MACHINE + "-" + PID + "-" + number + ending);
        OWN.add(path.toAbsolutePath());
        return path;
    }

    /** A folder to move something into that is in the way; should this process be killed, it is moved back. */
    static Path forOld(Path folder) throws IOException {
        return Files.createDirectory(in(folder, OLD));
    }

    /**
     * Removes from a folder what processes left there that are no longer alive. What cannot be removed, such as another
     * user's, stays: it is in nobody's way.
     */
    public static void sweep(Path folder) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path path : left) {
                if (isLeft(path)) {
                    restore(path, folder);
                    delete(path);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // nothing rests on it
        }
    }

    private static void restore(Path old, Path folder) throws IOException {
        if (!old.toString().endsWith(OLD)) {
            return;
        }
        try (DirectoryStream<Path> moved = Files.newDirectoryStream(old)) {
            for (Path path : moved) {
                Path place = folder.resolve(path.getFileName());
                if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    /** Whether the process that made it has ended: its number is free, or was given to one that is younger. */
    private static boolean isLeft(Path path) throws IOException {
        Matcher name = NAME.matcher(path.getFileName().toString());
        if (!name.matches() || !name.group(1).equals(MACHINE)) {
            return false;
        }
        long pid = Long.parseLong(name.group(2));
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (pid == PID) {
            return OWN.stream()
                    .noneMatch(own -> path.toAbsolutePath().toString().startsWith(own.toString()));
        }
        if (process.isEmpty()) {
            return true;
        }
        FileTime changed = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        Instant started = process.get().info().startInstant().orElse(Instant.MIN);
        return started.isAfter(changed.toInstant().plus(SLACK));
    }

    /** Removes a file, or a folder with all that is in it; nothing when it is not there. */
    public static void delete(Path path) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    /** What this machine is called: processes of several may write into a shared folder, and each sweeps its own. */
    private static String machine() {
        String name;
        try {
            name = Files.readString(Path.of("/proc/sys/kernel/hostname"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            name = Optional.ofNullable(System.getenv("COMPUTERNAME")).orElse("local");
        }
        return name.strip().replaceAll("[^A-Za-z0-9-]", "_");
    }
}
