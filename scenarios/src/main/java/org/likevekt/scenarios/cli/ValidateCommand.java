package org.likevekt.scenarios.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioException;
import org.likevekt.scenarios.run.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks scenario files without solving them. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check scenario files, with everything that is wrong with them, without solving.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private Session session;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Paths to files, or names of the library.")
    private List<String> names;

    @Override
    public Integer call() {
        Runner runner = session.runner();
        int code = ExitCode.OK;
        for (String name : names) {
            try {
                Scenario scenario = runner.economy().library().load(name);
                runner.validate(scenario);
                session.print(List.of(name + ": good, " + scenario.shocks().size() + " shocks, " + scenario.horizon()));
            } catch (ScenarioException e) {
                session.err().println(Session.harmless("likevekt: " + e.told()));
                session.err().flush();
                code = ExitCode.BAD_INPUT;
            }
        }
        return code;
    }
}
