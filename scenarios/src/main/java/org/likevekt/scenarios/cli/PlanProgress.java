package org.likevekt.scenarios.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import org.likevekt.scenarios.batch.PlanListener;

/** Shows scenario files being planned: a bar on a terminal, in a pipe a line for each fifth of many. */
final class PlanProgress implements PlanListener, AutoCloseable {
    /** Fewer are planned in a moment. */
    private static final int MANY = 500;

    private static final int LINES = 5;

    private final PrintWriter err;
    private final Optional<PrintStream> terminal;
    private final CountProgress bar;
    private int lines;

    PlanProgress(PrintWriter err, Optional<PrintStream> terminal) {
        this.err = err;
        this.terminal = terminal;
        this.bar = new CountProgress(terminal, "planning");
    }

    @Override
    public synchronized void planned(int done, int all) {
        if (all < MANY) {
            return;
        }
        if (terminal.isPresent()) {
            bar.ended(done, all);
        } else if ((long) done * LINES / all > lines) {
            lines = (int) ((long) done * LINES / all);
            err.println("planned " + done + " of " + all + " files");
            err.flush();
        }
    }

    @Override
    public void close() {
        bar.close();
    }
}
