package org.likevekt.scenarios.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.likevekt.scenarios.results.OutputException;

/**
 * A result store open for writing. A run is written in one transaction, so whoever is killed leaves whole runs only; runs
 * are written one at a time, whichever thread they come from.
 */
public final class Store implements AutoCloseable {
    /** How long what was written may be in the log alone (ns). */
    private static final long PERIOD = 1_000_000_000;

    private final Path file;
    private final Connection connection;
    private final Sql sql;
    private final RunRows rows;
    private long checkpointed;
    private Optional<OutputException> broken = Optional.empty();
    private final Map<String, RunStatus> endings = new HashMap<>();
    private final Map<String, String> idByName = new HashMap<>();
    private final Set<String> variables = new HashSet<>();

    private Store(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.sql = new Sql(connection);
        this.rows = new RunRows(connection);
    }

    /**
     * Opens a store, made when it is not there.
     *
     * @param named its file, or a link to it
     * @param patience seconds to wait for another process that has it
     * @param remark hears, once, for whom it waits, and of a log that is missing
     * @throws OutputException when it cannot be opened
     */
    public static Store open(Path named, double patience, Consumer<String> remark) {
        Path file = StoreFile.real(named);
        NewStore.makeIfMissing(file);
        Connection connection = StoreFile.open(file, false, patience, remark);
        Store store = new Store(file, connection);
        try {
            store.prepare();
            return store;
        } catch (SQLException e) {
            throw store.abandoned(store.failure("cannot be read", e));
        } catch (OutputException e) {
            throw store.abandoned(e);
        }
    }

    /** Closed as it is: what could not be opened as a store is not written to. */
    private OutputException abandoned(OutputException reason) {
        broken = Optional.of(reason);
        close();
        return reason;
    }

    private void prepare() throws SQLException {
        Schema.check(file, connection, true);
        Schema.create(connection);
        checkpoint();
        try (Statement statement = connection.createStatement()) {
            readRuns();
            try (ResultSet rows = statement.executeQuery("SELECT variable FROM variables")) {
                while (rows.next()) {
                    variables.add(rows.getString(1));
                }
            }
        }
    }

    /**
     * Moves what is in the log into the file, which can then be read alone, and begins a new log. The mark in the file says
     * that a log goes with it as long as the store is open; the database checkpoints at no other time.
     */
    private void checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET checkpoint_threshold = '1TB'");
            statement.execute("UPDATE store SET is_open = true");
            statement.execute("CHECKPOINT");
            statement.execute("UPDATE store SET logs = logs + 1");
        }
        checkpointed = System.nanoTime();
    }

    private void readRuns() throws SQLException {
        endings.clear();
        idByName.clear();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT run_id, name, status, cause, reason FROM runs")) {
            while (rows.next()) {
                endings.put(rows.getString(1), new RunStatus(rows.getString(3), rows.getString(4), rows.getString(5)));
                idByName.put(rows.getString(2), rows.getString(1));
            }
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /**
     * How a run ended, if it is there. One that was put aside, since another came under its name, gets its name back when it
     * is solved; a failed one of that name is then no longer of interest.
     *
     * @throws OutputException when that cannot be written
     */
    public synchronized Optional<RunStatus> find(RunKey key) {
        Optional<RunStatus> ending = Optional.ofNullable(endings.get(key.id()));
        boolean isNamed = key.id().equals(idByName.get(key.name()));
        boolean isStale = idByName.containsKey(failed(key.name()));
        if (ending.isPresent() && ending.get().isSolved() && (!isNamed || isStale)) {
            transaction(() -> {
                rows.delete(failed(key.name()));
                if (!isNamed) {
                    makeRoom(key);
                    rows.rename(key.id(), key.name());
                    rows.removeUnused();
                }
                readRuns();
            });
        }
        return ending;
    }

    /** What a failed run is called beside a solved one of its name. */
    private static String failed(String name) {
        return name + "~failed";
    }

    /**
     * Writes a run, in place of an earlier one of the same name. When other runs are compared with the earlier one, it is
     * put aside under its name and a part of its id, until none of them is left. A failed one never takes the place of a
     * solved one: it is put beside it, and goes when a solved one comes.
     *
     * @return what became of the earlier one
     * @throws OutputException when it cannot be written; the earlier one is then still there
     */
    public synchronized Replaced write(RunRecord run) {
        RunKey key = run.key();
        Optional<String> earlier = Optional.ofNullable(idByName.get(key.name()));
        boolean isSolved = earlier.map(endings::get).filter(RunStatus::isSolved).isPresent();
        if (!run.ending().isSolved() && isSolved) {
            // solved before, and failed as it was solved again: there is nothing to tell them apart by
            if (earlier.get().equals(key.id())) {
                return new Replaced(Replaced.Kind.STAYED, "");
            }
            write(run, failed(key.name()));
            return new Replaced(Replaced.Kind.STAYED, failed(key.name()));
        }
        write(run, key.name());
        if (!isSolved || earlier.get().equals(key.id())) {
            return Replaced.NOTHING;
        }
        String aside = RunRows.aside(key.name(), earlier.get());
        boolean isKept = earlier.get().equals(idByName.get(aside));
        return isKept ? new Replaced(Replaced.Kind.RENAMED, aside) : new Replaced(Replaced.Kind.REMOVED, "");
    }

    private void write(RunRecord run, String name) {
        Set<String> fresh = new HashSet<>();
        transaction(() -> {
            boolean isReplacing = idByName.containsKey(failed(run.key().name()));
            rows.delete(failed(run.key().name()));
            if (name.equals(run.key().name())) {
                isReplacing |= makeRoom(run.key());
            }
            rows.insert(run, name);
            rows.insertParameters(run.key());
            for (Series series : run.series()) {
                if (!variables.contains(series.name())) {
                    rows.insertVariable(series);
                    fresh.add(series.name());
                }
            }
            rows.append(run);
            if (isReplacing) {
                rows.removeUnused();
                readRuns();
            }
        });
        endings.put(run.key().id(), run.ending());
        idByName.put(name, run.key().id());
        variables.addAll(fresh);
    }

    /** Takes an earlier run of the name away; whether there was one. */
    private boolean makeRoom(RunKey key) throws SQLException {
        String earlier = idByName.get(key.name());
        if (earlier == null) {
            return false;
        }
        if (!earlier.equals(key.id()) && sql.count("SELECT count(*) FROM runs WHERE baseline_id = ?", earlier) > 0) {
            rows.rename(earlier, RunRows.aside(key.name(), earlier));
        } else {
            rows.delete(key.name());
        }
        return true;
    }

    /**
     * Notes what is asked for, and marks the runs that were asked for by the same files and are no longer, whatever part of
     * the batch is solved here. Baselines of what is asked for are not marked.
     *
     * @return names of the runs that are marked now and were not before
     * @throws OutputException when it cannot be written
     */
    public synchronized List<String> plan(Collection<Plan> plans) {
        Asked asked = new Asked(sql);
        List<String> fresh = new ArrayList<>();
        transaction(() -> {
            List<String> before = asked.obsolete();
            asked.note(plans);
            readRuns();
            fresh.addAll(asked.obsolete());
            fresh.removeAll(before);
        });
        return fresh;
    }

    /**
     * Removes runs by their names; of all or none.
     *
     * @throws OutputException when one that stays is compared with one of them, naming both
     */
    public synchronized void remove(Collection<String> names) {
        transaction(() -> {
            for (String name : names) {
                rows.delete(name);
            }
            rows.removeUnused();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT name, baseline FROM runs WHERE baseline_id <> ''"
                            + " AND baseline_id NOT IN (SELECT run_id FROM runs) ORDER BY name")) {
                while (rows.next()) {
                    if (names.contains(rows.getString(2))) {
                        throw new OutputException("the run '" + rows.getString(1) + "' is compared with '"
                                + rows.getString(2) + "'; nothing is removed. Maybe remove both");
                    }
                }
            }
            readRuns();
        });
    }

    /** Keeps the names of an axis's codes. */
    public synchronized void name(String axis, String code, String name) {
        transaction(() -> sql.update(
                "INSERT INTO codes SELECT ?, ?, ? WHERE NOT EXISTS"
                        + " (SELECT 1 FROM codes WHERE axis = ? AND code = ?)",
                axis,
                code,
                name,
                axis,
                code));
    }

    /**
     * Takes in the runs of another store; those that are here already are passed over.
     *
     * @return how many were taken in
     * @throws OutputException when the other has another run of the same name; then nothing is taken in
     */
    public synchronized long merge(Path other, double patience, Consumer<String> remark) {
        try {
            // opened once on its own, so that its lock is waited for and its version checked
            StoreReader.open(other, patience, remark).close();
            sql.update("ATTACH ? AS other (READ_ONLY)", other.toAbsolutePath().toString());
            try {
                Merging merging = new Merging(sql);
                merging.requireAgreement(other);
                long[] taken = new long[1];
                transaction(() -> {
                    taken[0] = merging.copy();
                    readRuns();
                });
                return taken[0];
            } finally {
                sql.update("DETACH other");
            }
        } catch (SQLException e) {
            throw failure("cannot take in " + other, e);
        }
    }

    /** After one that fails, as on a full disk, the database does nothing more: what was said first is said again. */
    private void transaction(Work work) {
        if (broken.isPresent()) {
            throw broken.get();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION");
            try {
                work.run();
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                rollback(statement, e);
                throw e;
            }
            if (System.nanoTime() - checkpointed > PERIOD) {
                checkpoint();
            }
        } catch (SQLException e) {
            OutputException failure = failure("cannot be written", e);
            broken = Optional.of(failure);
            throw failure;
        }
    }

    private static void rollback(Statement statement, Exception reason) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private OutputException failure(String what, SQLException e) {
        return new OutputException("the result store " + file + " " + what + ": " + StoreFile.reason(e), e);
    }

    /** Closes the file; what was written is in it, and the log is gone. */
    @Override
    public synchronized void close() {
        try (Connection closing = connection) {
            if (broken.isEmpty()) {
                try (Statement statement = closing.createStatement()) {
                    statement.execute("UPDATE store SET is_open = false");
                    statement.execute("CHECKPOINT");
                }
            }
        } catch (SQLException e) {
            throw failure("cannot be closed", e);
        }
    }

    /** Statements of one transaction. */
    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }
}
