package org.likevekt.scenarios.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        int code = commandLine(writer(FileDescriptor.out), writer(FileDescriptor.err), Workshop.FRESH)
                .execute(arguments);
        System.exit(code);
    }

    /** The command line, printing to these writers and working with runners of this workshop. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err, Workshop workshop) {
        Failures failures = new Failures();
        return new CommandLine(new Likevekt(workshop))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    /** UTF-8 whatever the machine's locale: the counties' names have letters of their own. */
    private static PrintWriter writer(FileDescriptor target) {
        return new PrintWriter(new FileOutputStream(target), true, StandardCharsets.UTF_8);
    }
}
