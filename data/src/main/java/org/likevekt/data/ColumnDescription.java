package org.likevekt.data;

import java.util.List;

/**
 * What a column of a table may hold: one row of {@code columns.csv}.
 *
 * @param table the table it belongs to
 * @param name the heading
 * @param type {@code text}, {@code number}, {@code year}, {@code code:classification}, {@code choice:one|other}, or
 *     {@code some:classification} for a key whose codes need not all have a row: numbers are 0 where there is none
 * @param unit the unit of a number
 * @param minimum the smallest number allowed, minus infinity when there is none
 * @param maximum the largest number allowed, infinity when there is none
 * @param key whether it identifies the row, together with the table's other keys
 * @param description what it holds
 */
public record ColumnDescription(
        String table,
        String name,
        String type,
        String unit,
        double minimum,
        double maximum,
        boolean key,
        String description) {
    boolean isNumber() {
        return type.equals("number");
    }

    boolean isYear() {
        return type.equals("year");
    }

    boolean isCode() {
        return type.startsWith("code:") || isPartial();
    }

    /** Whether a key may leave out combinations of codes. */
    boolean isPartial() {
        return type.startsWith("some:");
    }

    boolean isChoice() {
        return type.startsWith("choice:");
    }

    /** The classification of a code column. */
    String classification() {
        return type.substring(type.indexOf(':') + 1);
    }

    /** The values of a choice column. */
    List<String> choices() {
        return List.of(type.substring("choice:".length()).split("\\|"));
    }
}
