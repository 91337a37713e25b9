package org.likevekt.scenarios.store;

import java.util.List;

/** Takes the rows of an answer as they come, so that a long one needs no memory. */
public interface RowReader {
    /**
     * What the columns are; comes first.
     *
     * @param isNumber for each whether it holds numbers
     */
    void head(List<String> columns, List<Boolean> isNumber);

    /**
     * One row: numbers, texts, or null where there is none.
     *
     * @return whether more are wanted
     */
    boolean row(List<Object> cells);
}
