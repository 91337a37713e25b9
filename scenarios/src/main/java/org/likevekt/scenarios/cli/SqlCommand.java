package org.likevekt.scenarios.cli;

import java.util.concurrent.Callable;
import org.likevekt.scenarios.store.StoreReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks a result store in SQL; reads only. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Ask the result store in SQL (DuckDB's), reading only. Tables: runs, results, parameters, variables,",
            "codes; the view tidy has results with the names of runs and units. Example:",
            "  likevekt sql \"select run, value from tidy where variable = 'product' and year = 2050\""
        })
final class SqlCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions options;

    @Mixin
    private Printing printing;

    @Parameters(paramLabel = "SQL", description = "One query.")
    private String query;

    @Override
    public Integer call() {
        try (StoreReader reader = options.reader()) {
            printing.print(reader.sql(query));
        }
        return ExitCode.OK;
    }
}
