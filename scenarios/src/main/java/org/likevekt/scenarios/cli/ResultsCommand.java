package org.likevekt.scenarios.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.format.Words;
import org.likevekt.scenarios.format.Years;
import org.likevekt.scenarios.store.QueryResult;
import org.likevekt.scenarios.store.Store;
import org.likevekt.scenarios.store.StoreReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks into a result store, tidies it, and joins stores. */
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "List, show, compare, remove, export or merge the runs of a result store.")
final class ResultsCommand implements Callable<Integer> {
    /** File formats of an export. */
    enum FileFormat {
        /** For R, Python and DuckDB. */
        parquet,
        /** For everything. */
        csv
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "results of what? Expected ls, show, compare, rm, export or merge");
    }

    @Command(name = "ls", mixinStandardHelpOptions = true, description = "List the runs.")
    int list(@Mixin StoreOptions options, @Mixin Printing printing) {
        try (StoreReader reader = options.reader()) {
            printing.print(reader.runs());
        }
        return ExitCode.OK;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show all that is known of a run.")
    int show(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "RUN", description = "Name of the run.") String name,
            @Mixin Printing printing) {
        try (StoreReader reader = options.reader()) {
            QueryResult rows = reader.show(name);
            if (rows.rows().isEmpty()) {
                throw unknown(name, reader.runs());
            }
            printing.print(rows);
        }
        return ExitCode.OK;
    }

    @Command(
            name = "compare",
            mixinStandardHelpOptions = true,
            description = "Print what a stored run changes against another, without solving anything.")
    int compare(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "RUN", description = "Name of the run.") String name,
            @Option(
                            names = "--against",
                            paramLabel = "RUN",
                            defaultValue = "",
                            description = "What it is compared with (default: the baseline it was made with).")
                    String against,
            @Option(
                            names = "--variables",
                            paramLabel = "NAMES",
                            split = ",",
                            description = "Variables, as the store names them (default: all that are stored).")
                    List<String> variables,
            @Option(
                            names = "--years",
                            paramLabel = "YEARS",
                            defaultValue = "all",
                            converter = YearList.class,
                            description = "2020,2030-2035 or all (default: ${DEFAULT-VALUE}).")
                    Years years,
            @Mixin Printing printing) {
        try (StoreReader reader = options.reader()) {
            printing.print(reader.compare(name, against, variables == null ? List.of() : variables, years));
        }
        return ExitCode.OK;
    }

    @Command(name = "rm", mixinStandardHelpOptions = true, description = "Remove runs.")
    int remove(
            @Mixin StoreOptions options,
            @Parameters(arity = "1..*", paramLabel = "RUN", description = "Names of the runs.") List<String> names) {
        try (StoreReader reader = options.reader()) {
            QueryResult runs = reader.runs();
            for (String name : names) {
                if (runs.rows().stream().noneMatch(row -> name.equals(row.get(0)))) {
                    throw unknown(name, runs);
                }
            }
        }
        try (Store store = options.writer()) {
            store.remove(names);
        }
        options.print("  removed " + String.join(", ", names));
        return ExitCode.OK;
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Write the tables as files into a folder.")
    int export(
            @Mixin StoreOptions options,
            @Parameters(paramLabel = "DIR", description = "Folder; one of an earlier export is replaced.") Path folder,
            @Option(
                            names = "--format",
                            defaultValue = "parquet",
                            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
                    FileFormat format) {
        try (StoreReader reader = options.reader()) {
            reader.export(folder, format.name(), "likevekt " + Version.number())
                    .forEach(file -> options.print("  " + file));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "merge",
            mixinStandardHelpOptions = true,
            description = "Take in the runs of other stores, such as those of a job array.")
    int merge(
            @Mixin StoreOptions options,
            @Parameters(arity = "1..*", paramLabel = "OTHER", description = "Result stores.") List<Path> others) {
        for (Path other : others) {
            if (!Files.isRegularFile(other)) {
                throw new InputException("there is no result store " + other);
            }
        }
        try (Store store = options.writer()) {
            for (Path other : others) {
                long taken = store.merge(other, options.patience(), options.remark());
                options.print("  " + other + ": " + taken + (taken == 1 ? " run" : " runs") + " taken in");
            }
        }
        return ExitCode.OK;
    }

    private static InputException unknown(String name, QueryResult runs) {
        List<String> names =
                runs.rows().stream().map(row -> String.valueOf(row.get(0))).toList();
        return new InputException("there is no run " + Words.quote(name) + " in the store. " + Words.maybe(name, names)
                + " See: likevekt results ls");
    }
}
