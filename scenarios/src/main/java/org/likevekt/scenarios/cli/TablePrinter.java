package org.likevekt.scenarios.cli;

import org.likevekt.scenarios.compare.TextTable;
import tech.tablesaw.api.Table;

/** Prints a table in the format asked for. */
final class TablePrinter {
    private TablePrinter() {}

    static void print(Session session, Format format, Table table) {
        switch (format) {
            case text -> session.print(TextTable.lines(table));
            case csv -> Tables.printCsv(session.out(), table);
            case json -> Tables.printJson(session.out(), table);
        }
    }
}
