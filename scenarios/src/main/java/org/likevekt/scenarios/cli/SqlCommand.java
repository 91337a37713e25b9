package org.likevekt.scenarios.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.likevekt.scenarios.store.StoreReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
    private static final long PATIENCE = 5;

    @Mixin
    private StoreOptions options;

    @Mixin
    private Printing printing;

    @Parameters(paramLabel = "SQL", description = "One query.")
    private String query;

    @Option(names = "--limit", paramLabel = "N", description = "Print at most N rows (default: all).")
    private Long limit;

    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public Integer call() {
        if (limit != null && limit < 0) {
            throw new InputException("--limit is " + limit + ", expected 0 or more");
        }
        try (StoreReader reader = options.reader()) {
            Thread end = new Thread(() -> stop(reader), "stop");
            Runtime.getRuntime().addShutdownHook(end);
            try {
                print(reader);
            } finally {
                removeHook(end);
            }
        } finally {
            ended.countDown();
        }
        return ExitCode.OK;
    }

    private void print(StoreReader reader) {
        boolean isMore;
        try (RowPrinter printer = printing.printer()) {
            isMore = reader.sql(query, limit == null ? Long.MAX_VALUE : limit, printer);
        }
        if (isMore) {
            options.remark().accept("there are more than the " + limit + " rows of --limit");
        }
    }

    /** On Ctrl-C the query ends before the program does, and its files are removed. */
    private void stop(StoreReader reader) {
        reader.stop();
        try {
            boolean isInTime = ended.await(PATIENCE, TimeUnit.SECONDS);
            if (!isInTime) {
                options.remark().accept("the query did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is ending already
        }
    }
}
