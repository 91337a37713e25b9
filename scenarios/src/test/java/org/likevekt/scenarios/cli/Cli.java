package org.likevekt.scenarios.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.likevekt.solver.linear.DenseKernel;

/** What one command printed and how it ended. */
record Cli(int code, String out, String err) {

    /** Runs a command as a user would. */
    static Cli run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine(new PrintWriter(out), new PrintWriter(err), Cli::runner)
                .execute(arguments);
        return new Cli(code, out.toString(), err.toString());
    }

    /** Tests share the runner of the embedded tables, so that its equations are compiled once. */
    private static Runner runner(Optional<Path> data, RunnerListener observer, DenseKernel kernel) {
        boolean isShared = data.isEmpty() && kernel == DenseKernel.JAVA;
        return isShared ? Embedded.RUNNER : new Runner(Economy.of(data), observer, kernel);
    }

    /** Made when first asked for. */
    private static final class Embedded {
        private static final Runner RUNNER = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);
    }
}
