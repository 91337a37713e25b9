package org.likevekt.scenarios.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program without a command: says what it is and what to type first. */
@Command(
        name = "likevekt",
        description = "Spatial general equilibrium of Norway's counties, solved year by year from 2018 to 2050.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All went well.",
            "1:A run has no solution, or a check or a replay failed.",
            "2:The command, a scenario, a table or the output folder is wrong.",
            "3:Internal error, or the machine gave out: memory, disk, a damaged program.",
            "4:Some runs of a batch, or worlds of a sensitivity, failed."
        },
        subcommands = {
            CompareCommand.class,
            ReportCommand.class,
            WhyCommand.class,
            RunCommand.class,
            BatchCommand.class,
            ResultsCommand.class,
            SqlCommand.class,
            ReplayCommand.class,
            VerifyCommand.class,
            SensitivityCommand.class,
            HindcastCommand.class,
            CheckCommand.class,
            ConsistencyCommand.class,
            MacroCommand.class,
            ScenariosCommand.class,
            ExplainCommand.class,
            ValidateCommand.class,
            DataCommand.class,
            GradientCommand.class,
            ExportCommand.class,
            SchemaCommand.class,
            CalibrateCommand.class
        })
final class Likevekt implements Callable<Integer> {
    private static final String[] WELCOME = {
        "Likevekt: the economy of Norway's eleven counties to 2050, in equilibrium. Type one of:",
        "",
        "  likevekt compare                 two education policies against the baseline",
        "  likevekt report vocational       the same as a page to open in a browser: charts, map and story",
        "  likevekt replay                  the published study beside our numbers, row by row",
        "  likevekt run vocational          solve a scenario and write all its results to out/",
        "  likevekt scenarios               the scenarios there are; a file of your own works as well",
        "  likevekt data                    the figures behind it and how far to trust them",
        "  likevekt check                   the laws that every solution must obey",
        "  likevekt --help                  all commands, options and exit codes"
    };

    private final RunnerFactory workshop;

    @Spec
    private CommandSpec spec;

    @Option(
            names = Failures.STACKTRACE,
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error arose.")
    private boolean showsStackTraces;

    Likevekt(RunnerFactory workshop) {
        this.workshop = workshop;
    }

    /** Where commands get their runner. */
    RunnerFactory workshop() {
        return workshop;
    }

    /** Whether errors are shown with their traces. */
    boolean showsStackTraces() {
        return showsStackTraces;
    }

    @Override
    public Integer call() {
        for (String line : WELCOME) {
            spec.commandLine().getOut().println(line);
        }
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
