package org.likevekt.scenarios.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.likevekt.scenarios.batch.BatchListener;
import org.likevekt.scenarios.batch.RunOutcome;

/** Shows the runs of a batch going by: a bar with rate and time left on a terminal, a line for each run in a pipe. */
final class BatchProgress implements BatchListener, AutoCloseable {
    private static final int WIDTH = 100;

    private final PrintWriter err;
    private final Optional<PrintStream> terminal;
    private final long start = System.nanoTime();
    private Optional<ProgressBar> bar = Optional.empty();

    BatchProgress(PrintWriter err, Optional<PrintStream> terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void ended(RunOutcome outcome, int done, int all) {
        if (terminal.isPresent()) {
            draw(outcome, all);
            return;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        err.println(String.format(
                Locale.ROOT,
                "%d/%d %-7s %s  %.2f s  (%.1f runs/s, %.0f s left)",
                done,
                all,
                outcome.word(),
                outcome.run().name(),
                outcome.seconds(),
                done / seconds,
                (all - done) * seconds / done));
        err.flush();
    }

    private void draw(RunOutcome outcome, int all) {
        if (bar.isEmpty()) {
            bar = terminal.map(stream -> new ProgressBarBuilder()
                    .setTaskName("batch")
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
                    .build());
        }
        bar.ifPresent(shown -> shown.setExtraMessage(outcome.run().name()).step());
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
