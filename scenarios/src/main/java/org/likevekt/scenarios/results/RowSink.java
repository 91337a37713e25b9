package org.likevekt.scenarios.results;

import java.util.List;

/** Takes the rows of a table one by one. */
@FunctionalInterface
public interface RowSink {
    /** Takes one row; its numbers are {@link Double} or {@link Integer}. */
    void row(List<?> cells);

    /** Takes one row. */
    default void row(Object... cells) {
        row(List.of(cells));
    }
}
