package org.likevekt.scenarios.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.likevekt.scenarios.results.OutputException;

/** Takes runs of another store, which is attached as {@code other}, into this one. */
record Merging(Sql sql) {
    /**
     * Checks that both stores have the same run of each name.
     *
     * @throws OutputException when they do not, naming one
     */
    void requireAgreement(Path other) throws SQLException {
        List<String> names = sql.texts("SELECT a.name FROM runs a JOIN other.runs b USING (name)"
                + " WHERE a.run_id <> b.run_id ORDER BY a.name LIMIT 1");
        if (!names.isEmpty()) {
            throw new OutputException("both stores have a run '" + names.get(0)
                    + "', and they differ in data, scenario, code or options; nothing of " + other
                    + " was taken in. Maybe 'results rm' one of them");
        }
    }

    /** Copies what is not here yet; how many runs that were. */
    long copy() throws SQLException {
        sql.update("CREATE TEMP TABLE fresh AS SELECT run_id FROM other.runs"
                + " WHERE run_id NOT IN (SELECT run_id FROM runs)");
        for (String table : Schema.OF_A_RUN) {
            sql.update("INSERT INTO " + table + " SELECT * FROM other." + table
                    + " WHERE run_id IN (SELECT run_id FROM fresh)");
        }
        sql.update("INSERT INTO variables SELECT * FROM other.variables"
                + " WHERE variable NOT IN (SELECT variable FROM variables)");
        sql.update("INSERT INTO codes SELECT * FROM other.codes EXCEPT SELECT * FROM codes");
        sql.update("INSERT INTO asked SELECT * FROM other.asked EXCEPT SELECT * FROM asked");
        new Asked(sql).mark();
        long taken = sql.count("SELECT count(*) FROM fresh");
        sql.update("DROP TABLE fresh");
        return taken;
    }
}
