package org.likevekt.scenarios.cli;

import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows parts of a task going by: a bar on a terminal, nothing in a pipe. */
final class CountProgress implements AutoCloseable {
    private static final int WIDTH = 78;

    private final Optional<PrintStream> terminal;
    private final String task;
    private Optional<ProgressBar> bar = Optional.empty();

    CountProgress(Optional<PrintStream> terminal, String task) {
        this.terminal = terminal;
        this.task = task;
    }

    /** A part has ended. */
    void ended(int done, int all) {
        if (bar.isEmpty()) {
            bar = terminal.map(stream -> new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
                    .build());
        }
        bar.ifPresent(shown -> shown.stepTo(done));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
