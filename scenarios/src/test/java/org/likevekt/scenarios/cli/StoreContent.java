package org.likevekt.scenarios.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a result store says, run for run, without when and where it was solved. */
final class StoreContent {
    private static final List<String> QUERIES = List.of(
            "SELECT name, COLUMNS(* EXCLUDE (name, java, machine, seconds, finished_at)) FROM runs ORDER BY ALL",
            "SELECT name, parameters.* FROM parameters JOIN runs USING (run_id) ORDER BY ALL",
            "SELECT name, results.* FROM results JOIN runs USING (run_id) ORDER BY ALL",
            "SELECT '', * FROM variables ORDER BY ALL",
            "SELECT '', * FROM codes ORDER BY ALL");

    private StoreContent() {}

    /** All rows by the name of their run; doubles to the last bit. */
    static Map<String, List<String>> of(Path store) throws SQLException {
        Map<String, List<String>> content = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                Statement statement = connection.createStatement()) {
            for (String query : QUERIES) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        content.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                                .add(row(rows));
                    }
                }
            }
        }
        return content;
    }

    private static String row(ResultSet rows) throws SQLException {
        StringBuilder row = new StringBuilder();
        for (int c = 2; c <= rows.getMetaData().getColumnCount(); c++) {
            row.append(rows.getObject(c)).append('|');
        }
        return row.toString();
    }
}
