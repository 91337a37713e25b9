package org.likevekt.scenarios.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.likevekt.scenarios.results.OutputException;

/** The tables of a store. */
final class Schema {
    /** What belongs to a run, by the column {@code run_id}; runs come last, since the others are found by them and go first. */
    static final List<String> OF_A_RUN = List.of("results", "points", "runs");

    /** What an export holds of each table: of runs that are obsolete it holds that they are. */
    static final Map<String, String> EXPORTS = exports();

    /** Version of the tables; another version is refused. */
    static final int VERSION = 2;

    // No primary keys: the one writer keeps them, and an index would grow with every result.
    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE IF NOT EXISTS store(version INTEGER, is_open BOOLEAN, logs BIGINT)",
            """
            CREATE TABLE IF NOT EXISTS runs(
                run_id VARCHAR, name VARCHAR, title VARCHAR, status VARCHAR, cause VARCHAR, reason VARCHAR,
                baseline VARCHAR, baseline_id VARCHAR, horizon VARCHAR, closure VARCHAR, options VARCHAR,
                program VARCHAR, code_hash VARCHAR, data_hash VARCHAR, fingerprint VARCHAR, calibration VARCHAR,
                steps INTEGER, residual DOUBLE, walras DOUBLE, hashes VARCHAR, trace VARCHAR,
                java VARCHAR, machine VARCHAR, seconds DOUBLE, finished_at TIMESTAMP,
                sweep VARCHAR, obsolete BOOLEAN)
            """,
            "CREATE TABLE IF NOT EXISTS points(run_id VARCHAR, parameter VARCHAR, value DOUBLE)",
            """
            CREATE TABLE IF NOT EXISTS results(
                run_id VARCHAR, variable VARCHAR, year SMALLINT, region VARCHAR, destination VARCHAR,
                industry VARCHAR, "group" VARCHAR, value DOUBLE)
            """,
            "CREATE TABLE IF NOT EXISTS variables(variable VARCHAR, unit VARCHAR, axes VARCHAR, description VARCHAR)",
            "CREATE TABLE IF NOT EXISTS codes(axis VARCHAR, code VARCHAR, name VARCHAR)",
            "CREATE TABLE IF NOT EXISTS asked(asker VARCHAR, plan VARCHAR, planned_at TIMESTAMP, name VARCHAR)",
            """
            CREATE OR REPLACE VIEW parameters AS
            SELECT points.* FROM points JOIN runs USING (run_id) WHERE NOT runs.obsolete
            """,
            """
            CREATE OR REPLACE VIEW tidy AS
            SELECT runs.name AS run, results.*, variables.unit
            FROM results JOIN runs USING (run_id) JOIN variables USING (variable) WHERE NOT runs.obsolete
            """);

    private Schema() {}

    private static Map<String, String> exports() {
        Map<String, String> exports = new LinkedHashMap<>();
        exports.put("runs", "SELECT * FROM runs");
        exports.put("parameters", "SELECT * FROM parameters");
        exports.put("results", "SELECT results.* FROM results JOIN runs USING (run_id) WHERE NOT obsolete");
        exports.put("variables", "SELECT * FROM variables");
        exports.put("codes", "SELECT * FROM codes");
        return Collections.unmodifiableMap(exports);
    }

    /** Makes the tables, where they are not there yet, of all or none. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION");
            for (String sql : STATEMENTS) {
                statement.execute(sql);
            }
            statement.execute(
                    "INSERT INTO store SELECT " + VERSION + ", false, 0 WHERE NOT EXISTS (SELECT 1 FROM store)");
            statement.execute("COMMIT");
        }
    }

    /**
     * Checks that a database holds these tables and nothing of another version.
     *
     * @param isNew whether one without any table will do
     * @throws OutputException when it does not, saying what it is
     */
    static void check(Path file, Connection connection, boolean isNew) {
        try (Statement statement = connection.createStatement()) {
            if (isNew && count(statement, "SELECT count(*) FROM duckdb_tables()") == 0) {
                return;
            }
            if (count(statement, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'store'") == 0) {
                throw new OutputException(
                        file + " is a database, but not a result store. Maybe name another file with --store or --out");
            }
            int version = count(statement, "SELECT coalesce(max(version), " + VERSION + ") FROM store");
            if (version != VERSION) {
                throw new OutputException(
                        "the result store " + file + " has version " + version + " of the tables, expected " + VERSION
                                + ": it was written by another version of the program. Maybe start a new one");
            }
        } catch (SQLException e) {
            throw new OutputException("the result store " + file + " cannot be read: " + StoreFile.reason(e), e);
        }
    }

    private static int count(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
