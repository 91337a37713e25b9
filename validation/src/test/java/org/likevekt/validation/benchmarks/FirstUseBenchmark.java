package org.likevekt.validation.benchmarks;

import java.util.concurrent.TimeUnit;
import org.likevekt.data.Dataset;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.calibration.Behaviour;
import org.likevekt.model.closure.Closure;
import org.likevekt.model.drivers.Drivers;
import org.likevekt.model.drivers.Paths;
import org.likevekt.model.dynamics.RegionalModel;
import org.likevekt.model.dynamics.Trajectory;
import org.likevekt.model.equations.CountyEquations;
import org.likevekt.solver.evaluation.EquationSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a process pays once: the county system built, and its first year solved, by code that never ran before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(11)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstUseBenchmark {
    /** The accounts that both begin with. */
    @State(Scope.Thread)
    public static class Accounts {
        private org.likevekt.model.calibration.Benchmark benchmark;

        /** Builds the accounts. */
        @Setup
        public void setUp() {
            Dataset data = Dataset.embedded();
            benchmark = new org.likevekt.model.calibration.Benchmark(RegionalAccounts.build(data), Behaviour.of(data));
        }
    }

    /** The model that the year is solved with. */
    @State(Scope.Thread)
    public static class Model {
        private RegionalModel model;
        private Paths paths;

        /** Compiles the model, and raises productivity by one to two percent. */
        @Setup
        public void setUp(Accounts accounts) {
            model = RegionalModel.of(accounts.benchmark, Closure.DEFAULT);
            Paths base = Drivers.basePaths(accounts.benchmark, 2018, 2019);
            Paths.Builder grown = base.toBuilder();
            double[] before = base.values(Drivers.PRODUCTIVITY, 2019);
            for (int cell = 0; cell < before.length; cell++) {
                grown.set(Drivers.PRODUCTIVITY, 2019, cell, before[cell] * (1.01 + 0.002 * (cell % 6)));
            }
            paths = grown.build();
        }
    }

    /** Writes the equations down and compiles them. */
    @Benchmark
    public EquationSystem build(Accounts accounts) {
        return EquationSystem.compile(CountyEquations.declare(accounts.benchmark, Closure.DEFAULT));
    }

    /** The base year and the year after it, from the benchmark. */
    @Benchmark
    public Trajectory year(Model built) {
        return built.model.simulate(built.paths);
    }
}
