package org.likevekt.scenarios.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.likevekt.scenarios.results.Aside;
import org.likevekt.scenarios.results.OutputException;

/** Makes the file of a store with its tables, whole or not at all, whoever is killed and whoever else makes it meanwhile. */
final class NewStore {
    private static final long PAUSE_MILLIS = 20;

    private NewStore() {}

    /**
     * Makes a store where there is none; an empty file, as {@code mktemp} makes one, is none.
     *
     * @throws OutputException when it cannot be made
     */
    static void makeIfMissing(Path file) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        Aside.sweep(folder);
        try {
            if (!isMissing(file)) {
                return;
            }
            requireNoLog(file);
            Path aside = Aside.in(folder);
            try {
                fill(aside);
                place(aside, file);
            } finally {
                Files.deleteIfExists(StoreFile.log(aside));
                Files.deleteIfExists(aside);
            }
        } catch (IOException | SQLException e) {
            throw new OutputException(
                    "the result store " + file + " cannot be made: " + OutputException.reason(e)
                            + ". Maybe name another with --out or --store",
                    e);
        }
    }

    private static boolean isMissing(Path file) throws IOException {
        return !Files.exists(file) || Files.isRegularFile(file) && Files.size(file) == 0;
    }

    /** The database would take the log of another store for rubbish and remove it, with the runs that are in it alone. */
    private static void requireNoLog(Path file) throws IOException {
        Path log = StoreFile.log(file);
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new OutputException("there is no result store " + file + ", but " + log.getFileName()
                    + ", which belongs to one and may hold runs of it. Maybe put the store back beside it, or"
                    + " remove it");
        }
    }

    private static void fill(Path aside) throws SQLException {
        // closing writes all into the file and removes the log
        try (Connection connection = StoreFile.connect(aside, false)) {
            Schema.create(connection);
        }
    }

    /**
     * Moves a store to its place. Whoever has the lock on the empty file that is there may replace it; the others find that
     * it is empty no more.
     */
    private static void place(Path aside, Path file) throws IOException {
        while (isMissing(file)) {
            try (FileChannel empty = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = empty.tryLock()) {
                if (lock != null && isMissing(file)) {
                    keepPermissions(file, aside);
                    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
                    return;
                }
            } catch (OverlappingFileLockException e) {
                // another thread makes it
            }
            StoreFile.pause(PAUSE_MILLIS);
        }
    }

    /** A file that was there for its owner alone stays so. */
    private static void keepPermissions(Path from, Path to) throws IOException {
        if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
