package org.likevekt.scenarios.store;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What a query gives.
 *
 * @param columns names
 * @param isNumber for each column whether it holds numbers
 * @param rows values: numbers, texts, or null where there is none
 */
public record QueryResult(List<String> columns, List<Boolean> isNumber, List<List<Object>> rows) {
    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.FLOAT,
            Types.REAL,
            Types.DOUBLE,
            Types.DECIMAL,
            Types.NUMERIC);

    static QueryResult of(ResultSet result) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<Boolean> isNumber = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        read(result, Long.MAX_VALUE, new RowReader() {
            @Override
            public void head(List<String> names, List<Boolean> numbers) {
                columns.addAll(names);
                isNumber.addAll(numbers);
            }

            @Override
            public boolean row(List<Object> cells) {
                return rows.add(cells);
            }
        });
        return new QueryResult(columns, isNumber, rows);
    }

    /** Hands over rows as they come, at most so many; whether there were more. */
    static boolean read(ResultSet result, long limit, RowReader reader) throws SQLException {
        ResultSetMetaData head = result.getMetaData();
        List<String> columns = new ArrayList<>();
        List<Boolean> isNumber = new ArrayList<>();
        for (int c = 1; c <= head.getColumnCount(); c++) {
            columns.add(head.getColumnLabel(c));
            isNumber.add(NUMBERS.contains(head.getColumnType(c)));
        }
        reader.head(columns, isNumber);
        long count = 0;
        while (result.next()) {
            if (count++ == limit) {
                return true;
            }
            Object[] row = new Object[columns.size()];
            for (int c = 0; c < row.length; c++) {
                Object value = result.getObject(c + 1);
                row[c] = value == null || value instanceof Number ? value : value.toString();
            }
            if (!reader.row(Collections.unmodifiableList(Arrays.asList(row)))) {
                return false;
            }
        }
        return false;
    }
}
