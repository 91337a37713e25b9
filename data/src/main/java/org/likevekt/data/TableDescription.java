package org.likevekt.data;

import java.util.List;

/**
 * What a table is and where it comes from: one row of {@code tables.csv} with its rows of {@code columns.csv}.
 *
 * @param name the table, and its file without {@code .csv}
 * @param title what it holds
 * @param source who published it, and where
 * @param grade how far to trust it
 * @param unit the unit of its figures
 * @param note what a user should know
 * @param columns its columns in order
 */
public record TableDescription(
        String name,
        String title,
        String source,
        Grade grade,
        String unit,
        String note,
        List<ColumnDescription> columns) {
    /** How far a table can be trusted. */
    public enum Grade {
        /** Published and complete. */
        OFFICIAL,
        /** Published, then aggregated or moved to other borders. */
        TRANSFORMED,
        /** Estimated to fit published totals. */
        ESTIMATED,
        /** A judgement or a value from the literature. */
        PRIOR,
        /** A user's own figures, of which nobody else knows how far to trust them; the lowest of all for that reason. */
        USER
    }

    /** The name of the file that holds the table. */
    public String file() {
        return name + ".csv";
    }

    /** The columns that together identify a row. */
    List<ColumnDescription> keys() {
        return columns.stream().filter(ColumnDescription::key).toList();
    }
}
