package org.likevekt.scenarios.cli;

import java.io.PrintWriter;
import java.util.List;
import org.likevekt.scenarios.run.Failure;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Tells what went wrong in one block, and turns it into an exit code, whatever a command throws. */
final class Failures implements IExecutionStrategy, IExecutionExceptionHandler, IParameterExceptionHandler {
    static final String STACKTRACE = "--stacktrace";

    /** Runs a command; its errors come to the handler below too, as its exceptions do. */
    @Override
    public int execute(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (Error error) {
            CommandLine command = parsed.asCommandLineList().get(0);
            throw new ExecutionException(command, String.valueOf(error.getMessage()), error);
        }
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        Throwable thrown =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        Likevekt program = command.getCommandSpec().root().userObject() instanceof Likevekt root ? root : null;
        return tell(thrown, command.getErr(), program != null && program.showsStackTraces());
    }

    /** Prints what was thrown. */
    static int tell(Throwable thrown, PrintWriter err, boolean withStackTrace) {
        Failure failure = Failure.of(thrown);
        print("likevekt: " + failure.told(), err);
        if (!failure.advice().isEmpty()) {
            print("  " + failure.advice() + ".", err);
        }
        if (withStackTrace) {
            thrown.printStackTrace(err);
        } else if (failure.kind() == Failure.Kind.FAULT) {
            err.println("  " + STACKTRACE + " shows where in the program.");
        }
        err.flush();
        return code(failure);
    }

    private static void print(String text, PrintWriter err) {
        text.lines()
                .map(Session::harmless)
                .flatMap(line -> Paragraph.wrapped(line).stream())
                .forEach(err::println);
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

    private static int code(Failure failure) {
        return switch (failure.kind()) {
            case INPUT -> ExitCode.BAD_INPUT;
            case NO_SOLUTION -> ExitCode.FAILED;
            case FAULT -> ExitCode.FAULT;
        };
    }
}
