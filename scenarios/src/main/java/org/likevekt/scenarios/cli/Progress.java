package org.likevekt.scenarios.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.run.RunnerListener;

/** Shows the years of a run going by: a bar on a terminal, nothing in a pipe. Remarks are shown in both. */
final class Progress implements RunnerListener {
    private static final int WIDTH = 78;

    private final PrintWriter err;
    private final Optional<PrintStream> terminal;
    private Optional<ProgressBar> bar = Optional.empty();

    /** Progress on a terminal, if there is one; remarks to the writer. */
    Progress(PrintWriter err, Optional<PrintStream> terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void started(String name, int years) {
        bar = terminal.map(stream -> new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(years)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
                .build());
    }

    @Override
    public void solved(YearSolution solution) {
        bar.ifPresent(
                shown -> shown.setExtraMessage(String.valueOf(solution.year())).step());
    }

    @Override
    public void ended() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }

    @Override
    public void remark(String line) {
        err.println("likevekt: " + line);
        err.flush();
    }
}
