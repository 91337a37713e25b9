package org.likevekt.scenarios.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The rows of a run in the tables of a store: statements of a transaction that whoever calls has begun. */
final class RunRows {
    private static final String INSERT =
            "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)";

    /** Digits of an id that tell runs of one name apart. */
    private static final int DIGITS = 8;

    private final Connection connection;
    private final Sql sql;

    RunRows(Connection connection) {
        this.connection = connection;
        this.sql = new Sql(connection);
    }

    /** What a run is called whose name another has taken. */
    static String aside(String name, String id) {
        return name + "~" + id.substring(0, DIGITS);
    }

    void rename(String id, String name) throws SQLException {
        sql.update("UPDATE runs SET name = ? WHERE run_id = ?", name, id);
        sql.update("UPDATE runs SET baseline = ? WHERE baseline_id = ?", name, id);
    }

    /** Removes what was put aside and no run is compared with any more. */
    void removeUnused() throws SQLException {
        String unused = "SELECT run_id FROM runs WHERE ends_with(name, '~' || left(run_id, " + DIGITS + "))"
                + " AND run_id NOT IN (SELECT baseline_id FROM runs)";
        for (String table : Schema.OF_A_RUN) {
            sql.update("DELETE FROM " + table + " WHERE run_id IN (" + unused + ")");
        }
    }

    void delete(String name) throws SQLException {
        sql.update("DELETE FROM results WHERE run_id IN (SELECT run_id FROM runs WHERE name = ?)", name);
        sql.update("DELETE FROM points WHERE run_id IN (SELECT run_id FROM runs WHERE name = ?)", name);
        sql.update("DELETE FROM runs WHERE name = ?", name);
    }

    void insert(RunRecord run, String name) throws SQLException {
        RunKey key = run.key();
        RunRecord.SolveFacts verdict = run.verdict();
        sql.update(
                INSERT,
                key.id(),
                name,
                key.title(),
                run.ending().status(),
                run.ending().cause(),
                run.ending().reason(),
                key.baseline(),
                key.baselineId(),
                key.horizon(),
                key.closure(),
                key.options(),
                key.program(),
                key.codeHash(),
                key.dataHash(),
                verdict.fingerprint(),
                verdict.calibration(),
                verdict.steps(),
                verdict.residual(),
                verdict.walras(),
                verdict.hashes(),
                verdict.trace(),
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                run.seconds(),
                Timestamp.from(Instant.now()),
                key.sweep());
    }

    void insertParameters(RunKey key) throws SQLException {
        for (Map.Entry<String, Double> parameter : key.parameters().entrySet()) {
            sql.update("INSERT INTO points VALUES (?, ?, ?)", key.id(), parameter.getKey(), parameter.getValue());
        }
    }

    void insertVariable(Series series) throws SQLException {
        sql.update(
                "INSERT INTO variables VALUES (?, ?, ?, ?)",
                series.name(),
                series.unit(),
                series.axes(),
                series.description());
    }

    void append(RunRecord run) throws SQLException {
        // the appender joins the transaction that is already open on its connection
        try (DuckDBAppender rows =
                connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "results")) {
            for (Series series : run.series()) {
                append(rows, run.key().id(), series);
            }
        }
    }

    private static void append(DuckDBAppender rows, String id, Series series) throws SQLException {
        for (int t = 0; t < series.years().length; t++) {
            for (int cell = 0; cell < series.values()[t].length; cell++) {
                rows.beginRow();
                rows.append(id).append(series.name()).append((short) series.years()[t]);
                for (String code : series.labels().get(cell)) {
                    if (code.isEmpty()) {
                        rows.appendNull();
                    } else {
                        rows.append(code);
                    }
                }
                rows.append(series.values()[t][cell]);
                rows.endRow();
            }
        }
    }
}
