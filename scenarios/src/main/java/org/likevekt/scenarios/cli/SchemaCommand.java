package org.likevekt.scenarios.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.format.ScenarioSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the JSON Schema of scenario files. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Print the JSON Schema of scenario files, from which editors complete keys, drivers and codes.")
final class SchemaCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Override
    public Integer call() {
        session.print(List.of(
                new ScenarioSchema(session.economy().vocabulary()).toJson().toPrettyString()));
        return ExitCode.OK;
    }
}
