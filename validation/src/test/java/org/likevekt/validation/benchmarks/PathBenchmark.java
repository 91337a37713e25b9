package org.likevekt.validation.benchmarks;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.likevekt.model.dynamics.RunListener;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.scenarios.run.Economy;
import org.likevekt.scenarios.run.Run;
import org.likevekt.scenarios.run.Runner;
import org.likevekt.scenarios.run.RunnerListener;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The counties from 2018 to 2050: the baseline, and policies that start from its years. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 4, time = 3)
public class PathBenchmark {
    /** Scenarios of the library. */
    @Param({"baseline", "vocational", "lifelong", "health-demand"})
    public String scenario;

    private Run run;
    private Optional<Trajectory> guide;

    /** Solves the scenario once. */
    @Setup
    public void setUp() {
        run = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT).run(scenario);
        guide = run.guide();
    }

    /** All 33 years. */
    @Benchmark
    public Trajectory path() {
        return run.model().simulate(run.trajectory().paths(), guide, RunListener.SILENT);
    }
}
