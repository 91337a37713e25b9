package org.likevekt.scenarios.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.likevekt.model.calibration.Benchmark;
import org.likevekt.scenarios.format.Years;
import org.likevekt.scenarios.results.Aside;
import org.likevekt.scenarios.results.Csv;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.results.WholeFolder;

/** A result store open for reading; nothing in it can be changed this way. */
public final class StoreReader implements AutoCloseable {
    /** What a query of the user's may take of the machine's memory. */
    private static final String MEMORY = "2GB";

    private static final String STOPPED = "the query was stopped";
    private static final List<String> FORMATS = List.of("csv", "parquet");

    private final Path file;
    private final Connection connection;
    private final StoredComparison comparison = new StoredComparison(this);
    private volatile boolean isStopped;
    private volatile Optional<Statement> running = Optional.empty();

    private StoreReader(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a store.
     *
     * @param named its file, or a link to it
     * @param patience seconds to wait for another process that has it
     * @param remark hears, once, for whom it waits, and of a log that is missing
     * @throws OutputException when it is not there, cannot be opened, or is no store of this version
     */
    public static StoreReader open(Path named, double patience, Consumer<String> remark) {
        Path file = StoreFile.real(named);
        Connection connection = StoreFile.open(file, true, patience, remark);
        try {
            Schema.check(file, connection, false);
        } catch (OutputException e) {
            close(file, connection);
            throw e;
        }
        return new StoreReader(file, connection);
    }

    /** All runs, in order of their names; of one that failed, the beginning of the reason. */
    public QueryResult runs() {
        return query("""
                SELECT name, status || if(obsolete, ', obsolete', '') AS status, horizon AS years, baseline, steps,
                    if(isnan(residual), NULL, CAST(printf('%.1e', residual) AS DOUBLE)) AS residual,
                    round(seconds, 2) AS seconds,
                    (SELECT count(*) FROM results WHERE results.run_id = runs.run_id) AS values,
                    left(run_id, 12) AS id,
                    if(length(reason) > 80, left(reason, 77) || '...', reason) AS reason
                FROM runs ORDER BY name""");
    }

    /** Everything known of a run but its results, a row for each property; no row when there is none of this name. */
    public QueryResult show(String name) {
        QueryResult run = query("SELECT * FROM runs WHERE name = ?", name);
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> found : run.rows()) {
            for (int c = 0; c < found.size(); c++) {
                Object value = found.get(c);
                if (value != null && !value.equals("")) {
                    rows.add(List.of(run.columns().get(c), value.toString()));
                }
            }
        }
        QueryResult parameters = query(
                "SELECT 'parameter ' || parameter, value FROM points JOIN runs USING (run_id) WHERE name = ?"
                        + " ORDER BY 1",
                name);
        parameters.rows().forEach(row -> rows.add(List.of(row.get(0), String.valueOf(row.get(1)))));
        return new QueryResult(List.of("property", "value"), List.of(false, false), rows);
    }

    /**
     * A run beside another, a row for each variable, year and cell that both have, with the columns of a comparison of
     * solved runs.
     *
     * @param against name of the other run; empty for the baseline it was made with
     * @param variables names; empty for all that are stored
     * @throws org.likevekt.scenarios.results.IncomparableException when their difference would mean nothing
     */
    public QueryResult compare(String name, String against, List<String> variables, Years years) {
        return comparison.of(name, against, variables, years);
    }

    /**
     * Names of a run and of the one that it was made to be compared with, the scenario first.
     *
     * @param against name of the other run; empty for the baseline it was made with
     * @throws org.likevekt.scenarios.results.IncomparableException when their difference would mean nothing
     */
    public List<String> pair(String name, String against) {
        return comparison.names(name, against);
    }

    /**
     * A run with its results.
     *
     * @throws org.likevekt.scenarios.results.IncomparableException when the store keeps too little of it
     */
    public StoredRun run(String name, Benchmark benchmark) {
        return StoredRun.read(this, name, benchmark);
    }

    /** Names of the solved runs with a baseline, which are not obsolete and no points of a sweep. */
    public List<String> compared() {
        return query("SELECT name FROM runs WHERE status = 'solved' AND baseline_id <> '' AND NOT obsolete"
                        + " AND coalesce(sweep, '') = '' ORDER BY name")
                .rows()
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    /** Hashes of the tables that its runs were made with. */
    public List<String> tables() {
        return query("SELECT DISTINCT data_hash FROM runs WHERE status = 'solved' ORDER BY 1").rows().stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    /**
     * Runs a query of the user's, which can read this store and nothing else, and hands over its rows as they come. What it
     * sorts or groups goes to files of the system's folder for such when there is much of it.
     *
     * @param limit most rows
     * @return whether there were more
     * @throws OutputException when it cannot be run, with the database's reason, or was stopped
     */
    public boolean sql(String text, long limit, RowReader rows) {
        Path spill = Aside.in(Path.of(System.getProperty("java.io.tmpdir")));
        query("SET memory_limit = '" + MEMORY + "'");
        query("SET temp_directory = '" + spill.toString().replace("'", "''") + "'");
        query("SET enable_external_access = false");
        query("SET lock_configuration = true");
        try (Statement statement = connection.createStatement()) {
            running = Optional.of(statement);
            if (isStopped) {
                throw new OutputException(STOPPED);
            }
            if (!statement.execute(text)) {
                return false;
            }
            try (ResultSet result = statement.getResultSet()) {
                return QueryResult.read(result, limit, new Stoppable(rows));
            }
        } catch (SQLException e) {
            throw isStopped ? new OutputException(STOPPED, e) : failure(e);
        } finally {
            running = Optional.empty();
        }
    }

    /** Stops a query that runs in another thread. */
    public void stop() {
        isStopped = true;
        running.ifPresent(statement -> {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // it has ended
            }
        });
    }

    /** Rows until it is stopped. */
    private final class Stoppable implements RowReader {
        private final RowReader rows;

        Stoppable(RowReader rows) {
            this.rows = rows;
        }

        @Override
        public void head(List<String> columns, List<Boolean> isNumber) {
            rows.head(columns, isNumber);
        }

        @Override
        public boolean row(List<Object> cells) {
            if (isStopped) {
                throw new OutputException(STOPPED);
            }
            return rows.row(cells);
        }
    }

    /**
     * Writes the tables into a folder, one file each, and a manifest; whole or not at all.
     *
     * @param format {@code csv} or {@code parquet}
     * @param program name and version of the program, for the manifest
     * @throws OutputException when they cannot be written, or the folder holds what no export wrote
     */
    public List<Path> export(Path folder, String format, String program) {
        Set<String> names = new TreeSet<>();
        Schema.EXPORTS.keySet().forEach(table -> FORMATS.forEach(ending -> names.add(table + "." + ending)));
        new WholeFolder(folder, names).write(fresh -> {
            for (String table : Schema.EXPORTS.keySet()) {
                export(table, format, fresh.resolve(table + "." + format));
            }
            ObjectNode manifest = JsonNodeFactory.instance.objectNode();
            manifest.put("program", program);
            manifest.put("store", file.getFileName().toString());
            manifest.put("format", format);
            Files.writeString(fresh.resolve(WholeFolder.MANIFEST), manifest.toPrettyString() + "\n");
        });
        return Schema.EXPORTS.keySet().stream()
                .map(table -> folder.resolve(table + "." + format))
                .toList();
    }

    private void export(String table, String format, Path target) throws IOException {
        String select = Schema.EXPORTS.get(table) + " ORDER BY ALL";
        if (format.equals("csv") && !table.equals("results")) {
            // texts of users: made harmless for spreadsheets
            QueryResult rows = query(select);
            Csv.write(target, sink -> {
                sink.row(rows.columns());
                rows.rows().forEach(row -> sink.row(row));
            });
            return;
        }
        String options = format.equals("csv") ? "(FORMAT csv, HEADER)" : "(FORMAT parquet, COMPRESSION zstd)";
        query("COPY (" + select + ") TO ? " + options, target.toAbsolutePath().toString());
    }

    QueryResult query(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int k = 0; k < parameters.length; k++) {
                statement.setObject(k + 1, parameters[k]);
            }
            if (!statement.execute()) {
                return new QueryResult(List.of(), List.of(), List.of());
            }
            try (ResultSet result = statement.getResultSet()) {
                return QueryResult.of(result);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private OutputException failure(SQLException e) {
        return new OutputException("the result store " + file + ": " + StoreFile.words(e), e);
    }

    /** Closes the file. */
    @Override
    public void close() {
        close(file, connection);
    }

    private static void close(Path file, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new OutputException("the result store " + file + " cannot be closed: " + StoreFile.reason(e), e);
        }
    }
}
