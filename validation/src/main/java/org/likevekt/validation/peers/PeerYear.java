package org.likevekt.validation.peers;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.likevekt.solver.evaluation.Evaluation;
import org.likevekt.solver.export.NlWriter;
import org.likevekt.solver.newton.Newton;
import org.likevekt.solver.newton.Outcome;

/**
 * Exports a year of the baseline with the benchmark as start point, and times our own cold-start solve of it, for
 * {@code validation/peers/run.sh}.
 */
public final class PeerYear {
    /** Largest scaled residual that counts as solved, for the peers too. */
    static final double TOLERANCE = 1e-10;

    private final RegionalModel model;
    private final Evaluation evaluation;
    private final double[] start;

    PeerYear(RegionalModel model, Evaluation evaluation) {
        this.model = model;
        this.evaluation = evaluation;
        this.start = evaluation.system().start();
    }

    /** The equations of a year of the baseline, to be started from the benchmark of the base year. */
    static PeerYear ofBaseline(int year) {
        Run run = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT).run("baseline");
        var solution = run.trajectory().year(year);
        return new PeerYear(run.model(), run.model().evaluation(run.trajectory().paths(), solution));
    }

    NlWriter export() {
        return new NlWriter(evaluation, start);
    }

    /** The solution from the benchmark. */
    Newton.Result solve() {
        return model.solve(evaluation, start, TOLERANCE);
    }

    /**
     * Writes {@code year.nl}, {@code year.row}, {@code year.col}, and {@code likevekt.x} and {@code likevekt.result}
     * with our solution and figures.
     *
     * @param args folder to write into, year, warm-up solves, timed solves
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        PeerYear year = ofBaseline(Integer.parseInt(args[1]));
        year.write(folder);
        for (int k = 0; k < Integer.parseInt(args[2]); k++) {
            year.solve();
        }
        year.measure(folder, Integer.parseInt(args[3]));
    }

    private void write(Path folder) throws IOException {
        NlWriter writer = export();
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("year.nl"))) {
            writer.writeModel(out);
        }
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("year.row"))) {
            writer.writeRowNames(out);
        }
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("year.col"))) {
            writer.writeColumnNames(out);
        }
        System.out.printf(
                Locale.ROOT,
                "exported %d equations, %d nonzeros, %d defined variables, %.1f MB%n",
                start.length,
                writer.nonzeros(),
                writer.definedVariables(),
                Files.size(folder.resolve("year.nl")) / 1e6);
    }

    private void measure(Path folder, int solves) throws IOException {
        double[] seconds = new double[solves];
        Newton.Result result = solve();
        long cpu = processorTime();
        for (int k = 0; k < solves; k++) {
            long begin = System.nanoTime();
            result = solve();
            seconds[k] = (System.nanoTime() - begin) / 1e9;
        }
        double cpuSeconds = (processorTime() - cpu) / 1e9 / solves;
        Arrays.sort(seconds);
        Files.writeString(folder.resolve("likevekt.x"), lines(result.point()));
        Outcome outcome = result.outcome();
        Files.writeString(
                folder.resolve("likevekt.result"),
                String.format(
                        Locale.ROOT,
                        "name=Likevekt%nversion=Java %s%nstatus=%s%nmedian=%.6f%ncpu=%.6f%niterations=%d%n"
                                + "jacobians=%d%nresidual=%.2e%nevaluation=%.6f%n",
                        Runtime.version().feature(),
                        outcome.converged() ? "solved" : outcome.status(),
                        seconds[solves / 2],
                        cpuSeconds,
                        outcome.iterations(),
                        outcome.factorizations(),
                        outcome.residual(),
                        evaluating(outcome, solves)));
    }

    private static String lines(double[] point) {
        return Arrays.stream(point).mapToObj(Double::toString).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Processor seconds of as many residuals and Jacobians as a solve takes. */
    private double evaluating(Outcome outcome, int times) {
        double[] residual = new double[start.length];
        double[] jacobian = new double[evaluation.system().sparsity().entryCount()];
        long cpu = processorTime();
        for (int k = 0; k < times; k++) {
            for (int i = 0; i <= outcome.iterations(); i++) {
                evaluation.residual(start, residual);
            }
            for (int i = 0; i < outcome.factorizations(); i++) {
                evaluation.jacobian(jacobian);
            }
        }
        return (processorTime() - cpu) / 1e9 / times;
    }

    /** Processor time of the whole program, its compiler and collector too, in nanoseconds. */
    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
