package org.likevekt.scenarios.store;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.likevekt.scenarios.format.Fingerprint;

/**
 * Which runs of a store are asked for, and by which files; the others are marked as obsolete. Of a file the plan made last
 * counts: the parts of an array have the same one, an earlier store another. Baselines of what is asked for are asked for.
 */
record Asked(Sql sql) {
    /** Notes what files ask for now, and marks what they no longer ask for. */
    void note(Collection<Plan> plans) throws SQLException {
        for (Plan plan : plans) {
            note(plan);
        }
        mark();
        // of a failed one that nobody asks for there is nothing to keep
        sql.update("DELETE FROM runs WHERE obsolete AND status = 'failed'");
    }

    private void note(Plan plan) throws SQLException {
        Set<String> names = new TreeSet<>(plan.names());
        if (!plan.isWhole()) {
            names.addAll(sql.texts("SELECT name FROM asked WHERE asker = ?", plan.asker()));
        }
        Fingerprint all = new Fingerprint();
        names.forEach(all::add);
        String hash = all.digits();
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        if (sql.texts("SELECT DISTINCT plan FROM asked WHERE asker = ?", plan.asker())
                .equals(List.of(hash))) {
            sql.update("UPDATE asked SET planned_at = ? WHERE asker = ?", now, plan.asker());
            return;
        }
        sql.update("DELETE FROM asked WHERE asker = ?", plan.asker());
        try (DuckDBAppender rows = sql.connection()
                .unwrap(DuckDBConnection.class)
                .createAppender(DuckDBConnection.DEFAULT_SCHEMA, "asked")) {
            for (String name : names) {
                rows.beginRow();
                rows.append(plan.asker()).append(hash).append(now).append(name);
                rows.endRow();
            }
        }
    }

    /** Marks anew, as the tables are now. */
    void mark() throws SQLException {
        sql.update("""
                UPDATE runs SET obsolete = NOT obsolete WHERE obsolete = (run_id IN (
                    WITH RECURSIVE latest AS (SELECT asker, arg_max(plan, planned_at) AS plan FROM asked GROUP BY asker),
                    wanted AS (
                        SELECT run_id, baseline_id FROM runs WHERE regexp_replace(name, '~failed$', '') IN
                            (SELECT name FROM asked JOIN latest USING (asker, plan))
                        UNION
                        SELECT runs.run_id, runs.baseline_id FROM runs JOIN wanted ON runs.run_id = wanted.baseline_id)
                    SELECT run_id FROM wanted))
                """);
    }

    /** Names of the runs that are marked. */
    List<String> obsolete() throws SQLException {
        return sql.texts("SELECT name FROM runs WHERE obsolete ORDER BY name");
    }
}
