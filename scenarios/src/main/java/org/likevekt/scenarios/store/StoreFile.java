package org.likevekt.scenarios.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBDriver;
import org.likevekt.scenarios.results.OutputException;

/** Opens the file of a store, which one process has at a time; the others wait, and say for whom. */
final class StoreFile {
    private static final Pattern HOLDER = Pattern.compile("PID (\\d+)");
    private static final long PAUSE_MILLIS = 200;
    private static final String FULL = "No space left on device";
    private static final int MOST_LINKS = 40;

    private StoreFile() {}

    /**
     * Opens a file.
     *
     * @param isReadOnly whether nothing may be changed; the file must then exist
     * @param patience seconds to wait for another process
     * @param remark hears, once, for whom it waits
     * @throws OutputException when it cannot be opened, or is still held when patience ends
     */
    static Connection open(Path file, boolean isReadOnly, double patience, Consumer<String> remark) {
        requireThere(file, isReadOnly);
        // from the first answer on: the database itself takes a while to load
        long firstAnswer = 0;
        boolean isTold = false;
        while (true) {
            try {
                boolean hasLog = Files.exists(log(file));
                Connection connection = connect(file, isReadOnly);
                if (!hasLog && isOpen(connection)) {
                    remark.accept(noLog(file));
                }
                return connection;
            } catch (SQLException e) {
                if (!isHeld(e)) {
                    throw new OutputException("the result store " + file + " cannot be opened: " + reason(e), e);
                }
                if (!isTold) {
                    remark.accept("the result store " + file + " is in use by " + holder(e) + "; waiting for it");
                    firstAnswer = System.nanoTime();
                    isTold = true;
                }
                if (System.nanoTime() - firstAnswer > patience * 1e9) {
                    throw new OutputException(
                            "the result store " + file + " is in use by " + holder(e)
                                    + ", and one process has it at a time. Maybe wait for it, or longer with --wait",
                            e);
                }
                pause(PAUSE_MILLIS);
            }
        }
    }

    private static void requireThere(Path file, boolean isReadOnly) {
        try {
            if (isReadOnly && !Files.isRegularFile(file)) {
                throw new OutputException("there is no result store " + file + ". Maybe name one with --store");
            }
            if (isReadOnly && Files.size(file) == 0) {
                throw new OutputException("the file " + file
                        + " is empty, expected a result store. Maybe 'likevekt batch' has not begun");
            }
        } catch (IOException e) {
            throw new OutputException("the result store " + file + " cannot be read: " + OutputException.reason(e), e);
        }
    }

    /** Where a link leads: the log lies beside the file itself, and so must be looked for there. */
    static Path real(Path file) {
        Path real = file;
        for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(real); links++) {
            try {
                real = real.resolveSibling(Files.readSymbolicLink(real));
            } catch (IOException e) {
                return file;
            }
        }
        return real;
    }

    /** The database's log beside its file: what was written since the last checkpoint. */
    static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    /** Whether whoever wrote last did not close the store; never of what is no store. */
    private static boolean isOpen(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT coalesce(bool_or(is_open), false) FROM store")) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            return false; // the schema's check says what it is
        }
    }

    private static String noLog(Path file) {
        return "the result store " + file + " was not closed, and " + log(file).getFileName()
                + ", the log that goes with it, is not beside it: runs that had ended just before may be missing. Maybe"
                + " it was copied without the log";
    }

    static Connection connect(Path file, boolean isReadOnly) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", String.valueOf(isReadOnly));
        // rows as they are read, not all of an answer at once
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, String.valueOf(isReadOnly));
        // R, Python and the shell are often a version behind; files of this format are read by all since 1.0
        properties.setProperty("storage_compatibility_version", "v1.0.0");
        return DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), properties);
    }

    private static boolean isHeld(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Could not set lock");
    }

    private static String holder(SQLException e) {
        Matcher matcher = HOLDER.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? "process " + matcher.group(1) : "another process";
    }

    /** All that the database says; of a full disk, that. */
    static String words(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains(FULL) ? FULL : message;
    }

    /** The first line of what the database says; of a full disk, that. */
    static String reason(SQLException e) {
        return words(e).lines().findFirst().orElse("no reason given");
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutputException("interrupted while waiting for the result store", e);
        }
    }
}
