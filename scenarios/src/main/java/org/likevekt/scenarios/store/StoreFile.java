package org.likevekt.scenarios.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.likevekt.scenarios.results.OutputException;

/** Opens the file of a store, which one process has at a time; the others wait, and say for whom. */
final class StoreFile {
    private static final Pattern HOLDER = Pattern.compile("PID (\\d+)");
    private static final long PAUSE_MILLIS = 200;

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
        if (isReadOnly && !Files.isRegularFile(file)) {
            throw new OutputException("there is no result store " + file + ". Maybe name one with --store", null);
        }
        // from the first answer on: the database itself takes a while to load
        long firstAnswer = 0;
        boolean isTold = false;
        while (true) {
            try {
                return connect(file, isReadOnly);
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
                pause();
            }
        }
    }

    private static Connection connect(Path file, boolean isReadOnly) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", String.valueOf(isReadOnly));
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

    /** The first line of what the database says. */
    static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutputException("interrupted while waiting for the result store", e);
        }
    }
}
