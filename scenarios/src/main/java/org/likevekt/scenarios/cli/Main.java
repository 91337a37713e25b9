package org.likevekt.scenarios.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.likevekt.scenarios.results.OutputException;
import org.likevekt.scenarios.results.WatchedStream;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        WatchedStream watched = new WatchedStream(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(watched, true, StandardCharsets.UTF_8);
        PrintWriter err = writer(FileDescriptor.err);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> Failures.tell(thrown, err, false));
        int code;
        try {
            code = commandLine(out, err, RunnerFactory.FRESH).execute(arguments);
        } catch (Throwable thrown) {
            // in the command line's own work: reading the words, or telling of another error
            code = Failures.tell(thrown, err, false);
        }
        out.flush();
        String cut = watched.failure().map(OutputException::reason).orElse("");
        // who closes a pipe has read enough
        if (code == ExitCode.OK && !cut.isEmpty() && !cut.contains("Broken pipe")) {
            err.println("likevekt: not all of it could be printed: " + cut);
            code = ExitCode.BAD_INPUT;
        }
        System.exit(code);
    }

    /** The command line, printing to these writers and working with runners of this workshop. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err, RunnerFactory workshop) {
        Failures failures = new Failures();
        return new CommandLine(new Likevekt(workshop))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false)
                .setExecutionStrategy(failures)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    /** UTF-8 whatever the machine's locale: the counties' names have letters of their own. */
    private static PrintWriter writer(FileDescriptor target) {
        return new PrintWriter(new FileOutputStream(target), true, StandardCharsets.UTF_8);
    }
}
