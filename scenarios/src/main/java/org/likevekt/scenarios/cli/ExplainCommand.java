package org.likevekt.scenarios.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says in plain words what a scenario does. */
@Command(
        name = "explain-scenario",
        mixinStandardHelpOptions = true,
        description = "Say in plain words what a scenario does and how it differs from its baseline.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(paramLabel = "SCENARIO", description = "Name of the library, or path to a file.")
    private String name;

    @Override
    public Integer call() {
        List<String> lines = session.economy().library().explain(name);
        session.print(
                lines.stream().flatMap(line -> Paragraph.wrapped(line).stream()).toList());
        return ExitCode.OK;
    }
}
