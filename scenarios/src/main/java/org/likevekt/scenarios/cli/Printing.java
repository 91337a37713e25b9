package org.likevekt.scenarios.cli;

import java.io.PrintWriter;
import org.likevekt.scenarios.compare.TextTable;
import org.likevekt.scenarios.store.QueryResult;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.Table;

/** Prints the table of a command in the format asked for. */
final class Printing {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    /** Whether it is to be read, rather than used by another program. */
    boolean isText() {
        return format == Format.text;
    }

    void print(Table table) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case text -> TextTable.lines(table).forEach(line -> out.println(Session.harmless(line)));
            case csv -> Tables.printCsv(out, table);
            case json -> Tables.printJson(out, table);
        }
        out.flush();
    }

    void print(QueryResult rows) {
        try (RowPrinter printer = printer()) {
            printer.head(rows.columns(), rows.isNumber());
            rows.rows().forEach(printer::row);
        }
    }

    /** Prints rows as they come. */
    RowPrinter printer() {
        return RowPrinter.of(format, spec.commandLine().getOut());
    }
}
