package org.likevekt.scenarios.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.likevekt.scenarios.results.OutputException;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        Watched watched = new Watched(new FileOutputStream(FileDescriptor.out));
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
        if (code == ExitCode.OK && watched.isCut()) {
            err.println("likevekt: not all of it could be printed: " + watched.reason);
            code = ExitCode.BAD_INPUT;
        }
        System.exit(code);
    }

    /** A stream that remembers why it could not be written: what prints on it does not say so. */
    private static final class Watched extends FilterOutputStream {
        private String reason = "";

        Watched(OutputStream target) {
            super(target);
        }

        /** Whether something is missing that somebody waits for; who closes a pipe has read enough. */
        boolean isCut() {
            return !reason.isEmpty() && !reason.contains("Broken pipe");
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                reason = OutputException.reason(e);
                throw e;
            }
        }
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
