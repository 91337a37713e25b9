package org.likevekt.scenarios.cli;

import java.io.PrintWriter;
import java.util.List;
import org.likevekt.data.DataException;
import org.likevekt.scenarios.bundle.BundleException;
import org.likevekt.scenarios.replay.StudyException;
import org.likevekt.scenarios.results.IncomparableException;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.run.RunFailedException;
import org.likevekt.scenarios.spec.Finding;
import org.likevekt.scenarios.spec.ScenarioException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells what went wrong in one block, and turns it into an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    static final String DEBUG = "--debug";

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        ("likevekt: " + text(failure))
                .lines()
                .map(Session::harmless)
                .flatMap(line -> Paragraph.wrapped(line).stream())
                .forEach(err::println);
        if (command.getCommandSpec().root().userObject() instanceof Likevekt program && program.isDebug()) {
            failure.printStackTrace(err);
        } else if (code(failure) == ExitCode.FAULT) {
            err.println("  This is a fault of the program. Maybe " + DEBUG + " shows where.");
        }
        err.flush();
        return code(failure);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("likevekt: " + Session.harmless(String.valueOf(failure.getMessage())));
        List<String> nearest = failure instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        if (!nearest.isEmpty()) {
            err.println("  Maybe " + String.join(" or ", nearest) + ".");
        }
        err.println("  See: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.BAD_INPUT;
    }

    /** What went wrong, as the user is told. */
    static String text(Exception failure) {
        if (failure instanceof ScenarioException wrong) {
            StringBuilder text = new StringBuilder(count(wrong.findings().size()) + " in the scenario");
            for (Finding finding : wrong.findings()) {
                text.append(System.lineSeparator()).append("  ").append(finding);
            }
            return text.toString();
        }
        boolean isToldInWords = failure instanceof DataException
                || failure instanceof RunFailedException
                || failure instanceof StudyException
                || failure instanceof OutputException
                || failure instanceof IncomparableException
                || failure instanceof BundleException
                || failure instanceof InputException;
        return isToldInWords ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    /** The exit code of a failure. */
    static int code(Exception failure) {
        if (failure instanceof RunFailedException) {
            return ExitCode.FAILED;
        }
        boolean isInput = failure instanceof ScenarioException
                || failure instanceof DataException
                || failure instanceof OutputException
                || failure instanceof StudyException
                || failure instanceof IncomparableException
                || failure instanceof BundleException
                || failure instanceof InputException;
        return isInput ? ExitCode.BAD_INPUT : ExitCode.FAULT;
    }

    private static String count(int problems) {
        return problems == 1 ? "1 problem" : problems + " problems";
    }
}
