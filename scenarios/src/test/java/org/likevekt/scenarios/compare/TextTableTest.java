package org.likevekt.scenarios.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables on a screen. */
class TextTableTest {

    @Test
    void columnsAreAligned() {
        DoubleColumn change = DoubleColumn.create("%", 1.25, -0.004, -12345.678);
        change.setPrintFormatter(new SignedFormat(true, true, 2), "");
        Table table = Table.create("t", StringColumn.create("region", "Møre", "Trøndelag", "Oslo"), change);
        assertEquals(
                List.of(
                        "  region              %",
                        "  Møre            +1.25", "  Trøndelag        0.00", "  Oslo       -12,345.68"),
                TextTable.lines(table));
    }
}
